package spotter.nutrition;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;

/**
 * Reads a record's fields from a body: every field of a new record; of a stored one those that are named, while the
 * others stay as they were. So {@code null} clears what may be empty. What is wrong is noted until {@link #check}.
 */
record Changes(Fields body, boolean ofNew) {
    static final int MAX_NAME_CHARS = 200;
    private static final int MAX_TEXT_CHARS = 5000;
    /** Of a day; twice what the hungriest athletes eat. */
    private static final double MAX_KCAL = 20_000;

    private static final double MAX_GRAMS = 2_000;

    /** @param reader reads the field of this name */
    <T> T of(String field, T before, Function<String, T> reader) {
        return ofNew || body.names(field) ? reader.apply(field) : before;
    }

    /** {@link #of} for what may be empty. */
    <T> @Nullable T optional(String field, @Nullable T before, Function<String, @Nullable T> reader) {
        return ofNew || body.names(field) ? reader.apply(field) : before;
    }

    String name(String before) {
        return of("name", before, field -> body.text(field, MAX_NAME_CHARS));
    }

    @Nullable
    String text(String field, @Nullable String before) {
        return optional(field, before, it -> body.optionalText(it, MAX_TEXT_CHARS));
    }

    @Nullable
    Double kcal(String field, @Nullable Double before) {
        return optional(field, before, it -> body.optionalNumber(it, 0, MAX_KCAL));
    }

    @Nullable
    Double grams(String field, @Nullable Double before) {
        return optional(field, before, it -> body.optionalNumber(it, 0, MAX_GRAMS));
    }

    /** What the record is part of: said once and never changed. */
    long parent(String field, long before) {
        if (ofNew) {
            return body.id(field);
        }
        Long given = body.optionalId(field);
        if (given != null && given != before) {
            body.reject(field, "cannot be changed");
        }
        return before;
    }

    /** Throws 422 with every field that failed. */
    void check() {
        body.check();
    }
}
