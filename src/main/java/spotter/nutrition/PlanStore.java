package spotter.nutrition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import spotter.db.Rows;
import spotter.db.SearchText;
import spotter.db.Tx;
import spotter.http.Page;
import spotter.http.Paging;

/** Rows of nutrition plans. */
final class PlanStore {
    private static final String COLUMNS = """
            id, client_id, trainer_id, name, description, daily_calories, protein_target, carbs_target, fat_target,
            start_date, end_date, created_at, updated_at
            """;
    private static final String LISTED = """
              FROM nutrition_plan
             WHERE client_id IN (<owners>)
               AND (:trainerId IS NULL OR trainer_id = :trainerId)
               AND (:search IS NULL OR search_key LIKE :search ESCAPE '!')
            """;
    private static final String FIND = "SELECT " + COLUMNS + " FROM nutrition_plan WHERE id = :id";
    private static final String INSERT = """
            INSERT INTO nutrition_plan (client_id, trainer_id, name, search_key, description, daily_calories,
                                        protein_target, carbs_target, fat_target, start_date, end_date,
                                        created_at, updated_at)
            VALUES (:clientId, :trainerId, :name, :searchKey, :description, :dailyCalories,
                    :proteinTarget, :carbsTarget, :fatTarget, :startDate, :endDate, :now, :now)
            RETURNING\s""" + COLUMNS;
    private static final String UPDATE = """
            UPDATE nutrition_plan
               SET name = :name,
                   search_key = :searchKey,
                   description = :description,
                   daily_calories = :dailyCalories,
                   protein_target = :proteinTarget,
                   carbs_target = :carbsTarget,
                   fat_target = :fatTarget,
                   start_date = :startDate,
                   end_date = :endDate,
                   updated_at = :now
             WHERE id = :id
            RETURNING\s""" + COLUMNS;
    private static final String DELETE = "DELETE FROM nutrition_plan WHERE id = :id";

    private final PageStore<Plan> pages = new PageStore<>(COLUMNS, LISTED, "id DESC", PlanStore::map);

    Optional<Plan> find(Tx tx, long id) {
        return tx.handle().createQuery(FIND).bind("id", id).map(PlanStore::map).findOne();
    }

    /** Newest first. */
    Page<Plan> list(Tx tx, Optional<List<Long>> owners, PlanFilter filter, Paging paging) {
        return pages.page(tx, owners, filter.bindings(), paging);
    }

    Plan insert(Tx tx, Plan draft, @Nullable Long trainerId) {
        return tx.handle()
                .createQuery(INSERT)
                .bindMap(content(draft))
                .bind("clientId", draft.clientId())
                .bind("trainerId", trainerId)
                .bind("now", tx.now())
                .map(PlanStore::map)
                .one();
    }

    Plan update(Tx tx, Plan plan) {
        return tx.handle()
                .createQuery(UPDATE)
                .bindMap(content(plan))
                .bind("id", plan.id())
                .bind("now", tx.now())
                .map(PlanStore::map)
                .one();
    }

    /** With its meals, their completions and photos. */
    void delete(Tx tx, long id) {
        tx.handle().createUpdate(DELETE).bind("id", id).execute();
    }

    private static Map<String, @Nullable Object> content(Plan plan) {
        String description = plan.description() == null ? "" : plan.description();
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("name", plan.name());
        content.put("searchKey", SearchText.key(plan.name() + "\n" + description));
        content.put("description", plan.description());
        content.put("dailyCalories", plan.dailyCalories());
        content.put("proteinTarget", plan.proteinTarget());
        content.put("carbsTarget", plan.carbsTarget());
        content.put("fatTarget", plan.fatTarget());
        content.put(
                "startDate", plan.startDate() == null ? null : plan.startDate().toString());
        content.put("endDate", plan.endDate() == null ? null : plan.endDate().toString());
        return content;
    }

    private static Plan map(ResultSet rs, StatementContext context) throws SQLException {
        return new Plan(
                rs.getLong("id"),
                rs.getLong("client_id"),
                Rows.longOrNull(rs, "trainer_id"),
                rs.getString("name"),
                rs.getString("description"),
                Rows.doubleOrNull(rs, "daily_calories"),
                Rows.doubleOrNull(rs, "protein_target"),
                Rows.doubleOrNull(rs, "carbs_target"),
                Rows.doubleOrNull(rs, "fat_target"),
                Rows.dateOrNull(rs, "start_date"),
                Rows.dateOrNull(rs, "end_date"),
                Rows.instant(rs, "created_at"),
                Rows.instant(rs, "updated_at"));
    }
}
