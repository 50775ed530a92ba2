package spotter.pictures;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * The memory that decodes under way may take together: a decode cannot be stopped once begun, so it has to wait
 * before. First come, first served, for a large picture must not starve behind small ones. Thread-safe.
 */
public final class MemoryBudget {
    /** A semaphore counts in int; in units of 4 KiB that is 8 TiB. */
    private static final int UNIT_BYTES = 4096;

    private final int units;
    private final Duration longestWait;
    private final Semaphore free;

    /**
     * @param totalBytes what all decodes may take together, at most 8 TiB
     * @param longestWait for a share of it
     */
    public MemoryBudget(long totalBytes, Duration longestWait) {
        this.units = Math.toIntExact(totalBytes / UNIT_BYTES);
        this.longestWait = longestWait;
        this.free = new Semaphore(units, true);
    }

    /**
     * Takes a share and waits for it if need be.
     *
     * @return to be closed when the memory is free again
     * @throws Problem {@code media.too_many_pixels} if the share is larger than the whole, {@code media.busy} if it
     *     did not become free in time
     */
    public Permit acquire(long bytes) {
        long share = Math.max(1, (bytes + UNIT_BYTES - 1) / UNIT_BYTES);
        if (share > units) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "media.too_many_pixels",
                    "The picture has more pixels than this server has memory for; send it smaller, or as a JPEG");
        }
        if (!waitFor((int) share)) {
            throw Problem.retryLater(
                    ProblemKind.OVERLOADED,
                    "media.busy",
                    "Too many pictures are being worked on; try again in a few seconds",
                    Duration.ofSeconds(5));
        }
        return new Permit(free, (int) share);
    }

    private boolean waitFor(int share) {
        try {
            return free.tryAcquire(share, longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A share of the budget; closing it twice gives it back once. */
    public static final class Permit implements AutoCloseable {
        private final Semaphore free;
        private final int share;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Permit(Semaphore free, int share) {
            this.free = free;
            this.share = share;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                free.release(share);
            }
        }
    }
}
