package spotter.problem;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that is meant for the client, thrown to the edge and answered there as RFC 9457
 * {@code application/problem+json}. Any other exception is ours, and answered as a bare 500.
 */
public class Problem extends RuntimeException {
    private final ProblemKind kind;
    private final String code;
    private final List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    /**
     * @param code stable for programs, {@code room.reason}: {@code media.too_large}
     * @param detail a sentence a person can act on; never a path, SQL or a secret
     */
    public Problem(ProblemKind kind, String code, String detail) {
        this(kind, code, detail, List.of(), null);
    }

    private Problem(
            ProblemKind kind, String code, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        // No stack trace: a refusal is an answer, not a fault, and is thrown on hot paths.
        super(detail, null, false, false);
        this.kind = kind;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** 422 with a list of fields; the detail is a sentence made from the first of them. */
    public static Problem invalid(List<FieldError> errors) {
        FieldError first = errors.get(0);
        String field = first.loc().get(first.loc().size() - 1);
        return new Problem(ProblemKind.INVALID, "validation", field + ": " + first.msg(), errors, null);
    }

    /** The one answer for what does not exist and for what the caller may not know of. */
    public static Problem notFound(String thing) {
        return new Problem(ProblemKind.NOT_FOUND, "not_found", thing + " not found");
    }

    /** 429 or 503: the same request may pass after the given time. */
    public static Problem retryLater(ProblemKind kind, String code, String detail, Duration retryAfter) {
        return new Problem(kind, code, detail, List.of(), retryAfter);
    }

    public ProblemKind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return Objects.requireNonNull(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
