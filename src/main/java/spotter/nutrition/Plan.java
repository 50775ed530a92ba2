package spotter.nutrition;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;

/**
 * What a client is to eat, as a goal for the day and as meals of a week.
 *
 * @param trainerId the client's trainer when it was made; null if there was none, or once that account is gone
 * @param dailyCalories kcal a day
 * @param proteinTarget grams a day, as are the other targets
 * @param startDate first day it is valid, null for always; {@code endDate} is the last, null for without end
 */
record Plan(
        long id,
        long clientId,
        @Nullable Long trainerId,
        String name,
        @Nullable String description,
        @Nullable Double dailyCalories,
        @Nullable Double proteinTarget,
        @Nullable Double carbsTarget,
        @Nullable Double fatTarget,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        Instant createdAt,
        Instant updatedAt)
        implements Owned {

    private static final Plan NONE =
            new Plan(0, 0, null, "", null, null, null, null, null, null, null, Instant.EPOCH, Instant.EPOCH);

    /** A new one as the body has it: without id, trainer and times until it is stored. */
    static Plan draft(Fields body) {
        return NONE.with(new Changes(body, true));
    }

    Plan changedBy(Fields body) {
        return with(new Changes(body, false));
    }

    /** A plan belongs to its client, whoever trains him now. */
    @Override
    public long ownerId() {
        return clientId;
    }

    private Plan with(Changes changes) {
        Fields body = changes.body();
        Plan changed = new Plan(
                id,
                changes.parent("client_id", clientId),
                trainerId,
                changes.name(name),
                changes.text("description", description),
                changes.kcal("daily_calories", dailyCalories),
                changes.grams("protein_target", proteinTarget),
                changes.grams("carbs_target", carbsTarget),
                changes.grams("fat_target", fatTarget),
                changes.optional("start_date", startDate, body::optionalDate),
                changes.optional("end_date", endDate, body::optionalDate),
                createdAt,
                updatedAt);
        if (changed.endsBeforeItStarts()) {
            body.reject("end_date", "must not be before start_date");
        }
        changes.check();
        return changed;
    }

    private boolean endsBeforeItStarts() {
        return startDate != null && endDate != null && endDate.isBefore(startDate);
    }
}
