package spotter.nutrition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;

/**
 * How a meal is made and what one portion of it has.
 *
 * @param trainerId whose it is
 * @param calories kcal
 * @param protein grams, as are {@code carbs} and {@code fat}
 * @param preparationTime minutes
 */
record Recipe(
        long id,
        long trainerId,
        String name,
        @Nullable String description,
        @Nullable String instructions,
        @Nullable Double calories,
        @Nullable Double protein,
        @Nullable Double carbs,
        @Nullable Double fat,
        @Nullable Integer preparationTime,
        Instant createdAt,
        Instant updatedAt)
        implements Owned {

    private static final int MAX_MINUTES = 24 * 60;

    private static final Recipe NONE =
            new Recipe(0, 0, "", null, null, null, null, null, null, null, Instant.EPOCH, Instant.EPOCH);

    /** A new one as the body has it: without id, trainer and times until it is stored. */
    static Recipe draft(Fields body) {
        return NONE.with(new Changes(body, true));
    }

    Recipe changedBy(Fields body) {
        return with(new Changes(body, false));
    }

    @Override
    public long ownerId() {
        return trainerId;
    }

    private Recipe with(Changes changes) {
        Recipe changed = new Recipe(
                id,
                trainerId,
                changes.name(name),
                changes.text("description", description),
                changes.text("instructions", instructions),
                changes.kcal("calories", calories),
                changes.grams("protein", protein),
                changes.grams("carbs", carbs),
                changes.grams("fat", fat),
                changes.optional(
                        "preparation_time",
                        preparationTime,
                        field -> changes.body().optionalWhole(field, 0, MAX_MINUTES)),
                createdAt,
                updatedAt);
        changes.check();
        return changed;
    }
}
