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

/** Rows of planned meals, read with their recipes. */
final class PlannedMealStore {
    /** Of one plan: ten meals on every day of the week. */
    static final int MAX_MEALS = 70;

    private static final String SELECT = """
            SELECT m.id, m.plan_id, p.client_id, m.recipe_id, m.meal_type, m.day_of_week, m.time_of_day, m.notes,
                   m.created_at, m.updated_at,
            """ + RecipeStore.COLUMNS + """
              FROM planned_meal m
              JOIN nutrition_plan p
                ON p.id = m.plan_id
              LEFT JOIN recipe r
                ON r.id = m.recipe_id
            """;
    private static final String FIND = SELECT + " WHERE m.id = :id";
    private static final String LIST_OF_PLAN = SELECT + """
             WHERE m.plan_id = :planId
             ORDER BY m.day_of_week IS NOT NULL, m.day_of_week, m.time_of_day IS NULL, m.time_of_day, m.id
             LIMIT :limit
            """;
    private static final String COUNT_OF_PLAN = "SELECT count(*) FROM planned_meal WHERE plan_id = :planId";
    private static final String INSERT = """
            INSERT INTO planned_meal (plan_id, recipe_id, meal_type, day_of_week, time_of_day, notes,
                                      created_at, updated_at)
            VALUES (:planId, :recipeId, :mealType, :dayOfWeek, :timeOfDay, :notes, :now, :now)
            RETURNING id
            """;
    private static final String UPDATE = """
            UPDATE planned_meal
               SET recipe_id = :recipeId,
                   meal_type = :mealType,
                   day_of_week = :dayOfWeek,
                   time_of_day = :timeOfDay,
                   notes = :notes,
                   updated_at = :now
             WHERE id = :id
            """;
    private static final String DELETE = "DELETE FROM planned_meal WHERE id = :id";

    Optional<PlannedMeal> find(Tx tx, long id) {
        return tx.handle()
                .createQuery(FIND)
                .bind("id", id)
                .map(PlannedMealStore::map)
                .findOne();
    }

    /** In the order of the week; on each day those without a time last. */
    List<PlannedMeal> listOfPlan(Tx tx, long planId) {
        return tx.handle()
                .createQuery(LIST_OF_PLAN)
                .bind("planId", planId)
                .bind("limit", MAX_MEALS)
                .map(PlannedMealStore::map)
                .list();
    }

    int countOfPlan(Tx tx, long planId) {
        return tx.handle()
                .createQuery(COUNT_OF_PLAN)
                .bind("planId", planId)
                .mapTo(Integer.class)
                .one();
    }

    long insert(Tx tx, PlannedMeal draft) {
        return tx.handle()
                .createQuery(INSERT)
                .bindMap(content(draft))
                .bind("planId", draft.nutritionPlanId())
                .bind("now", tx.now())
                .mapTo(Long.class)
                .one();
    }

    void update(Tx tx, PlannedMeal meal) {
        tx.handle()
                .createUpdate(UPDATE)
                .bindMap(content(meal))
                .bind("id", meal.id())
                .bind("now", tx.now())
                .execute();
    }

    /** With its completions and their photos. */
    void delete(Tx tx, long id) {
        tx.handle().createUpdate(DELETE).bind("id", id).execute();
    }

    private static Map<String, @Nullable Object> content(PlannedMeal meal) {
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("recipeId", meal.recipeId());
        content.put("mealType", meal.mealType().name().toLowerCase(Locale.ROOT));
        content.put("dayOfWeek", meal.dayOfWeek());
        content.put("timeOfDay", meal.timeOfDay());
        content.put("notes", meal.notes());
        return content;
    }

    private static PlannedMeal map(ResultSet rs, StatementContext context) throws SQLException {
        Long recipeId = Rows.longOrNull(rs, "recipe_id");
        return new PlannedMeal(
                rs.getLong("id"),
                rs.getLong("plan_id"),
                rs.getLong("client_id"),
                recipeId,
                MealType.valueOf(rs.getString("meal_type").toUpperCase(Locale.ROOT)),
                Rows.intOrNull(rs, "day_of_week"),
                rs.getString("time_of_day"),
                rs.getString("notes"),
                recipeId == null ? null : RecipeStore.map(rs, context),
                Rows.instant(rs, "created_at"),
                Rows.instant(rs, "updated_at"));
    }
}
