package spotter.problem;

import java.util.List;

/**
 * One field of a request that failed validation.
 *
 * @param loc where it stands: {@code ["body", "email"]}, {@code ["query", "page"]}
 * @param msg what is wrong, for a person
 * @param type a stable word for programs: {@code missing}, {@code too_long}, {@code value_error}
 */
public record FieldError(List<String> loc, String msg, String type) {
    public FieldError {
        loc = List.copyOf(loc);
    }

    /** An error in a field of the JSON body or of a form. */
    public static FieldError body(String field, String msg, String type) {
        return new FieldError(List.of("body", field), msg, type);
    }

    /** An error in a query parameter. */
    public static FieldError query(String field, String msg, String type) {
        return new FieldError(List.of("query", field), msg, type);
    }
}
