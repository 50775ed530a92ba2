package spotter;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened and is to be closed in reverse, also when the start fails half way. */
final class Parts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    private final Deque<Runnable> closers = new ArrayDeque<>();

    /** How one part is closed. */
    interface Closer<T> {
        void close(T part);
    }

    /** The part itself, to be closed before all that were opened earlier. */
    <T> T opened(T part, Closer<T> closer) {
        closers.push(() -> closer.close(part));
        return part;
    }

    boolean isEmpty() {
        return closers.isEmpty();
    }

    @Override
    public void close() {
        while (!closers.isEmpty()) {
            try {
                closers.pop().run();
            } catch (RuntimeException e) {
                // What is left must be closed all the same: the database above all.
                log.error("a part of the server did not close", e);
            }
        }
    }
}
