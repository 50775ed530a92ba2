package spotter.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * Lets a bounded number of bodies be read at once, so that slow senders cannot take every thread of the server. Half as
 * many again may wait for their turn; the rest is refused at once. Of a large gate one person never has the last eighth.
 * Thread-safe.
 */
public final class UploadGate {
    private static final int EIGHTH = 8;
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Semaphore permits;
    private final Semaphore waiters;
    private final Duration patience;
    private final int perPerson;
    private final Map<Long, Integer> ofPeople = new ConcurrentHashMap<>();

    /** @param permits how many may read at once; half of them, rounded up, may wait */
    public UploadGate(int permits, Duration patience) {
        this.permits = new Semaphore(permits, true);
        this.waiters = new Semaphore((permits + 1) / 2);
        this.patience = patience;
        this.perPerson = permits < EIGHTH ? Integer.MAX_VALUE : permits - permits / EIGHTH;
    }

    /** The reading of a body. */
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * {@link #during(Reading)} for one person, who is refused as well when all but the last eighth are his.
     *
     * @throws Problem OVERLOADED if there was no turn in time
     */
    public <T> T during(long userId, Reading<T> reading) throws IOException {
        int his = ofPeople.merge(userId, 1, Integer::sum);
        try {
            if (his > perPerson) {
                throw busy();
            }
            return during(reading);
        } finally {
            ofPeople.computeIfPresent(userId, (id, count) -> count == 1 ? null : count - 1);
        }
    }

    /**
     * Runs the reading when it is its turn; only the reading, so that slow work after it holds no permit.
     *
     * @throws Problem OVERLOADED if there was no turn in time
     */
    public <T> T during(Reading<T> reading) throws IOException {
        if (!permits.tryAcquire() && !waitedForTurn()) {
            throw busy();
        }
        try {
            return reading.read();
        } finally {
            permits.release();
        }
    }

    private static Problem busy() {
        return Problem.retryLater(
                ProblemKind.OVERLOADED,
                "media.busy",
                "Too many uploads are under way; try again in a few seconds",
                LATER);
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
