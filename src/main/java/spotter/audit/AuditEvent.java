package spotter.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit.
 *
 * @param lastAt of repeated looks the last, else the same as {@code at}
 * @param count how often in between
 * @param actorId null if nobody knows who it was, and once that account is gone; {@code actorName} likewise
 * @param subjectId whose thing it is
 * @param network the address it came from, without its last part
 */
record AuditEvent(
        long id,
        Instant at,
        Instant lastAt,
        long count,
        @Nullable Long actorId,
        @Nullable String actorName,
        @Nullable String actorRole,
        String action,
        @Nullable Long subjectId,
        String thingType,
        @Nullable Long thingId,
        String via,
        @Nullable String network,
        String detail) {
    /** Where a list that ends with this one is read on. */
    String cursor() {
        return at.toEpochMilli() + "." + id;
    }
}
