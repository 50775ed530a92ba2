package spotter.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import spotter.RawHttp;
import spotter.RawHttp.Reply;
import spotter.problem.Problem;

/** A server for the tests of this room: routes of the test's own, refusals as "code: detail", raw sockets. */
final class TestEdge implements AutoCloseable {
    private final Javalin app;

    private TestEdge(Javalin app) {
        this.app = app;
    }

    static TestEdge start(Consumer<JavalinConfig> more) {
        return start(40, more);
    }

    static TestEdge start(int threads, Consumer<JavalinConfig> more) {
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            config.jetty.threadPool = new QueuedThreadPool(threads);
            config.routes.exception(
                    Problem.class,
                    (problem, ctx) -> ctx.status(ProblemResponses.status(problem.kind()))
                            .result(problem.code() + ": " + problem.detail()));
            config.routes.exception(EofException.class, (gone, ctx) -> ctx.status(499));
            config.routes.get("/health", ctx -> ctx.result("up"));
            more.accept(config);
        });
        return new TestEdge(app.start());
    }

    int port() {
        return app.port();
    }

    Socket connect() throws IOException {
        return RawHttp.connect(port());
    }

    /** Sends the lines as a request's head, then the body, and reads the answer to the end of the connection. */
    Reply exchange(byte[] body, String... head) throws IOException {
        return RawHttp.exchange(port(), body, head);
    }

    Reply get(String... head) throws IOException {
        return exchange(new byte[0], head);
    }

    @Override
    public void close() {
        app.stop();
    }
}
