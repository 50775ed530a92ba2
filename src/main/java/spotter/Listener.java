package spotter;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.time.Duration;
import spotter.http.Edge;
import spotter.http.JettySetup;
import spotter.http.Routes;

/** The part of the server that people reach: Javalin on its port, with every room's routes behind one edge. */
final class Listener implements AutoCloseable {
    private static final int KIB = 1024;

    private final Javalin app;

    private Listener(Javalin app) {
        this.app = app;
    }

    /** The rooms' routes, put in place while the server is configured. */
    interface Rooms {
        void register(Routes routes);
    }

    /**
     * Returns when requests are answered.
     *
     * @throws StartException if the port cannot be had
     */
    static Listener start(Config config, Edge edge, Rooms rooms) {
        Javalin javalin = Javalin.create(it -> configure(it, config, edge, rooms));
        Edge.refuseOpenRoutes(javalin);
        try {
            // Its line about a port in use would stand beside our sentence, and all failures reach us anyway.
            JavalinLogger.enabled = false;
            javalin.start(config.host(), config.port());
        } catch (JavalinBindException e) {
            javalin.stop();
            throw cannotListen(config, e);
        } finally {
            JavalinLogger.enabled = true;
        }
        return new Listener(javalin);
    }

    int port() {
        return app.port();
    }

    /** For tests: which routes there are. */
    Javalin app() {
        return app;
    }

    /** Lets running requests finish, as long as {@link JettySetup} says. */
    @Override
    public void close() {
        app.stop();
    }

    static StartException cannotListen(Config config, Exception cause) {
        return new StartException(
                "Port " + config.port() + " of " + config.host()
                        + " cannot be listened on: it is in use, not allowed, or no address of this machine.",
                cause);
    }

    private static void configure(JavalinConfig it, Config config, Edge edge, Rooms rooms) {
        it.startup.showJavalinBanner = false;
        it.startup.showOldJavalinVersionWarning = false;
        it.startup.startupWatcherEnabled = false;
        JettySetup.apply(
                it.jetty,
                new JettySetup.Limits(
                        OpenFiles.affordable("connections", config.whole(Setting.CONNECTIONS), 75),
                        config.whole(Setting.REQUEST_HEAD_KIB) * KIB,
                        Duration.ofSeconds(config.whole(Setting.REQUEST_HEAD_SECONDS))));
        it.http.maxRequestSize = (long) config.whole(Setting.REQUEST_BODY_KIB) * KIB;
        edge.install(it);
        rooms.register(new Routes(it.routes));
    }
}
