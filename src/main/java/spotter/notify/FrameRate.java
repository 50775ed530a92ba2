package spotter.notify;

/** How fast one client may send frames: 200 at once, then 100 a second. Used by one thread at a time. */
final class FrameRate {
    private static final int BURST = 200;
    private static final int PER_SECOND = 100;
    private static final double NANOS = 1e9;

    private final boolean isLimited;
    private double left = BURST;
    private long filledAt = System.nanoTime();

    /** @param isLimited false for load tests */
    FrameRate(boolean isLimited) {
        this.isLimited = isLimited;
    }

    boolean tryTake() {
        long now = System.nanoTime();
        left = Math.min(BURST, left + (now - filledAt) / NANOS * PER_SECOND) - 1;
        filledAt = now;
        return !isLimited || left >= 0;
    }
}
