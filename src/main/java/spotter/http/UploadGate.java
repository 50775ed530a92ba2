package spotter.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * Lets a bounded number of uploads be read at once, so that slow senders cannot take every thread of the server.
 * Half as many again may wait five seconds for their turn; the rest is refused at once. Thread-safe.
 */
public final class UploadGate {
    /** With 32 that wait and 24 in {@link Lingering}, 120 of the pool's threads: the rest stays for everything else. */
    public static final int DEFAULT_PERMITS = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore permits;
    private final Semaphore waiters;
    private final Duration patience;

    public UploadGate() {
        this(DEFAULT_PERMITS, PATIENCE);
    }

    /** @param permits how many may read at once; half of them, rounded up, may wait */
    public UploadGate(int permits, Duration patience) {
        this.permits = new Semaphore(permits, true);
        this.waiters = new Semaphore((permits + 1) / 2);
        this.patience = patience;
    }

    /** The reading of a body. */
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Runs the reading when it is its turn; only the reading, so that slow work after it holds no permit.
     *
     * @throws Problem OVERLOADED if there was no turn in time
     */
    public <T> T during(Reading<T> reading) throws IOException {
        if (!permits.tryAcquire() && !waitedForTurn()) {
            throw Problem.retryLater(
                    ProblemKind.OVERLOADED,
                    "media.busy",
                    "Too many uploads are under way; try again in a few seconds",
                    PATIENCE);
        }
        try {
            return reading.read();
        } finally {
            permits.release();
        }
    }

    private boolean waitedForTurn() {
        if (!waiters.tryAcquire()) {
            return false;
        }
        try {
            return permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiters.release();
        }
    }
}
