package spotter.pictures;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Carries rows of samples from the thread that decodes a picture to a second one that scales it: each is about half of
 * the work, and who waits for one picture waits for the longer half only. Used by the decoding thread.
 */
final class RowBelt implements AutoCloseable {
    /** Rows that go over together, for a handover may put a thread to sleep and wake it; two such portions are made. */
    private static final int ROWS = 16;

    private static final int PORTIONS = 2;

    /** What a belt takes of memory for one byte of a row. */
    static final int BYTES_PER_ROW_BYTE = ROWS * PORTIONS;

    private static final Portion END = new Portion(0);

    private final Taker taker;
    private final BlockingQueue<Portion> empty = new ArrayBlockingQueue<>(PORTIONS);
    private final BlockingQueue<Portion> filled = new ArrayBlockingQueue<>(PORTIONS + 1);
    private final FutureTask<Void> taking = new FutureTask<>(this::takeAll, null);
    private @Nullable Portion current;

    /** The receiving end, called by the second thread alone. */
    @FunctionalInterface
    interface Taker {
        /** @param samples only lent */
        void row(int y, byte[] samples);
    }

    private static final class Portion {
        private final byte[][] rows;
        private final int[] numbers = new int[ROWS];
        private int count;

        private Portion(int rowBytes) {
            this.rows = new byte[ROWS][rowBytes];
        }
    }

    RowBelt(int rowBytes, Taker taker) {
        this.taker = taker;
        for (int i = 0; i < PORTIONS; i++) {
            empty.add(new Portion(rowBytes));
        }
        Thread thread = new Thread(taking, "scaler");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where the next row is to be written; it leaves when the one after it is asked for, or with the end. */
    byte[] next(int y) {
        if (current != null && current.count == ROWS) {
            put(filled, current);
            current = null;
        }
        Portion portion = current == null ? take(empty) : current;
        current = portion;
        portion.numbers[portion.count] = y;
        return portion.rows[portion.count++];
    }

    /** Returns when all rows have been taken; throws what the taker threw. */
    @Override
    public void close() {
        if (current != null) {
            put(filled, current);
        }
        put(filled, END);
        try {
            taking.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a picture could not be scaled", e.getCause());
        }
    }

    private void takeAll() {
        Throwable failure = null;
        for (Portion portion = take(filled); portion != END; portion = take(filled)) {
            // After a failure rows are still taken, or the other thread would wait for ever.
            failure = failure == null ? failureOf(portion) : failure;
            portion.count = 0;
            put(empty, portion);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private @Nullable Throwable failureOf(Portion portion) {
        try {
            for (int i = 0; i < portion.count; i++) {
                taker.row(portion.numbers[i], portion.rows[i]);
            }
            return null;
        } catch (RuntimeException | Error failure) {
            return failure;
        }
    }

    private static Portion take(BlockingQueue<Portion> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void put(BlockingQueue<Portion> queue, Portion portion) {
        try {
            queue.put(portion);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while a picture was scaled", e);
    }
}
