package spotter.nutrition;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;

/**
 * One meal in the week of a plan.
 *
 * @param clientId of its plan
 * @param dayOfWeek 0 to 6, Monday is 0; null for every day
 * @param timeOfDay {@code HH:MM} by the client's own clock
 * @param recipe what {@code recipeId} names, as it is stored
 */
record PlannedMeal(
        long id,
        long nutritionPlanId,
        long clientId,
        @Nullable Long recipeId,
        MealType mealType,
        @Nullable Integer dayOfWeek,
        @Nullable String timeOfDay,
        @Nullable String notes,
        @Nullable Recipe recipe,
        Instant createdAt,
        Instant updatedAt)
        implements Owned {

    private static final PlannedMeal NONE =
            new PlannedMeal(0, 0, 0, null, MealType.SNACK, null, null, null, null, Instant.EPOCH, Instant.EPOCH);

    /** A new one as the body has it: without id, client, recipe and times until it is stored. */
    static PlannedMeal draft(Fields body) {
        return NONE.with(new Changes(body, true));
    }

    PlannedMeal changedBy(Fields body) {
        return with(new Changes(body, false));
    }

    @Override
    public long ownerId() {
        return clientId;
    }

    private PlannedMeal with(Changes changes) {
        Fields body = changes.body();
        PlannedMeal changed = new PlannedMeal(
                id,
                changes.parent("nutrition_plan_id", nutritionPlanId),
                clientId,
                changes.optional("recipe_id", recipeId, body::optionalId),
                changes.of(
                        "meal_type",
                        mealType,
                        field -> body.require(field, body.optionalWord(field, MealType.class), MealType.SNACK)),
                changes.optional("day_of_week", dayOfWeek, field -> body.optionalWhole(field, 0, 6)),
                changes.optional("time_of_day", timeOfDay, field -> time(body, field)),
                changes.text("notes", notes),
                recipe,
                createdAt,
                updatedAt);
        changes.check();
        return changed;
    }

    private static @Nullable String time(Fields body, String field) {
        LocalTime time = body.optionalTime(field);
        return time == null ? null : time.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
