package spotter.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.access.Caller;
import spotter.access.Origin;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Chapter;
import spotter.http.Slice;

/**
 * The record of who did what. A change is written in its own transaction; a look a moment after it, so that nobody
 * waits for it, and repeated ones as one counted line. Own looks at own things are not recorded. Thread-safe.
 */
public final class AuditLog implements AutoCloseable {
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(200);
    private static final Duration BETWEEN_PRUNINGS = Duration.ofHours(6);
    private static final Duration LAST_WRITE = Duration.ofSeconds(10);
    private static final int EXPORTED_AT_ONCE = 200;
    private static final int PRUNED_AT_ONCE = 1000;

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private final Database db;
    private final Duration kept;
    private final Looks looks;
    private volatile boolean isFailing;
    private final AuditStore store = new AuditStore();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "audit");
        thread.setDaemon(true);
        return thread;
    });

    /** @param kept how long a line lives */
    public AuditLog(Database db, Duration kept) {
        this.db = db;
        this.kept = kept;
        this.looks = new Looks(db);
    }

    /** Removes old lines; from now on, looks are written. */
    public void start() {
        guarded(this::prune);
        every(BETWEEN_WRITES, looks::write);
        every(BETWEEN_PRUNINGS, this::prune);
    }

    /** A change, in its transaction. */
    public void record(Tx tx, Caller by, Deed deed, Item item) {
        store.insert(tx, Repeated.once(Event.by(by, tx.now(), deed, item)));
    }

    /** A change by somebody without an account: the operator at the command line. */
    public void record(Tx tx, Origin origin, Deed deed, Item item) {
        store.insert(tx, Repeated.once(new Event(tx.now(), null, null, origin, deed, item)));
    }

    /** The account is gone, and with it all that was said of it; that it was deleted stays, by its number alone. */
    public void recordDeletion(Tx tx, Caller by, long accountId) {
        record(
                tx,
                by.userId() == accountId ? by.from(new Origin(by.origin().via(), null)) : by,
                Deed.DELETE,
                Item.of("account", accountId, null));
    }

    /** A look at something of somebody else's. */
    public void look(Caller by, Item item) {
        if (!Objects.equals(item.subjectId(), by.userId())) {
            looks.add(Event.by(by, now(), Deed.LOOK, item));
        }
    }

    /** A look at a list in which these people's things stand. */
    public void lookAtLists(Caller by, String type, List<Long> subjectIds) {
        subjectIds.stream().distinct().forEach(subjectId -> look(by, Item.of(type, null, subjectId)));
    }

    /** @param accountId null if there is no such account */
    public void loginFailed(Origin origin, @Nullable Long accountId) {
        // Written afterwards, so that the answer takes as long whether there is such an account or not.
        Item item = Item.of("account", accountId, accountId);
        looks.add(new Event(now(), null, null, origin, Deed.LOGIN_FAILED, item));
    }

    /** Newest first, up to this moment. */
    Slice<AuditEvent> list(AuditFilter filter, int limit) {
        guarded(looks::write);
        List<AuditEvent> found = db.read(tx -> store.list(tx, filter, limit + 1));
        boolean isMore = found.size() > limit;
        List<AuditEvent> shown = isMore ? found.subList(0, limit) : found;
        return new Slice<>(shown, isMore ? shown.get(limit - 1).cursor() : null);
    }

    /** All that concerns the owner. */
    public Chapter chapter() {
        return new Chapter("audit", (owner, cursor) -> {
            AuditFilter.Place before = cursor == null ? null : AuditFilter.Place.parse(cursor);
            return list(new AuditFilter(null, owner.userId(), null, null, null, before), EXPORTED_AT_ONCE);
        });
    }

    /** What is still to be written is, before this returns. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(LAST_WRITE.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("the audit's writer does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        guarded(looks::write);
    }

    private void prune() {
        Instant before = now().minus(kept);
        int pruned;
        do {
            pruned = db.write(tx -> store.prune(tx, before, PRUNED_AT_ONCE));
        } while (pruned == PRUNED_AT_ONCE);
    }

    private Instant now() {
        Clock clock = db.clock();
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void every(Duration time, Runnable task) {
        timer.scheduleWithFixedDelay(() -> guarded(task), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    // A timer drops a task that throws; and a full disk must not keep anybody from reading.
    private void guarded(Runnable task) {
        try {
            task.run();
            isFailing = false;
        } catch (RuntimeException e) {
            // Tried again five times a second, said once.
            if (!isFailing) {
                log.error("the audit cannot be written; it is kept in memory and tried again", e);
            }
            isFailing = true;
        }
    }
}
