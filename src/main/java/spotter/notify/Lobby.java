package spotter.notify;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sockets that have not said yet who they are: few, and not for long. */
public final class Lobby {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Nobody vouches for these, so they may not cost much: 9 KB each. */
    private static final int MAX_WAITING = 500;

    private final Hub hub;
    private final Map<Outlet, Long> waiting = new ConcurrentHashMap<>();

    public Lobby(Hub hub) {
        this.hub = hub;
    }

    /** False if there is no room. */
    boolean enter(Outlet outlet) {
        return waiting.size() < MAX_WAITING && waiting.put(outlet, System.nanoTime() + PATIENCE.toNanos()) == null;
    }

    /** False if it was not here, or not any more. */
    boolean leave(Outlet outlet) {
        return waiting.remove(outlet) != null;
    }

    void tick() {
        long now = System.nanoTime();
        waiting.forEach((outlet, deadline) -> {
            if (now - deadline >= 0 && leave(outlet)) {
                hub.close(outlet, CloseCode.NO_TOKEN);
            }
        });
    }
}
