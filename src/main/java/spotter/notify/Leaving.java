package spotter.notify;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sockets that were told to go. A client may ignore that, or never read it: then it is cut off. */
final class Leaving {
    /** Enough for a slow phone to hear why. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Map<Outlet, Long> deadlinesNanos = new ConcurrentHashMap<>();

    void add(Outlet outlet) {
        deadlinesNanos.put(outlet, System.nanoTime() + GRACE.toNanos());
    }

    /** It has gone by itself. */
    void remove(Outlet outlet) {
        deadlinesNanos.remove(outlet);
    }

    /** Cuts off those whose time is up. */
    void cut() {
        long now = System.nanoTime();
        deadlinesNanos.forEach((outlet, deadline) -> {
            if (now - deadline >= 0) {
                remove(outlet);
                outlet.disconnect();
            }
        });
    }
}
