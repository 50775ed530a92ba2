package spotter.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.db.Rows;
import spotter.db.Tx;
import spotter.http.Json;

/** Rows of notifications and of the counters that number them. */
final class NotificationStore {
    private static final String COLUMNS = """
            SELECT seq, type, title, message, payload, created_at, read_at, is_muted
              FROM notification
             WHERE user_id = :userId
            """;
    private static final String FIND = COLUMNS + " AND seq = :seq";
    private static final String LIST_AFTER = COLUMNS + """
               AND seq > :after
               AND (:unreadOnly = 0 OR read_at IS NULL)
             ORDER BY seq
             LIMIT :limit OFFSET :offset
            """;
    private static final String LIST_NEWEST = COLUMNS + """
               AND seq > :after
               AND (:unreadOnly = 0 OR read_at IS NULL)
             ORDER BY seq DESC
             LIMIT :limit OFFSET :offset
            """;
    private static final String COUNT = """
            SELECT count(*)
              FROM notification
             WHERE user_id = :userId
               AND seq > :after
               AND (:unreadOnly = 0 OR read_at IS NULL)
            """;
    private static final String NEXT_SEQ = """
            INSERT INTO notification_counter (user_id, last_seq, pruned_seq)
            VALUES (:userId, 1, 0)
            ON CONFLICT (user_id) DO UPDATE
               SET last_seq = notification_counter.last_seq + 1
            RETURNING last_seq
            """;
    private static final String FIND_COUNTER =
            "SELECT last_seq, pruned_seq FROM notification_counter WHERE user_id = :userId";
    private static final String INSERT = """
            INSERT INTO notification (user_id, seq, type, title, message, about_id, payload, created_at, read_at,
                                      is_muted)
            SELECT :userId, :seq, :type, :title, :message, :aboutId, :payload, :now,
                   CASE WHEN muted THEN :now END, muted
              FROM (SELECT EXISTS (SELECT 1
                                     FROM notification_mute
                                    WHERE user_id = :userId
                                      AND type = :type) AS muted) AS asked
            """;
    private static final String MARK_READ = """
            UPDATE notification
               SET read_at = COALESCE(read_at, :now)
             WHERE user_id = :userId
               AND seq = :seq
            """;
    private static final String MARK_ALL_READ = """
            UPDATE notification
               SET read_at = :now
             WHERE user_id = :userId
               AND read_at IS NULL
            """;
    private static final String DELETE = "DELETE FROM notification WHERE user_id = :userId AND seq = :seq";
    private static final String DELETE_ABOUT =
            "DELETE FROM notification WHERE user_id = :userId AND about_id = :aboutId";
    private static final String LIST_OUTDATED =
            "SELECT DISTINCT user_id FROM notification WHERE created_at < :before LIMIT 1000";
    // Only what lies before the first young row: a clock that was wrong for a while costs nobody anything.
    private static final String PRUNE_SEQ = """
            SELECT COALESCE((SELECT min(n.seq) - 1
                               FROM notification n
                              WHERE n.user_id = c.user_id
                                AND n.created_at >= :before), c.last_seq)
              FROM notification_counter c
             WHERE c.user_id = :userId
            """;
    private static final String PRUNE = "DELETE FROM notification WHERE user_id = :userId AND seq <= :seq";
    private static final String SET_PRUNED = """
            UPDATE notification_counter
               SET pruned_seq = :seq
             WHERE user_id = :userId
               AND pruned_seq < :seq
            """;

    /** The rows after a number, or the newest; {@code limit} of them after skipping {@code offset}. */
    record Range(long after, boolean unreadOnly, int limit, long offset) {}

    Counter counter(Tx tx, long userId) {
        return tx.handle()
                .createQuery(FIND_COUNTER)
                .bind("userId", userId)
                .map((rs, context) -> new Counter(rs.getLong("last_seq"), rs.getLong("pruned_seq")))
                .findOne()
                .orElse(Counter.NONE);
    }

    /** Writes the row with its person's next number, and says which. */
    long insert(Tx tx, long userId, Notice notice) {
        long seq = tx.handle()
                .createQuery(NEXT_SEQ)
                .bind("userId", userId)
                .mapTo(Long.class)
                .one();
        tx.handle()
                .createUpdate(INSERT)
                .bind("userId", userId)
                .bind("seq", seq)
                .bind("type", notice.type().wireName())
                .bind("title", notice.title())
                .bind("message", notice.message())
                .bind("aboutId", notice.aboutId())
                .bind("payload", Json.write(notice.fields()))
                .bind("now", tx.now())
                .execute();
        return seq;
    }

    Optional<Notification> find(Tx tx, long userId, long seq) {
        return tx.handle()
                .createQuery(FIND)
                .bind("userId", userId)
                .bind("seq", seq)
                .map(NotificationStore::map)
                .findOne();
    }

    /** Oldest first. */
    List<Notification> listAfter(Tx tx, long userId, Range range) {
        return list(tx, LIST_AFTER, userId, range);
    }

    /** Newest first. */
    List<Notification> listNewest(Tx tx, long userId, Range range) {
        return list(tx, LIST_NEWEST, userId, range);
    }

    long count(Tx tx, long userId, long after, boolean unreadOnly) {
        return tx.handle()
                .createQuery(COUNT)
                .bind("userId", userId)
                .bind("after", after)
                .bind("unreadOnly", unreadOnly)
                .mapTo(Long.class)
                .one();
    }

    /** Whether there is such a row. */
    boolean markRead(Tx tx, long userId, long seq) {
        return tx.handle()
                        .createUpdate(MARK_READ)
                        .bind("userId", userId)
                        .bind("seq", seq)
                        .bind("now", tx.now())
                        .execute()
                > 0;
    }

    int markAllRead(Tx tx, long userId) {
        return tx.handle()
                .createUpdate(MARK_ALL_READ)
                .bind("userId", userId)
                .bind("now", tx.now())
                .execute();
    }

    boolean delete(Tx tx, long userId, long seq) {
        return tx.handle()
                        .createUpdate(DELETE)
                        .bind("userId", userId)
                        .bind("seq", seq)
                        .execute()
                > 0;
    }

    /** What {@code userId} was told of {@code aboutId}. */
    void deleteAbout(Tx tx, long userId, long aboutId) {
        tx.handle()
                .createUpdate(DELETE_ABOUT)
                .bind("userId", userId)
                .bind("aboutId", aboutId)
                .execute();
    }

    /** People with rows from before this moment; up to 1,000 of them. */
    List<Long> listOutdated(Tx tx, Instant before) {
        return tx.handle()
                .createQuery(LIST_OUTDATED)
                .bind("before", before)
                .mapTo(Long.class)
                .list();
    }

    void prune(Tx tx, long userId, Instant before) {
        long seq = tx.handle()
                .createQuery(PRUNE_SEQ)
                .bind("userId", userId)
                .bind("before", before)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
        tx.handle().createUpdate(PRUNE).bind("userId", userId).bind("seq", seq).execute();
        tx.handle()
                .createUpdate(SET_PRUNED)
                .bind("userId", userId)
                .bind("seq", seq)
                .execute();
    }

    private static List<Notification> list(Tx tx, String sql, long userId, Range range) {
        return tx.handle()
                .createQuery(sql)
                .bind("userId", userId)
                .bind("after", range.after())
                .bind("unreadOnly", range.unreadOnly())
                .bind("limit", range.limit())
                .bind("offset", range.offset())
                .map(NotificationStore::map)
                .list();
    }

    private static Notification map(ResultSet rs, @Nullable Object context) throws SQLException {
        return new Notification(
                rs.getLong("seq"),
                NotificationType.of(rs.getString("type")).orElseThrow(),
                rs.getString("title"),
                rs.getString("message"),
                rs.getString("payload"),
                Rows.instant(rs, "created_at"),
                Rows.instantOrNull(rs, "read_at"),
                rs.getBoolean("is_muted"));
    }
}
