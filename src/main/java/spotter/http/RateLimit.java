package spotter.http;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * A token bucket for each key: a burst at once, then one more each interval. Thread-safe, bounded in memory: of more
 * than 10,000 keys the least recently used is forgotten.
 */
public final class RateLimit {
    private static final int MAX_KEYS = 10_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private static final String ATTEMPTS = "Too many attempts. Wait a moment and try again.";

    private final Clock clock;
    private final int burst;
    private final Duration interval;
    private final String refusal;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_KEYS;
        }
    };

    private static final class Bucket {
        private double tokens;
        private long filledAt;
    }

    /**
     * @param burst how many pass at once; at least 1
     * @param interval after how long one more passes
     */
    public RateLimit(Clock clock, int burst, Duration interval) {
        this(clock, burst, interval, ATTEMPTS);
    }

    /** @param refusal the sentence of whoever has to wait */
    public RateLimit(Clock clock, int burst, Duration interval, String refusal) {
        this.clock = clock;
        this.burst = burst;
        this.interval = interval;
        this.refusal = refusal;
    }

    /** Takes one, or throws 429 saying when the next is there. */
    public synchronized void take(String key) {
        Bucket bucket = bucket(key);
        require(bucket);
        bucket.tokens -= 1;
    }

    /** Undoes a {@link #take} that turned out not to count. */
    public synchronized void giveBack(String key) {
        Bucket bucket = bucket(key);
        bucket.tokens = Math.min(burst, bucket.tokens + 1);
    }

    /** Takes one if one is left. */
    public synchronized boolean tryTake(String key) {
        Bucket bucket = bucket(key);
        boolean left = bucket.tokens >= 1;
        bucket.tokens -= left ? 1 : 0;
        return left;
    }

    /** Throws 429 if nothing is left, and takes nothing. */
    public synchronized void require(String key) {
        require(bucket(key));
    }

    private void require(Bucket bucket) {
        double missing = 1 - bucket.tokens;
        if (missing > 0) {
            throw Problem.retryLater(ProblemKind.TOO_MANY, "rate.limited", refusal, Duration.ofNanos((long)
                    Math.ceil(missing * interval.toNanos())));
        }
    }

    private Bucket bucket(String key) {
        long now = clock.millis();
        Bucket bucket = buckets.computeIfAbsent(key, fresh -> {
            Bucket full = new Bucket();
            full.tokens = burst;
            full.filledAt = now;
            return full;
        });
        double grown = Math.max(0, now - bucket.filledAt) * NANOS_PER_MILLI / interval.toNanos();
        bucket.tokens = Math.min(burst, bucket.tokens + grown);
        bucket.filledAt = now;
        return bucket;
    }
}
