package spotter.notify;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sockets that were told to go. A client may ignore that, or never read it: then it is cut off. */
final class Leaving {
    /** Enough for a slow phone to hear why. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private record Leaver(Outlet outlet, long deadlineNanos) {}

    private final Queue<Leaver> queue = new ConcurrentLinkedQueue<>();

    void add(Outlet outlet) {
        queue.add(new Leaver(outlet, System.nanoTime() + GRACE.toNanos()));
    }

    /** Cuts off those whose time is up. */
    void cut() {
        for (Leaver first = queue.peek(); first != null && isLate(first); first = queue.peek()) {
            queue.remove(first);
            first.outlet().disconnect();
        }
    }

    private static boolean isLate(Leaver leaver) {
        return System.nanoTime() - leaver.deadlineNanos() >= 0;
    }
}
