package spotter.admin;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread for the long work that an administrator starts over HTTP, one piece after the other. Thread-safe. */
final class Worker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread worker = new Thread(task, "admin");
        worker.setDaemon(true);
        return worker;
    });

    /** @param work that keeps its own failure: here nobody hears of it */
    void start(Runnable work) {
        thread.execute(work);
    }

    /** Interrupts what is under way; a backup leaves nothing then. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("what an administrator started is still going on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
