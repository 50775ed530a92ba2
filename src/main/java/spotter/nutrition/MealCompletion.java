package spotter.nutrition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;
import spotter.problem.FieldError;
import spotter.problem.Problem;

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

    /** The same with the time that goes with its status: the named one, which is no later than now, or else now. */
    MealCompletion timed(Instant now) {
        Instant since = completedAt == null ? now : completedAt;
        if (since.isAfter(now)) {
            throw Problem.invalid(List.of(FieldError.body("completed_at", "lies in the future", "out_of_range")));
        }
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
                changes.optional("completed_at", completedAt, field -> moment(body, field)),
                createdAt,
                updatedAt);
        changes.check();
        return changed;
    }

    private static CompletionStatus statusOr(CompletionStatus otherwise, Fields body, String field) {
        CompletionStatus status = body.optionalWord(field, CompletionStatus.class);
        return status == null ? otherwise : status;
    }

    private static @Nullable Instant moment(Fields body, String field) {
        String text = body.optionalText(field, 40);
        try {
            // As it is stored, so that the answer is what is read later.
            return text == null ? null : Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            body.reject(field, "must be a time like 2026-11-22T07:30:00Z");
            return null;
        }
    }
}
