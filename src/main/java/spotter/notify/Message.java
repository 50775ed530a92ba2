package spotter.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message between two people.
 *
 * @param readAt null until the recipient has read it
 */
record Message(
        long id,
        long fromUserId,
        long toUserId,
        String message,
        Instant createdAt,
        @Nullable Instant readAt) {

    /** The one of the two who is not {@code userId}. */
    long other(long userId) {
        return fromUserId == userId ? toUserId : fromUserId;
    }

    boolean isOf(long userId) {
        return fromUserId == userId || toUserId == userId;
    }
}
