package spotter.notify;

/**
 * How far one person's numbers have come.
 *
 * @param last the last number given, 0 for none
 * @param pruned all up to this one were removed for their age
 */
record Counter(long last, long pruned) {
    static final Counter NONE = new Counter(0, 0);

    /** Whether what followed {@code seq} can no longer be told, or was never told. */
    boolean isOutside(long seq) {
        return seq < pruned || seq > last;
    }
}
