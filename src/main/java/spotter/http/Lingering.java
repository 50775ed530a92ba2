package spotter.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lingering close (RFC 9112 section 9.6): after a refusal is written, the rest of the body is read and dropped, so
 * that a client which sends everything before it reads sees the answer and not a reset. Bounded in bytes, time and
 * number; beyond that the connection is closed. Thread-safe.
 *
 * <p>Use: {@code config.requestLogger.http((ctx, millis) -> lingering.afterAnswer(ctx))}, as the last logger. That
 * hook is the only one Javalin calls when the result has been written, and it does so for every answer.
 */
public final class Lingering {
    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final Duration MAX_TIME = Duration.ofSeconds(10);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

    /** Each holds a thread of the pool for at most twelve seconds. */
    private static final int MAX_AT_ONCE = 24;

    private static final Logger log = LoggerFactory.getLogger(Lingering.class);

    private final Semaphore permits = new Semaphore(MAX_AT_ONCE);

    /** Ends the answer, then drops what is still to come of the request's body; does nothing below 400. */
    public void afterAnswer(Context ctx) {
        if (ctx.statusCode() < 400 || !bodyIsComing(ctx.req()) || ctx.req().isAsyncStarted()) {
            return;
        }
        boolean permitted = permits.tryAcquire();
        try {
            boolean drainable = permitted && ctx.req().getContentLengthLong() <= MAX_BYTES;
            if (!drainable) {
                ctx.res().setHeader("Connection", "close");
            }
            ctx.outputStream().close();
            ctx.res().getOutputStream().close();
            if (permitted) {
                drain(ctx);
            }
        } catch (IOException | NullPointerException e) {
            // Jetty 12.1.12 takes its buffer away from under a reader (HttpConnection.parseRequestBuffer) when the
            // pause ends a connection whose answer is complete. The answer is out: nothing is lost.
            log.debug("the client left while its refused body was dropped", e);
        } finally {
            if (permitted) {
                permits.release();
            }
        }
    }

    /** Whether more of the body is announced than has been read from the connection. */
    static boolean bodyIsComing(HttpServletRequest request) {
        boolean announced = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        // A client that waits for "100 Continue" sends nothing when it gets an answer instead.
        long received = Request.getContentBytesRead(core(request));
        boolean waiting = request.getHeader("Expect") != null && received == 0;
        boolean isHere = received > 0 && received == request.getContentLengthLong();
        return announced && !waiting && !isHere;
    }

    private static void drain(Context ctx) throws IOException {
        EndPoint connection =
                core(ctx.req()).getConnectionMetaData().getConnection().getEndPoint();
        long idleTimeout = connection.getIdleTimeout();
        connection.setIdleTimeout(MAX_PAUSE.toMillis());
        try {
            drop(ctx.req().getInputStream());
        } finally {
            // A server that has begun to stop meanwhile has set its own, and would wait for this connection in vain.
            if (connection.getIdleTimeout() == MAX_PAUSE.toMillis()) {
                connection.setIdleTimeout(idleTimeout);
            }
        }
    }

    private static void drop(InputStream body) throws IOException {
        long deadline = System.nanoTime() + MAX_TIME.toNanos();
        byte[] dropped = new byte[16 * 1024];
        long left = MAX_BYTES;
        for (int got = 0; got >= 0 && left > 0 && System.nanoTime() - deadline < 0; left -= got) {
            got = body.read(dropped);
        }
    }

    private static Request core(HttpServletRequest request) {
        return ServletContextRequest.getServletContextRequest(request);
    }
}
