package spotter.nutrition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;

/**
 * What became of a planned meal on one day.
 *
 * @param clientId of the meal's plan
 * @param completedAt since when the status is completed; null while it is another
 */
record MealCompletion(
        long id,
        long plannedMealId,
        long clientId,
        CompletionStatus status,
        @Nullable String notes,
        @Nullable Instant completedAt,
        Instant createdAt,
        Instant updatedAt)
        implements Owned {

    private static final MealCompletion NONE =
            new MealCompletion(0, 0, 0, CompletionStatus.PENDING, null, null, Instant.EPOCH, Instant.EPOCH);

    /** A new one as the body has it, pending if that says no other: without id, client and times until it is stored. */
    static MealCompletion draft(Fields body) {
        return NONE.with(new Changes(body, true));
    }

    MealCompletion changedBy(Fields body) {
        return with(new Changes(body, false));
    }

    @Override
    public long ownerId() {
        return clientId;
    }

    boolean completed() {
        return status == CompletionStatus.COMPLETED;
    }

    /** The same with the time that goes with its status. */
    MealCompletion timed(Instant now) {
        Instant since = completedAt == null ? now : completedAt;
        return new MealCompletion(
                id, plannedMealId, clientId, status, notes, completed() ? since : null, createdAt, updatedAt);
    }

    private MealCompletion with(Changes changes) {
        Fields body = changes.body();
        MealCompletion changed = new MealCompletion(
                id,
                changes.parent("planned_meal_id", plannedMealId),
                clientId,
                changes.of("status", status, field -> statusOr(CompletionStatus.PENDING, body, field)),
                changes.text("notes", notes),
                completedAt,
                createdAt,
                updatedAt);
        changes.check();
        return changed;
    }

    private static CompletionStatus statusOr(CompletionStatus otherwise, Fields body, String field) {
        CompletionStatus status = body.optionalWord(field, CompletionStatus.class);
        return status == null ? otherwise : status;
    }
}
