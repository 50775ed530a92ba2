package spotter.nutrition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;

/**
 * What a client wants to eat a day: a record of its own beside any plan.
 *
 * @param dailyCalories kcal a day
 * @param proteinTarget grams a day, as are the other targets
 * @param updatedAt null while none have been set
 */
record Goals(
        long clientId,
        @Nullable Double dailyCalories,
        @Nullable Double proteinTarget,
        @Nullable Double carbsTarget,
        @Nullable Double fatTarget,
        @Nullable Instant updatedAt) {

    /** Of a client who has set none. */
    static Goals none(long clientId) {
        return new Goals(clientId, null, null, null, null, null);
    }

    Goals changedBy(Fields body) {
        Changes changes = new Changes(body, false);
        Goals changed = new Goals(
                clientId,
                changes.kcal("daily_calories", dailyCalories),
                changes.grams("protein_target", proteinTarget),
                changes.grams("carbs_target", carbsTarget),
                changes.grams("fat_target", fatTarget),
                updatedAt);
        changes.check();
        return changed;
    }
}
