package spotter.progress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;

/** What a request says in an entry, read and noted; to be used after {@link Fields#check}. */
final class EntryInput {
    /** kg; the heaviest person ever weighed had 635. */
    private static final double MAX_WEIGHT = 700;

    private static final double MAX_PERCENT = 100;
    private static final int MAX_NOTES_CHARS = 5000;

    private final Fields fields;
    private final LocalDate today;
    private final @Nullable LocalDate date;
    private final @Nullable Double weight;
    private final @Nullable Double bodyFat;
    private final @Nullable String notes;

    /** @param today where the server stands; elsewhere it may be tomorrow already, so that passes as well */
    EntryInput(Fields fields, LocalDate today) {
        this.fields = fields;
        this.today = today;
        this.date = fields.optionalDate("date");
        if (date != null && date.isAfter(today.plusDays(1))) {
            fields.reject("date", "must not be later than tomorrow");
        }
        this.weight = fields.has("weight") ? Double.valueOf(fields.positive("weight", MAX_WEIGHT)) : null;
        this.bodyFat = fields.optionalNumber("body_fat", 0, MAX_PERCENT);
        this.notes = fields.optionalText("notes", MAX_NOTES_CHARS);
    }

    /** Notes it if the weight is missing. */
    EntryInput requireWeight() {
        fields.require("weight", weight, 0.0);
        return this;
    }

    /** Of a new entry. */
    EntryValues fresh() {
        return new EntryValues(date == null ? today : date, weight, bodyFat, notes);
    }

    /** What is named replaces what was there; null takes it away. An entry keeps a date. */
    EntryValues over(EntryValues old) {
        return new EntryValues(
                date == null ? old.date() : date,
                fields.names("weight") ? weight : old.weight(),
                fields.names("body_fat") ? bodyFat : old.bodyFat(),
                fields.names("notes") ? notes : old.notes());
    }
}
