package spotter.notify;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One timer for all sockets, and for what is to be removed now and then. */
public final class Heartbeat implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LAST_BEAT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PRUNINGS = Duration.ofHours(6);

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    /** @param round after which a silent peer counts as dead; under 20 s a loaded machine drops living ones */
    public Heartbeat(Hub hub, Lobby lobby, NotificationService notifications, Duration round) {
        notifications.prune();
        every(TICK, hub::tick);
        every(TICK, lobby::tick);
        every(round, hub::beat);
        every(BETWEEN_PRUNINGS, notifications::prune);
    }

    /** Returns when a beat that runs has ended: it reads a database that is about to close. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(LAST_BEAT.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("a heartbeat does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void every(Duration time, Runnable task) {
        timer.scheduleAtFixedRate(() -> guarded(task), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    // A timer drops a task that throws, and nobody hears of it.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("a heartbeat failed", e);
        }
    }
}
