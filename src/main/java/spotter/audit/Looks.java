package spotter.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.db.Database;

/**
 * What was looked at and is not written yet: a page of sixty thumbnails is one transaction a moment later, not sixty
 * while they are waited for. Thread-safe, in order.
 */
final class Looks {
    /** Within this time the same look again is the same line, counted. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int MAX_WAITING = 10_000;
    /** Written at once; other writers get their turn in between. */
    private static final int MOST_LINES = 500;
    /** Filled only when the database takes nothing; then serving has to go on without. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Looks.class);

    private final Database db;
    private final AuditStore store = new AuditStore();
    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    /** Taken out, and not known to be written. */
    private final List<Repeated> lines = new ArrayList<>();

    Looks(Database db) {
        this.db = db;
    }

    void add(Event event) {
        try {
            if (!waiting.offer(event, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.error("the audit cannot be written: lost {} of {}", event.deed(), event.item());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log.error("the audit was interrupted: lost {} of {}", event.deed(), event.item());
        }
    }

    /** Returns when all that was added before is written; what cannot be written now is kept for the next time. */
    synchronized void write() {
        takeWaiting();
        while (!lines.isEmpty()) {
            List<Repeated> next = lines.subList(0, Math.min(MOST_LINES, lines.size()));
            db.run(tx -> next.forEach(line -> store.count(tx, line, WINDOW)));
            next.clear();
            takeWaiting();
        }
    }

    private void takeWaiting() {
        if (lines.isEmpty()) {
            List<Event> events = new ArrayList<>();
            waiting.drainTo(events);
            lines.addAll(Repeated.of(events));
        }
    }
}
