package spotter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.lang.reflect.Proxy;

/**
 * Takes a WebSocket's handshake away from Javalin once it is over. Javalin copies what a handler may ask for, and keeps
 * the request and the answer all the same, by them the HTTP connection, its parser and its headers: 6 KB a socket.
 */
final class HandshakeFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // By this very header Javalin tells a handshake from a request: no other route, which might go on later, runs
        // below.
        if (request.getHeader("Sec-WebSocket-Version") == null) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequestWrapper handshake = new HttpServletRequestWrapper(request);
        HttpServletResponseWrapper answer = new HttpServletResponseWrapper(response);
        try {
            chain.doFilter(handshake, answer);
        } finally {
            handshake.setRequest(Over.REQUEST);
            answer.setResponse(Over.RESPONSE);
        }
    }

    /** Stands where a handshake was; every use of it is a mistake. */
    private static final class Over {
        static final HttpServletRequest REQUEST = of(HttpServletRequest.class);
        static final HttpServletResponse RESPONSE = of(HttpServletResponse.class);

        private static <T> T of(Class<T> type) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        throw new IllegalStateException("the handshake is over: " + method.getName());
                    }));
        }
    }
}
