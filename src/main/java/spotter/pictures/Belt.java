package spotter.pictures;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries parts of a picture from the thread that decodes it to a second one that scales it: each is about half of the
 * work, and who waits for one picture waits for the longer half only. Used by the decoding thread.
 */
final class Belt<T> implements AutoCloseable {
    private final Consumer<T> taker;
    private final BlockingQueue<T> empty;
    private final BlockingQueue<Optional<T>> filled;
    private final Beside<Boolean> taking;
    private @Nullable T current;

    /**
     * @param parts that go to and fro, at least two
     * @param taker gets them one after the other, in the second thread; only lent
     */
    Belt(List<T> parts, Consumer<T> taker) {
        this.taker = taker;
        this.empty = new ArrayBlockingQueue<>(parts.size(), false, parts);
        this.filled = new ArrayBlockingQueue<>(parts.size() + 1);
        this.taking = new Beside<>("scaler", this::takeAll);
    }

    /** A part to be filled; it leaves when the one after it is asked for, or with the end. */
    T next() {
        if (current != null) {
            put(filled, Optional.of(current));
        }
        T next = take(empty);
        current = next;
        return next;
    }

    /** Returns when all parts have been taken; throws what the taker threw. */
    @Override
    public void close() {
        if (current != null) {
            put(filled, Optional.of(current));
        }
        put(filled, Optional.empty());
        taking.result();
    }

    private boolean takeAll() {
        Throwable failure = null;
        for (Optional<T> part = take(filled); part.isPresent(); part = take(filled)) {
            // After a failure parts are still taken, or the other thread would wait for ever.
            failure = failure == null ? failureOf(part.get()) : failure;
            put(empty, part.get());
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return true;
    }

    private @Nullable Throwable failureOf(T part) {
        try {
            taker.accept(part);
            return null;
        } catch (RuntimeException | Error failure) {
            return failure;
        }
    }

    private static <E> E take(BlockingQueue<E> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw Beside.interrupted(e);
        }
    }

    private static <E> void put(BlockingQueue<E> queue, E element) {
        try {
            queue.put(element);
        } catch (InterruptedException e) {
            throw Beside.interrupted(e);
        }
    }
}
