package spotter.http;

import jakarta.servlet.ServletContext;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.ee10.websocket.server.internal.JettyServerFrameHandlerFactory;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;

/**
 * Opens WebSockets that know nothing of their handshake. Jetty's own keep its request and its answer, and by the answer's
 * headers all that has read and written them: the request's attributes, the HTTP connection, its parser.
 *
 * <p>A session of theirs has no upgrade request and no upgrade response.
 */
final class ForgetfulSockets extends JettyServerFrameHandlerFactory {
    private ForgetfulSockets(JettyWebSocketServerContainer container, WebSocketComponents components) {
        super(container, components);
    }

    /** Before the first servlet is initialized: from then on it has its factory. */
    static void install(ServletContext context, WebSocketComponents components) {
        JettyWebSocketServerContainer container = JettyWebSocketServerContainer.ensureContainer(context);
        container.removeBean(container.getBean(JettyServerFrameHandlerFactory.class));
        container.addBean(new ForgetfulSockets(container, components));
    }

    @Override
    public FrameHandler newFrameHandler(Object endpoint, ServerUpgradeRequest request, ServerUpgradeResponse response) {
        return newJettyFrameHandler(endpoint);
    }
}
