package spotter.db;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import spotter.metrics.Metrics;

/** A few reading connections, kept open, each lent to one thread at a time. Thread-safe. */
final class Readers implements AutoCloseable {
    /** More than cores: one that is lent waits for its turn on a core with its thread, and others wait for it. */
    private static final int COUNT = 8;

    private final Clock clock;
    private final Metrics metrics;
    /** The one used last first: what it has in memory is what is asked for, and the others take none. */
    private final BlockingDeque<Handle> idle = new LinkedBlockingDeque<>();

    private final List<Handle> all = new ArrayList<>();
    private final ThreadLocal<Tx> lent = new ThreadLocal<>();

    Readers(Clock clock, Metrics metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    void open(Supplier<Handle> connection) {
        for (int i = 0; i < COUNT; i++) {
            Handle reader = connection.get();
            all.add(reader);
            idle.add(reader);
        }
    }

    /**
     * @param work with a connection of its own
     * @param joining the same for a thread that has one already: nobody waits for a second while holding one
     */
    <T> T lend(Function<Tx, T> work, Function<Tx, T> joining) {
        Tx outer = lent.get();
        if (outer != null) {
            return joining.apply(outer);
        }
        try (Metrics.Timing timing = metrics.reading()) {
            Handle handle = take();
            Tx tx = new Tx(handle, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            lent.set(tx);
            try {
                return work.apply(tx);
            } finally {
                lent.remove();
                idle.addFirst(handle);
            }
        }
    }

    @Override
    public void close() {
        all.forEach(Handle::close);
    }

    private Handle take() {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a database connection", e);
        }
    }
}
