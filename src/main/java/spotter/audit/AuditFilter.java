package spotter.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which lines a list shows; null parts do not filter.
 *
 * @param until exclusive
 * @param before the last line that has been read
 */
record AuditFilter(
        @Nullable Long actorId,
        @Nullable Long subjectId,
        @Nullable Deed deed,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Place before) {
    /** A line's place in the order of time. */
    record Place(long at, long id) {
        static final String SHAPE = "[0-9]{1,18}\\.[0-9]{1,18}";

        /** Of a text that has the {@link #SHAPE}. */
        static Place parse(String cursor) {
            int dot = cursor.indexOf('.');
            return new Place(Long.parseLong(cursor.substring(0, dot)), Long.parseLong(cursor.substring(dot + 1)));
        }
    }

    Map<String, @Nullable Object> bindings() {
        Map<String, @Nullable Object> bindings = new HashMap<>();
        bindings.put("actorId", actorId);
        bindings.put("subjectId", subjectId);
        bindings.put("action", deed == null ? null : deed.wireName());
        bindings.put("from", from == null ? 0 : from.toEpochMilli());
        bindings.put("until", until == null ? Long.MAX_VALUE : until.toEpochMilli());
        bindings.put("beforeAt", before == null ? Long.MAX_VALUE : before.at());
        bindings.put("beforeId", before == null ? Long.MAX_VALUE : before.id());
        return bindings;
    }
}
