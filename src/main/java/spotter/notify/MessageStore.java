package spotter.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.db.Rows;
import spotter.db.Tx;

/** Rows of messages. */
final class MessageStore {
    private static final String COLUMNS = """
            SELECT m.id, m.from_user_id, m.to_user_id, m.body, m.created_at, m.read_at
              FROM message m
            """;
    private static final String FIND = COLUMNS + " WHERE m.id = :id";
    private static final String LIST = COLUMNS + """
             WHERE ((m.from_user_id = :userId AND m.to_user_id = :otherId)
                    OR (m.from_user_id = :otherId AND m.to_user_id = :userId))
               AND m.id < :before
             ORDER BY m.id DESC
             LIMIT :limit
            """;
    private static final String LIST_OWN = COLUMNS + """
             WHERE (m.from_user_id = :userId OR m.to_user_id = :userId)
               AND m.id > :after
             ORDER BY m.id
             LIMIT :limit
            """;
    private static final String LIST_LAST = COLUMNS + """
             WHERE m.id IN (SELECT max(id)
                              FROM (SELECT id, to_user_id AS other_id FROM message WHERE from_user_id = :userId
                                     UNION ALL
                                    SELECT id, from_user_id AS other_id FROM message WHERE to_user_id = :userId) both_ways
                             GROUP BY other_id)
             ORDER BY m.id DESC
             LIMIT :limit
            """;
    private static final String COUNT_UNREAD = """
            SELECT count(*)
              FROM message
             WHERE to_user_id = :userId
               AND from_user_id = :otherId
               AND read_at IS NULL
            """;
    private static final String INSERT = """
            INSERT INTO message (from_user_id, to_user_id, body, created_at)
            VALUES (:fromUserId, :toUserId, :body, :now)
            RETURNING id
            """;
    private static final String MARK_READ = """
            UPDATE message
               SET read_at = :now
             WHERE to_user_id = :userId
               AND from_user_id = :otherId
               AND id <= :id
               AND read_at IS NULL
            """;

    Message insert(Tx tx, long fromUserId, long toUserId, String body) {
        long id = tx.handle()
                .createQuery(INSERT)
                .bind("fromUserId", fromUserId)
                .bind("toUserId", toUserId)
                .bind("body", body)
                .bind("now", tx.now())
                .mapTo(Long.class)
                .one();
        return new Message(id, fromUserId, toUserId, body, tx.now(), null);
    }

    Optional<Message> find(Tx tx, long id) {
        return tx.handle()
                .createQuery(FIND)
                .bind("id", id)
                .map(MessageStore::map)
                .findOne();
    }

    /** Newest first, of both directions, before an id. */
    List<Message> list(Tx tx, long userId, long otherId, Cut cut) {
        return tx.handle()
                .createQuery(LIST)
                .bind("userId", userId)
                .bind("otherId", otherId)
                .bind("before", cut.before())
                .bind("limit", cut.limit())
                .map(MessageStore::map)
                .list();
    }

    /** Which part of a conversation. */
    record Cut(long before, int limit) {}

    /** Oldest first, with everybody, after an id. */
    List<Message> listOwn(Tx tx, long userId, long after, int limit) {
        return tx.handle()
                .createQuery(LIST_OWN)
                .bind("userId", userId)
                .bind("after", after)
                .bind("limit", limit)
                .map(MessageStore::map)
                .list();
    }

    /** The last message with each other person, newest first. */
    List<Message> listLast(Tx tx, long userId, int limit) {
        return tx.handle()
                .createQuery(LIST_LAST)
                .bind("userId", userId)
                .bind("limit", limit)
                .map(MessageStore::map)
                .list();
    }

    long countUnread(Tx tx, long userId, long otherId) {
        return tx.handle()
                .createQuery(COUNT_UNREAD)
                .bind("userId", userId)
                .bind("otherId", otherId)
                .mapTo(Long.class)
                .one();
    }

    /** What {@code otherId} has sent up to this message. */
    void markRead(Tx tx, long userId, long otherId, long id) {
        tx.handle()
                .createUpdate(MARK_READ)
                .bind("userId", userId)
                .bind("otherId", otherId)
                .bind("id", id)
                .bind("now", tx.now())
                .execute();
    }

    private static Message map(ResultSet rs, @Nullable Object context) throws SQLException {
        return new Message(
                rs.getLong("id"),
                rs.getLong("from_user_id"),
                rs.getLong("to_user_id"),
                rs.getString("body"),
                Rows.instant(rs, "created_at"),
                Rows.instantOrNull(rs, "read_at"));
    }
}
