package spotter.nutrition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import spotter.db.Rows;
import spotter.db.Tx;

/** Rows of goals, at most one a client. */
final class GoalStore {
    private static final String COLUMNS =
            "client_id, daily_calories, protein_target, carbs_target, fat_target, updated_at";
    private static final String FIND = "SELECT " + COLUMNS + " FROM nutrition_goals WHERE client_id = :clientId";
    private static final String SAVE = """
            INSERT INTO nutrition_goals (client_id, daily_calories, protein_target, carbs_target, fat_target, updated_at)
            VALUES (:clientId, :dailyCalories, :proteinTarget, :carbsTarget, :fatTarget, :now)
            ON CONFLICT (client_id) DO UPDATE
               SET daily_calories = excluded.daily_calories,
                   protein_target = excluded.protein_target,
                   carbs_target = excluded.carbs_target,
                   fat_target = excluded.fat_target,
                   updated_at = excluded.updated_at
            RETURNING\s""" + COLUMNS;

    Optional<Goals> find(Tx tx, long clientId) {
        return tx.handle()
                .createQuery(FIND)
                .bind("clientId", clientId)
                .map(GoalStore::map)
                .findOne();
    }

    Goals save(Tx tx, Goals goals) {
        return tx.handle()
                .createQuery(SAVE)
                .bind("clientId", goals.clientId())
                .bind("dailyCalories", goals.dailyCalories())
                .bind("proteinTarget", goals.proteinTarget())
                .bind("carbsTarget", goals.carbsTarget())
                .bind("fatTarget", goals.fatTarget())
                .bind("now", tx.now())
                .map(GoalStore::map)
                .one();
    }

    static Goals map(ResultSet rs, StatementContext context) throws SQLException {
        return new Goals(
                rs.getLong("client_id"),
                Rows.doubleOrNull(rs, "daily_calories"),
                Rows.doubleOrNull(rs, "protein_target"),
                Rows.doubleOrNull(rs, "carbs_target"),
                Rows.doubleOrNull(rs, "fat_target"),
                Rows.instantOrNull(rs, "updated_at"));
    }
}
