package spotter.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers rings by a few threads. All rings of one person are answered by the same thread, one after the other, and
 * those that come while one is waiting become one.
 */
final class Bells implements AutoCloseable {
    /** Below zero: no account's number. */
    private static final long STOP = -1;

    private static final Logger log = LoggerFactory.getLogger(Bells.class);

    private final LongConsumer answer;
    private final List<BlockingQueue<Long>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

    Bells(int threadCount, LongConsumer answer) {
        this.answer = answer;
        for (int i = 0; i < threadCount; i++) {
            BlockingQueue<Long> queue = new LinkedBlockingQueue<>();
            Thread thread = new Thread(() -> work(queue), "delivery-" + i);
            thread.setDaemon(true);
            queues.add(queue);
            threads.add(thread);
            thread.start();
        }
    }

    void ring(long userId) {
        if (waiting.add(userId)) {
            queues.get((int) (userId % queues.size())).add(userId);
        }
    }

    /** Returns when the threads have ended. */
    @Override
    public void close() {
        queues.forEach(queue -> queue.add(STOP));
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void work(BlockingQueue<Long> queue) {
        try {
            for (long userId = queue.take(); userId != STOP; userId = queue.take()) {
                // Before the answer: a ring that comes while it runs must be answered again.
                waiting.remove(userId);
                answer(userId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(long userId) {
        try {
            answer.accept(userId);
        } catch (RuntimeException e) {
            // The rows stay, and so do the cursors: the next ring or heartbeat delivers them.
            log.error("delivery to user {} failed", userId, e);
        }
    }
}
