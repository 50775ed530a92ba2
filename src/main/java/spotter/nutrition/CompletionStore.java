package spotter.nutrition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import spotter.db.Rows;
import spotter.db.Tx;
import spotter.http.Page;
import spotter.http.Paging;

/** Rows of meal completions, read with the client of their plan. */
final class CompletionStore {
    private static final String COLUMNS = """
            c.id, c.planned_meal_id, p.client_id, c.status, c.notes, c.completed_at, c.created_at, c.updated_at
            """;
    private static final String FROM = """
              FROM meal_completion c
              JOIN planned_meal m
                ON m.id = c.planned_meal_id
              JOIN nutrition_plan p
                ON p.id = m.plan_id
            """;
    /** Of the day it was completed, or else was noted. */
    private static final String LISTED = FROM + """
             WHERE p.client_id IN (<owners>)
               AND (:from IS NULL OR COALESCE(c.completed_at, c.created_at) >= :from)
               AND (:until IS NULL OR COALESCE(c.completed_at, c.created_at) < :until)
            """;

    private static final String ORDER = "COALESCE(c.completed_at, c.created_at) DESC, c.id DESC";
    private static final String FIND = "SELECT " + COLUMNS + FROM + " WHERE c.id = :id";
    private static final String INSERT = """
            INSERT INTO meal_completion (planned_meal_id, status, notes, completed_at, created_at, updated_at)
            VALUES (:plannedMealId, :status, :notes, :completedAt, :now, :now)
            RETURNING id
            """;
    private static final String UPDATE = """
            UPDATE meal_completion
               SET status = :status,
                   notes = :notes,
                   completed_at = :completedAt,
                   updated_at = :now
             WHERE id = :id
            """;
    private static final String DELETE = "DELETE FROM meal_completion WHERE id = :id";

    private final PageStore<MealCompletion> pages = new PageStore<>(COLUMNS, LISTED, ORDER, CompletionStore::map);

    Optional<MealCompletion> find(Tx tx, long id) {
        return tx.handle()
                .createQuery(FIND)
                .bind("id", id)
                .map(CompletionStore::map)
                .findOne();
    }

    /** Newest first. */
    Page<MealCompletion> list(Tx tx, Optional<List<Long>> owners, Period period, Paging paging) {
        return pages.page(tx, owners, period.bindings(), paging);
    }

    long insert(Tx tx, MealCompletion draft) {
        return tx.handle()
                .createQuery(INSERT)
                .bindMap(content(draft))
                .bind("plannedMealId", draft.plannedMealId())
                .bind("now", tx.now())
                .mapTo(Long.class)
                .one();
    }

    void update(Tx tx, MealCompletion completion) {
        tx.handle()
                .createUpdate(UPDATE)
                .bindMap(content(completion))
                .bind("id", completion.id())
                .bind("now", tx.now())
                .execute();
    }

    /** With its photos. */
    void delete(Tx tx, long id) {
        tx.handle().createUpdate(DELETE).bind("id", id).execute();
    }

    private static Map<String, @Nullable Object> content(MealCompletion completion) {
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("status", completion.status().name().toLowerCase(Locale.ROOT));
        content.put("notes", completion.notes());
        content.put("completedAt", completion.completedAt());
        return content;
    }

    private static MealCompletion map(ResultSet rs, StatementContext context) throws SQLException {
        return new MealCompletion(
                rs.getLong("id"),
                rs.getLong("planned_meal_id"),
                rs.getLong("client_id"),
                CompletionStatus.valueOf(rs.getString("status").toUpperCase(Locale.ROOT)),
                rs.getString("notes"),
                Rows.instantOrNull(rs, "completed_at"),
                Rows.instant(rs, "created_at"),
                Rows.instant(rs, "updated_at"));
    }
}
