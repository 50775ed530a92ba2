package spotter.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;
import spotter.db.Rows;
import spotter.db.Tx;

/** Rows of the audit. */
final class AuditStore {
    // Whose account has gone meanwhile leaves no trace: his rows went with it.
    private static final String INSERT = """
            INSERT INTO audit_event (at, last_at, times, actor_id, actor_role, action, subject_id, thing_type, thing_id,
                                     via, network, detail)
            SELECT :at, :lastAt, :times, (SELECT id FROM account WHERE id = :actorId), :actorRole, :action, :subjectId,
                   :type, :thingId, :via, :network, :detail
             WHERE :subjectId IS NULL
                OR EXISTS (SELECT 1 FROM account WHERE id = :subjectId)
            """;
    private static final String COUNT_AGAIN = """
            UPDATE audit_event
               SET times = times + :times,
                   last_at = :lastAt
             WHERE id = (SELECT id
                           FROM audit_event
                          WHERE actor_id IS NOT DISTINCT FROM :actorId
                            AND at BETWEEN :since AND :at
                            AND action = :action
                            AND subject_id IS NOT DISTINCT FROM :subjectId
                            AND thing_type = :type
                            AND thing_id IS NOT DISTINCT FROM :thingId
                            AND via = :via
                            AND network IS NOT DISTINCT FROM :network
                          ORDER BY at DESC
                          LIMIT 1)
            """;
    private static final String LIST = """
            SELECT e.id, e.at, e.last_at, e.times, e.actor_id, a.full_name, e.actor_role, e.action, e.subject_id,
                   e.thing_type, e.thing_id, e.via, e.network, e.detail
              FROM audit_event e
              LEFT JOIN account a
                ON a.id = e.actor_id
             WHERE (:actorId IS NULL OR e.actor_id = :actorId)
               AND <whose>
               AND (:action IS NULL OR e.action = :action)
               AND e.at >= :from
               AND e.at < :until
               AND (e.at < :beforeAt OR (e.at = :beforeAt AND e.id < :beforeId))
             ORDER BY e.at DESC, e.id DESC
             LIMIT :limit
            """;
    private static final String PRUNE = """
            DELETE FROM audit_event
             WHERE id IN (SELECT id FROM audit_event WHERE last_at < :before AND at < :before LIMIT :limit)
            """;

    void insert(Tx tx, Repeated event) {
        bound(tx.handle().createUpdate(INSERT), event)
                .bind("actorRole", wireName(event.first().actorRole()))
                .bind("detail", event.first().item().detail())
                .execute();
    }

    /** Adds to a row that says the same and is not older than {@code window}; else writes a new row. */
    void count(Tx tx, Repeated event, Duration window) {
        int counted = bound(tx.handle().createUpdate(COUNT_AGAIN), event)
                .bind("since", event.first().at().minus(window))
                .execute();
        if (counted == 0) {
            insert(tx, event);
        }
    }

    /** Newest first. */
    List<AuditEvent> list(Tx tx, AuditFilter filter, int limit) {
        return tx.handle()
                .createQuery(LIST)
                // Without an OR, which would keep it from using the index.
                .define("whose", filter.subjectId() == null ? "1 = 1" : "e.subject_id = :subjectId")
                .bindMap(filter.bindings())
                .bind("limit", limit)
                .map(AuditStore::map)
                .list();
    }

    /** How many were removed: the limit, if there may be more. */
    int prune(Tx tx, Instant before, int limit) {
        return tx.handle()
                .createUpdate(PRUNE)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Repeated repeated) {
        Event event = repeated.first();
        return statement
                .bind("at", event.at())
                .bind("lastAt", repeated.lastAt())
                .bind("times", repeated.times())
                .bind("actorId", event.actorId())
                .bind("action", event.deed().wireName())
                .bind("subjectId", event.item().subjectId())
                .bind("type", event.item().type())
                .bind("thingId", event.item().id())
                .bind("via", event.origin().via().name().toLowerCase(Locale.ROOT))
                .bind("network", event.origin().network());
    }

    private static @Nullable String wireName(@Nullable Role role) {
        return role == null ? null : role.wireName();
    }

    private static AuditEvent map(ResultSet rs, @Nullable Object context) throws SQLException {
        return new AuditEvent(
                rs.getLong("id"),
                Rows.instant(rs, "at"),
                Rows.instant(rs, "last_at"),
                rs.getLong("times"),
                Rows.longOrNull(rs, "actor_id"),
                rs.getString("full_name"),
                rs.getString("actor_role"),
                rs.getString("action"),
                Rows.longOrNull(rs, "subject_id"),
                rs.getString("thing_type"),
                Rows.longOrNull(rs, "thing_id"),
                rs.getString("via"),
                rs.getString("network"),
                rs.getString("detail"));
    }
}
