package spotter.problem;

/** What sort of refusal a {@link Problem} is; {@code http.ProblemResponses} gives each kind its HTTP status. */
public enum ProblemKind {
    /** The request cannot be read, or breaks a rule of the domain. */
    MALFORMED,
    /** No credentials, or none that hold. */
    UNAUTHENTICATED,
    /** The caller is known, and may not do this. */
    FORBIDDEN,
    /** There is no such thing, or none that this caller may know of. */
    NOT_FOUND,
    /** The change collides with the present state. */
    CONFLICT,
    /** A link or invitation that has ended. */
    GONE,
    /** More bytes than this kind of upload may have. */
    TOO_LARGE,
    /** Content of a type that is not accepted here. */
    UNSUPPORTED_TYPE,
    /** A byte range outside the content. */
    BAD_RANGE,
    /** A field fails validation, or a file of the right type is broken. */
    INVALID,
    /** Too many requests in too short a time. */
    TOO_MANY,
    /** No capacity just now; worth trying again. */
    OVERLOADED,
    /** A quota or the disk reserve is reached. */
    STORAGE_FULL
}
