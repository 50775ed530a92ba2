package spotter.http;

import io.javalin.config.JettyConfig;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty as this server needs it: bounded against slow and hostile clients, graceful when it stops, silent about itself. */
public final class JettySetup {
    /** A stopping server lets running uploads finish for this long. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
    /** How long a running upload may pause while the server stops. */
    private static final Duration STOPPING_IDLE_TIMEOUT = Duration.ofSeconds(5);
    /** Every read holds a thread, every upload too; the upload gate keeps the latter well below this. */
    private static final int MAX_THREADS = 250;
    /** From this release on a blocked virtual thread never pins its carrier (JEP 491). */
    private static final int FIRST_UNPINNED_RELEASE = 24;

    private static final Logger log = LoggerFactory.getLogger(JettySetup.class);

    private final Limits limits;

    private JettySetup(Limits limits) {
        this.limits = limits;
    }

    /**
     * What clients may cost before anybody knows who they are.
     *
     * @param connections open at the same time, live ones included; more wait to be accepted
     * @param headBytes of a request's first line and headers; more are 414 or 431
     * @param headTime from the first byte of a head to its last
     */
    public record Limits(int connections, int headBytes, Duration headTime) {}

    public static void apply(JettyConfig jetty, Limits limits) {
        JettySetup setup = new JettySetup(limits);
        jetty.threadPool = threadPool();
        jetty.modifyHttpConfiguration(setup::apply);
        jetty.modifyServer(setup::apply);
        jetty.modifyServletContextHandler(JettySetup::apply);
        jetty.modifyWebSocketServletFactory(JettySetup::apply);
    }

    private void apply(HttpConfiguration http) {
        http.setRequestHeaderSize(limits.headBytes());
        // What fits in here leaves without a thread that waits for the reader.
        http.setOutputBufferSize(FileResponse.SMALL_BYTES);
        http.setOutputAggregationSize(FileResponse.SMALL_BYTES);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
    }

    private void apply(Server server) {
        server.insertHandler(new EarlyBodies());
        server.insertHandler(new SlowSenders());
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
        server.setErrorHandler(JettySetup::answerError);
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                connectors(server).forEach(JettySetup.this::apply);
            }

            @Override
            public void lifeCycleStopping(LifeCycle stopping) {
                connectors(server).forEach(JettySetup::closeIdle);
            }
        });
    }

    private static Stream<AbstractConnector> connectors(Server server) {
        return Arrays.stream(server.getConnectors())
                .filter(AbstractConnector.class::isInstance)
                .map(AbstractConnector.class::cast);
    }

    private void apply(AbstractConnector connector) {
        connector.addBean(new SlowHeads(connector, limits.headTime()));
        connector.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        // Not by HttpConfiguration: that puts the connector's own 30 seconds back after each request, also when the
        // server has begun to stop, which then waits for them.
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        connector.setShutdownIdleTimeout(STOPPING_IDLE_TIMEOUT.toMillis());
    }

    // Or a stopping server would wait for every browser to hang up.
    private static void closeIdle(AbstractConnector connector) {
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            if (endPoint.getConnection() instanceof HttpConnection http
                    && http.getHttpChannel().getRequest() == null) {
                endPoint.close();
            }
        }
    }

    private static void apply(ServletContextHandler context) {
        context.setErrorHandler(JettySetup::answerError);
        // Every WebSocket upgrade, a refused one too, would otherwise leave a session in memory for ever.
        SessionHandler sessions = context.getSessionHandler();
        NullSessionCache cache = new NullSessionCache(sessions);
        cache.setSessionDataStore(new NullSessionDataStore());
        sessions.setSessionCache(cache);
        sessions.setUsingCookies(false);
        FilterHolder handshakes = new FilterHolder(new HandshakeFilter());
        handshakes.setAsyncSupported(true);
        context.addFilter(handshakes, "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addEventListener(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                WebSocketComponents components = WebSocketServerComponents.getWebSocketComponents(context);
                // Browsers always ask for it, and it costs 129 KB of native memory a socket.
                components.getExtensionRegistry().unregister("permessage-deflate");
                ForgetfulSockets.install(event.getServletContext(), components);
            }
        });
    }

    private static void apply(JettyWebSocketServletFactory factory) {
        factory.setMaxTextMessageSize(SocketLimits.MAX_FRAME_BYTES);
        factory.setMaxBinaryMessageSize(SocketLimits.MAX_FRAME_BYTES);
        factory.setMaxFrameSize(SocketLimits.MAX_FRAME_BYTES);
        factory.setMaxOutgoingFrames(SocketLimits.MAX_OUTGOING_FRAMES);
        factory.setIdleTimeout(SocketLimits.IDLE_TIMEOUT);
    }

    private static QueuedThreadPool threadPool() {
        QueuedThreadPool pool = new QueuedThreadPool(MAX_THREADS, 8);
        pool.setName("http");
        if (Runtime.version().feature() >= FIRST_UNPINNED_RELEASE) {
            try {
                pool.setVirtualThreadsExecutor((Executor) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null));
            } catch (ReflectiveOperationException e) {
                log.warn("no virtual threads on this JDK", e);
            }
        }
        return pool;
    }

    // What Jetty refuses by itself: malformed requests, headers too large. HTML pages otherwise.
    private static boolean answerError(Request request, Response response, Callback callback) {
        int status = errorStatus(response.getStatus());
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemResponses.CONTENT_TYPE);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        String given = response.getHeaders().get(RequestId.HEADER);
        String id = given == null ? RequestId.next() : given;
        response.getHeaders().put(RequestId.HEADER, id);
        byte[] body = ProblemResponses.body(status, "http." + status, ProblemResponses.sentence(status), id);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static int errorStatus(int status) {
        if (status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505) {
            // What a client wrote in its first line is no fault of ours, and must not look like one to who watches.
            return HttpStatus.BAD_REQUEST_400;
        }
        return status < 400 ? HttpStatus.INTERNAL_SERVER_ERROR_500 : status;
    }
}
