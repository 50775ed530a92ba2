package spotter.notify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is stored after a cursor, as far as it was read; shared by all sockets that stand there. Used by one thread. */
final class Batch {
    private final boolean isReset;
    private final long oldest;
    private final List<Notification> rows;
    private final long last;
    private final long reached;
    private final boolean isEnd;
    private final Map<Long, Frame> frames = new HashMap<>();

    /**
     * @param isReset whether the cursor was no place to read on from: what followed it has been removed, or it was
     *     never given out
     * @param rows in order
     * @param last the last number given
     * @param isEnd whether there was nothing more at that moment
     */
    Batch(boolean isReset, List<Notification> rows, long last, boolean isEnd) {
        this.isReset = isReset;
        this.rows = List.copyOf(rows);
        this.last = last;
        this.oldest = rows.isEmpty() ? last + 1 : rows.get(0).seq();
        // At the end the cursor passes rows that were deleted: their numbers come no more.
        this.reached = isEnd ? last : rows.get(rows.size() - 1).seq();
        this.isEnd = isEnd;
    }

    /** The same with links that open now. */
    Batch renewedBy(PayloadRenewal renewal, long readerId) {
        return new Batch(
                isReset,
                rows.stream().map(row -> row.renewedBy(renewal, readerId)).toList(),
                last,
                isEnd);
    }

    boolean isReset() {
        return isReset;
    }

    /** The first number that is still there: after a reset, reading begins with it. */
    long oldest() {
        return oldest;
    }

    List<Notification> rows() {
        return rows;
    }

    /** The cursor to read on from. */
    long reached() {
        return reached;
    }

    boolean isEnd() {
        return isEnd;
    }

    /** Written once for all sockets. */
    Frame frame(Notification row) {
        return frames.computeIfAbsent(row.seq(), seq -> row.frame());
    }
}
