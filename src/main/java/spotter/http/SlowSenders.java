package spotter.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Ends requests whose body comes in so slowly that it only holds a thread. The rate is taken over whole spans of
 * time, one after another; who sends nothing at all is left to the connector's idle timeout.
 *
 * <p>Use: {@code server.insertHandler(new SlowSenders())}. Jetty's MinimumDataRateHandler judges from the first
 * byte on and by the average since then: it drops good senders that pause for a tenth of a second after the head of
 * a form, and keeps bad ones that begin fast.
 */
public final class SlowSenders extends Handler.Wrapper {
    private static final long MIN_BYTES_PER_SECOND = 2000;
    private static final Duration SPAN = Duration.ofSeconds(10);

    private final double minBytesPerNano;
    private final long spanNanos;

    public SlowSenders() {
        this(MIN_BYTES_PER_SECOND, SPAN);
    }

    /** @param span how long a sender may pause at least, and how long the rate is averaged */
    public SlowSenders(long minBytesPerSecond, Duration span) {
        this.minBytesPerNano = minBytesPerSecond / 1e9;
        this.spanNanos = span.toNanos();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Watched(request), response, callback);
    }

    private final class Watched extends Request.Wrapper {
        private boolean started;
        private long spanStart;
        private long spanBytes;
        private Content.@Nullable Chunk tooSlow;

        Watched(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (tooSlow == null && isTooSlow()) {
                tooSlow = Content.Chunk.from(new TimeoutException("the body comes in too slowly"));
            }
            if (tooSlow != null) {
                return tooSlow;
            }
            Content.Chunk chunk = super.read();
            spanBytes += chunk == null ? 0 : chunk.remaining();
            return chunk;
        }

        private boolean isTooSlow() {
            long now = System.nanoTime();
            long elapsed = started ? now - spanStart : 0;
            boolean slow = elapsed > spanNanos && spanBytes < minBytesPerNano * elapsed;
            if (!started || elapsed > spanNanos) {
                started = true;
                spanStart = now;
                spanBytes = 0;
            }
            return slow;
        }
    }
}
