package spotter.demo;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does what happens at the same time, two things at once. */
final class Hands implements AutoCloseable {
    private final ExecutorService pool = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "demo");
        thread.setDaemon(true);
        return thread;
    });

    /** Something to do. */
    interface Work {
        void run() throws IOException;
    }

    /** Returns when all is done; the first that failed is thrown. */
    void work(List<Work> works) throws IOException {
        try {
            for (Future<Void> done :
                    pool.invokeAll(works.stream().map(Hands::task).toList())) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The demo was interrupted.", e);
        }
    }

    private static Callable<Void> task(Work work) {
        return () -> {
            work.run();
            return null;
        };
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
