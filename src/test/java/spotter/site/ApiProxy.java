package spotter.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import spotter.TestServer;

/** Passes {@code /proxy/…} on to the server, counts what passes, and fails where it is told to. */
final class ApiProxy implements HttpHandler {
    static final String PREFIX = "/proxy";
    /** Among the statuses: an answer that breaks off. */
    static final int BREAK = 0;

    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type");

    private final TestServer server;
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Queue<Integer> failures = new ConcurrentLinkedQueue<>();
    private volatile String failing = "";

    ApiProxy(TestServer server) {
        this.server = server;
    }

    /** The next requests for this path get these statuses, in order, with {@code Retry-After: 7}. */
    void fail(String path, Integer... statuses) {
        failing = path;
        failures.addAll(List.of(statuses));
    }

    /** How many requests for this path have come. */
    int count(String path) {
        return counts.computeIfAbsent(path, it -> new AtomicInteger()).get();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString().substring(PREFIX.length());
        String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
        counts.computeIfAbsent(path, it -> new AtomicInteger()).incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer failure = path.equals(failing) ? failures.poll() : null;
        if (failure == null) {
            answer(exchange, server.send(request(exchange, address, body), null));
        } else if (failure == BREAK) {
            // Not before it has begun: a browser then sends again by itself.
            exchange.sendResponseHeaders(200, 1);
            exchange.close();
        } else {
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(failure, -1);
            exchange.close();
        }
    }

    private HttpRequest.Builder request(HttpExchange exchange, String address, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(address))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : PASSED_ON) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request;
    }

    private static void answer(HttpExchange exchange, TestServer.Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.header("Content-Type"));
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }
}
