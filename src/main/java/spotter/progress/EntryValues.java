package spotter.progress;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spotter.problem.FieldError;
import spotter.problem.Problem;

/**
 * What a person says in an entry; 422 if it is nothing but a date.
 *
 * @param weight kg, above 0
 * @param bodyFat percent
 */
record EntryValues(
        LocalDate date,
        @Nullable Double weight,
        @Nullable Double bodyFat,
        @Nullable String notes) {
    EntryValues {
        if (weight == null && bodyFat == null && notes == null) {
            throw Problem.invalid(
                    List.of(FieldError.body("weight", "is required where body_fat and notes are missing", "missing")));
        }
    }
}
