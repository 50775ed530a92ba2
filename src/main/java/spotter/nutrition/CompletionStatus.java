package spotter.nutrition;

/** What became of a planned meal. */
enum CompletionStatus {
    PENDING,
    COMPLETED,
    SKIPPED
}
