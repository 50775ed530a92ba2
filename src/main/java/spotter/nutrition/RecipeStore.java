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

/** Rows of recipes. */
final class RecipeStore {
    /** Named apart from those of a row that a recipe is joined to; {@link #map} reads them. */
    static final String COLUMNS = """
            r.id AS r_id, r.trainer_id AS r_trainer_id, r.name AS r_name, r.description AS r_description,
            r.instructions AS r_instructions, r.calories AS r_calories, r.protein AS r_protein, r.carbs AS r_carbs,
            r.fat AS r_fat, r.preparation_time AS r_preparation_time, r.created_at AS r_created_at,
            r.updated_at AS r_updated_at
            """;

    private static final String LISTED = """
              FROM recipe r
             WHERE r.trainer_id IN (<owners>)
               AND (:search IS NULL OR r.search_key LIKE :search ESCAPE '!')
            """;
    private static final String FIND = "SELECT " + COLUMNS + " FROM recipe r WHERE r.id = :id";
    private static final String INSERT = """
            INSERT INTO recipe (trainer_id, name, search_key, description, instructions, calories, protein, carbs, fat,
                                preparation_time, created_at, updated_at)
            VALUES (:trainerId, :name, :searchKey, :description, :instructions, :calories, :protein, :carbs, :fat,
                    :preparationTime, :now, :now)
            RETURNING id
            """;
    private static final String UPDATE = """
            UPDATE recipe
               SET name = :name,
                   search_key = :searchKey,
                   description = :description,
                   instructions = :instructions,
                   calories = :calories,
                   protein = :protein,
                   carbs = :carbs,
                   fat = :fat,
                   preparation_time = :preparationTime,
                   updated_at = :now
             WHERE id = :id
            """;
    private static final String DELETE = "DELETE FROM recipe WHERE id = :id";

    private final PageStore<Recipe> pages = new PageStore<>(COLUMNS, LISTED, "r.search_key, r.id", RecipeStore::map);

    Optional<Recipe> find(Tx tx, long id) {
        return tx.handle()
                .createQuery(FIND)
                .bind("id", id)
                .map(RecipeStore::map)
                .findOne();
    }

    /** By name. */
    Page<Recipe> list(Tx tx, Optional<List<Long>> trainers, @Nullable String search, Paging paging) {
        Map<String, @Nullable Object> bindings = new HashMap<>();
        bindings.put("search", search == null ? null : SearchText.containing(search));
        return pages.page(tx, trainers, bindings, paging);
    }

    long insert(Tx tx, Recipe draft, long trainerId) {
        return tx.handle()
                .createQuery(INSERT)
                .bindMap(content(draft))
                .bind("trainerId", trainerId)
                .bind("now", tx.now())
                .mapTo(Long.class)
                .one();
    }

    void update(Tx tx, Recipe recipe) {
        tx.handle()
                .createUpdate(UPDATE)
                .bindMap(content(recipe))
                .bind("id", recipe.id())
                .bind("now", tx.now())
                .execute();
    }

    /** Meals planned with it stay, without a recipe. */
    void delete(Tx tx, long id) {
        tx.handle().createUpdate(DELETE).bind("id", id).execute();
    }

    private static Map<String, @Nullable Object> content(Recipe recipe) {
        String description = recipe.description() == null ? "" : recipe.description();
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("name", recipe.name());
        content.put("searchKey", SearchText.key(recipe.name() + "\n" + description));
        content.put("description", recipe.description());
        content.put("instructions", recipe.instructions());
        content.put("calories", recipe.calories());
        content.put("protein", recipe.protein());
        content.put("carbs", recipe.carbs());
        content.put("fat", recipe.fat());
        content.put("preparationTime", recipe.preparationTime());
        return content;
    }

    static Recipe map(ResultSet rs, StatementContext context) throws SQLException {
        return new Recipe(
                rs.getLong("r_id"),
                rs.getLong("r_trainer_id"),
                rs.getString("r_name"),
                rs.getString("r_description"),
                rs.getString("r_instructions"),
                Rows.doubleOrNull(rs, "r_calories"),
                Rows.doubleOrNull(rs, "r_protein"),
                Rows.doubleOrNull(rs, "r_carbs"),
                Rows.doubleOrNull(rs, "r_fat"),
                Rows.intOrNull(rs, "r_preparation_time"),
                Rows.instant(rs, "r_created_at"),
                Rows.instant(rs, "r_updated_at"));
    }
}
