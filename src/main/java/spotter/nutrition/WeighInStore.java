package spotter.nutrition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import spotter.db.Rows;
import spotter.db.Tx;
import spotter.http.Page;
import spotter.http.Paging;

/** Rows of weigh-ins. */
final class WeighInStore {
    private static final String COLUMNS = "id, client_id, weight, body_fat, notes, created_at, updated_at";
    private static final String LISTED = """
              FROM weigh_in
             WHERE client_id IN (<owners>)
               AND (:from IS NULL OR created_at >= :from)
               AND (:until IS NULL OR created_at < :until)
            """;
    private static final String SELECT = "SELECT " + COLUMNS + " FROM weigh_in";
    private static final String FIND = SELECT + " WHERE id = :id";
    private static final String FIND_LATEST = SELECT + """
             WHERE client_id = :clientId
             ORDER BY created_at DESC, id DESC
             LIMIT 1
            """;
    private static final String INSERT = """
            INSERT INTO weigh_in (client_id, weight, body_fat, notes, created_at, updated_at)
            VALUES (:clientId, :weight, :bodyFat, :notes, :now, :now)
            RETURNING\s""" + COLUMNS;
    private static final String UPDATE = """
            UPDATE weigh_in
               SET weight = :weight,
                   body_fat = :bodyFat,
                   notes = :notes,
                   updated_at = :now
             WHERE id = :id
            RETURNING\s""" + COLUMNS;
    private static final String DELETE = "DELETE FROM weigh_in WHERE id = :id";

    private final PageStore<WeighIn> pages =
            new PageStore<>(COLUMNS, LISTED, "created_at DESC, id DESC", WeighInStore::map);

    Optional<WeighIn> find(Tx tx, long id) {
        return tx.handle()
                .createQuery(FIND)
                .bind("id", id)
                .map(WeighInStore::map)
                .findOne();
    }

    Optional<WeighIn> findLatest(Tx tx, long clientId) {
        return tx.handle()
                .createQuery(FIND_LATEST)
                .bind("clientId", clientId)
                .map(WeighInStore::map)
                .findOne();
    }

    /** Newest first. */
    Page<WeighIn> list(Tx tx, Optional<List<Long>> owners, Period period, Paging paging) {
        return pages.page(tx, owners, period.bindings(), paging);
    }

    WeighIn insert(Tx tx, WeighIn draft, long clientId) {
        return tx.handle()
                .createQuery(INSERT)
                .bind("clientId", clientId)
                .bind("weight", draft.weight())
                .bind("bodyFat", draft.bodyFat())
                .bind("notes", draft.notes())
                .bind("now", tx.now())
                .map(WeighInStore::map)
                .one();
    }

    WeighIn update(Tx tx, WeighIn weighIn) {
        return tx.handle()
                .createQuery(UPDATE)
                .bind("id", weighIn.id())
                .bind("weight", weighIn.weight())
                .bind("bodyFat", weighIn.bodyFat())
                .bind("notes", weighIn.notes())
                .bind("now", tx.now())
                .map(WeighInStore::map)
                .one();
    }

    void delete(Tx tx, long id) {
        tx.handle().createUpdate(DELETE).bind("id", id).execute();
    }

    private static WeighIn map(ResultSet rs, StatementContext context) throws SQLException {
        return new WeighIn(
                rs.getLong("id"),
                rs.getLong("client_id"),
                rs.getDouble("weight"),
                Rows.doubleOrNull(rs, "body_fat"),
                rs.getString("notes"),
                Rows.instant(rs, "created_at"),
                Rows.instant(rs, "updated_at"));
    }
}
