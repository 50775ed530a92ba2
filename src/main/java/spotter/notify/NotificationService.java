package spotter.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import spotter.access.Caller;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Chapter;
import spotter.http.Json;
import spotter.http.Page;
import spotter.http.Slice;
import spotter.metrics.Metrics;
import spotter.problem.Problem;

/** Tells people what has happened: a row in the transaction of the change, then the doorbell. Thread-safe. */
public final class NotificationService {
    private static final int EXPORTED_AT_ONCE = 200;
    private static final String THING = "Notification";

    private final Database db;
    private final FanOut fanOut;
    private final Duration kept;
    private final PayloadRenewal renewal;
    private final Metrics metrics;
    private final NotificationStore notifications = new NotificationStore();

    /** How many there are; the names are the answer's. */
    record Count(long unreadCount, long totalCount) {}

    /**
     * Tells through {@code fanOut} that there is something new.
     *
     * @param kept how long a notification lives
     */
    public NotificationService(Database db, FanOut fanOut, Duration kept, PayloadRenewal renewal, Metrics metrics) {
        this.db = db;
        this.fanOut = fanOut;
        this.kept = kept;
        this.renewal = renewal;
        this.metrics = metrics;
    }

    /**
     * Stores the notice with the person's next number and rings after the commit.
     *
     * @param userId an existing account
     * @return the number, which is the id that clients see
     */
    public long post(Tx tx, long userId, Notice notice) {
        long seq = notifications.insert(tx, userId, notice);
        tx.afterCommit(() -> metrics.notificationStored(notice.type().wireName()));
        tx.afterCommit(() -> fanOut.ring(userId));
        return seq;
    }

    /** Takes back what {@code userId} was told of {@code aboutId}: he may no longer know it. */
    void withdraw(Tx tx, long userId, long aboutId) {
        notifications.deleteAbout(tx, userId, aboutId);
        ringAfterCommit(tx, userId);
    }

    /** Has every socket of this person looked at again, notifications or not. */
    void ringAfterCommit(Tx tx, long userId) {
        tx.afterCommit(() -> fanOut.ring(userId));
    }

    /** Newest first. */
    Page<Notification> list(Caller caller, boolean unreadOnly, int limit, long offset) {
        NotificationStore.Range range = new NotificationStore.Range(0, unreadOnly, limit, offset);
        Page<Notification> page = db.read(tx -> new Page<>(
                notifications.listNewest(tx, caller.userId(), range),
                notifications.count(tx, caller.userId(), 0, unreadOnly)));
        return page.map(row -> row.renewedBy(renewal, caller.userId()));
    }

    /** What one person has after a number; {@code total} counts all that follow it. */
    record After(Batch batch, long total) {}

    /** Oldest first, from the beginning when {@code since} is no longer a place to go on from. */
    After listAfter(Caller caller, NotificationStore.Range range) {
        After after = db.read(tx -> {
            Batch batch = batch(tx, caller.userId(), range);
            long from = batch.isReset() ? batch.oldest() - 1 : range.after();
            return new After(batch, notifications.count(tx, caller.userId(), from, range.unreadOnly()));
        });
        return new After(after.batch().renewedBy(renewal, caller.userId()), after.total());
    }

    /** All that the owner was told, oldest first, as far as it is kept. */
    public Chapter chapter() {
        return new Chapter("notifications", (owner, cursor) -> {
            long after = cursor == null ? 0 : Long.parseLong(cursor);
            NotificationStore.Range range = new NotificationStore.Range(after, false, EXPORTED_AT_ONCE, 0);
            List<Notification> found = db.read(tx -> notifications.listAfter(tx, owner.userId(), range));
            boolean isMore = found.size() == EXPORTED_AT_ONCE;
            return new Slice<>(
                    found.stream().map(row -> Json.readObject(row.listed())).toList(),
                    isMore ? Long.toString(found.get(found.size() - 1).seq()) : null);
        });
    }

    Count count(Caller caller) {
        return db.read(tx -> new Count(
                notifications.count(tx, caller.userId(), 0, true), notifications.count(tx, caller.userId(), 0, false)));
    }

    Notification markRead(Caller caller, long seq) {
        Notification read = db.write(tx -> {
            if (!notifications.markRead(tx, caller.userId(), seq)) {
                throw Problem.notFound(THING);
            }
            return notifications.find(tx, caller.userId(), seq).orElseThrow();
        });
        return read.renewedBy(renewal, caller.userId());
    }

    int markAllRead(Caller caller) {
        return db.write(tx -> notifications.markAllRead(tx, caller.userId()));
    }

    void delete(Caller caller, long seq) {
        db.run(tx -> {
            if (!notifications.delete(tx, caller.userId(), seq)) {
                throw Problem.notFound(THING);
            }
        });
    }

    Counter counter(long userId) {
        return db.read(tx -> notifications.counter(tx, userId));
    }

    /** For sockets: what follows {@code cursor}, at most {@code limit} rows. */
    Batch batch(long userId, long cursor, int limit) {
        Batch batch = db.read(tx -> batch(tx, userId, new NotificationStore.Range(cursor, false, limit, 0)));
        // After the transaction: the renewal may ask the database, and no reader waits for a second connection.
        return batch.renewedBy(renewal, userId);
    }

    /** Removes what is older than it is kept; run now and then. */
    void prune() {
        Instant before = db.clock().instant().minus(kept);
        List<Long> people = db.read(tx -> notifications.listOutdated(tx, before));
        // One transaction each: other writers get their turn in between.
        people.forEach(userId -> db.run(tx -> notifications.prune(tx, userId, before)));
    }

    private Batch batch(Tx tx, long userId, NotificationStore.Range range) {
        Counter counter = notifications.counter(tx, userId);
        boolean isOutside = counter.isOutside(range.after());
        // Zero asks for all that is kept, and gets it without a word.
        boolean isReset = isOutside && range.after() != 0;
        long start = isOutside ? counter.pruned() : range.after();
        NotificationStore.Range rest =
                new NotificationStore.Range(start, range.unreadOnly(), range.limit(), isOutside ? 0 : range.offset());
        // Nothing new, as for most sockets that have just opened.
        List<Notification> rows = start == counter.last() ? List.of() : notifications.listAfter(tx, userId, rest);
        return new Batch(isReset, rows, counter.last(), rows.size() < range.limit());
    }
}
