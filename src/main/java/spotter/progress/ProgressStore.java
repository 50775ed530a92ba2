package spotter.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import spotter.db.Rows;
import spotter.db.Tx;
import spotter.db.Whose;
import spotter.http.Page;
import spotter.http.Paging;

/** Rows of progress entries; their photos go with them by a trigger. */
final class ProgressStore {
    private static final String COLUMNS = """
            SELECT id, client_id, date, weight, body_fat, notes, created_at
              FROM progress_entry
            """;
    private static final String FIND = COLUMNS + " WHERE id = :id";
    private static final String CHOSEN = """
             WHERE <whose>
               AND (:from IS NULL OR date >= :from)
               AND (:to IS NULL OR date <= :to)
               AND (:onlyWeights = 0 OR weight IS NOT NULL)
            """;
    private static final String LIST = COLUMNS + CHOSEN + """
             ORDER BY date DESC, id DESC
             LIMIT :limit OFFSET :offset
            """;
    private static final String COUNT = "SELECT count(*) FROM progress_entry" + CHOSEN;
    private static final String NEXT_ID = """
            INSERT INTO progress_entry (client_id, date, notes, created_at)
            VALUES (:clientId, '', '', :now)
            RETURNING id
            """;
    private static final String INSERT = """
            INSERT INTO progress_entry (id, client_id, date, weight, body_fat, notes, created_at)
            VALUES (:id, :clientId, :date, :weight, :bodyFat, :notes, :now)
            """;
    private static final String UPDATE = """
            UPDATE progress_entry
               SET date = :date,
                   weight = :weight,
                   body_fat = :bodyFat,
                   notes = :notes
             WHERE id = :id
            """;
    private static final String DELETE = "DELETE FROM progress_entry WHERE id = :id";

    Optional<ProgressEntry> find(Tx tx, long id) {
        return tx.handle()
                .createQuery(FIND)
                .bind("id", id)
                .map(ProgressStore::map)
                .findOne();
    }

    /** The latest day first, of one day the latest entry first. */
    Page<ProgressEntry> list(Tx tx, EntryFilter filter, Paging paging) {
        List<ProgressEntry> entries = chosen(tx, LIST, filter)
                .bind("limit", paging.size())
                .bind("offset", paging.offset())
                .map(ProgressStore::map)
                .list();
        return new Page<>(entries, chosen(tx, COUNT, filter).mapTo(Long.class).one());
    }

    /**
     * An id for an entry of this client that will be inserted later, or never. No other entry will have it: the
     * database does not give the id of a deleted row again.
     */
    long reserveId(Tx tx, long clientId) {
        long id = tx.handle()
                .createQuery(NEXT_ID)
                .bind("clientId", clientId)
                .bind("now", tx.now())
                .mapTo(Long.class)
                .one();
        delete(tx, id);
        return id;
    }

    /** @param id a reserved one */
    ProgressEntry insert(Tx tx, long id, long clientId, EntryValues values) {
        bind(tx.handle().createUpdate(INSERT), values)
                .bind("id", id)
                .bind("clientId", clientId)
                .bind("now", tx.now())
                .execute();
        return new ProgressEntry(id, clientId, values, tx.now());
    }

    void update(Tx tx, long id, EntryValues values) {
        bind(tx.handle().createUpdate(UPDATE), values).bind("id", id).execute();
    }

    void delete(Tx tx, long id) {
        tx.handle().createUpdate(DELETE).bind("id", id).execute();
    }

    private static Query chosen(Tx tx, String sql, EntryFilter filter) {
        return Whose.bind(tx.handle().createQuery(sql), "client_id", filter.clients())
                .bindMap(filter.bindings());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, EntryValues values) {
        return statement
                .bind("date", values.date().toString())
                .bind("weight", values.weight())
                .bind("bodyFat", values.bodyFat())
                .bind("notes", values.notes());
    }

    private static ProgressEntry map(ResultSet rs, StatementContext context) throws SQLException {
        EntryValues values = new EntryValues(
                LocalDate.parse(rs.getString("date")),
                Rows.doubleOrNull(rs, "weight"),
                Rows.doubleOrNull(rs, "body_fat"),
                rs.getString("notes"));
        return new ProgressEntry(rs.getLong("id"), rs.getLong("client_id"), values, Rows.instant(rs, "created_at"));
    }
}
