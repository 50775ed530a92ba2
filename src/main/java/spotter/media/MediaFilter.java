package spotter.media;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which media a list shows; null parts do not filter.
 *
 * @param owners whose; empty for everybody's
 * @param until exclusive
 * @param before media ids below this, for reading on
 */
record MediaFilter(
        Optional<List<Long>> owners,
        @Nullable MediaKind kind,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long before) {
    Map<String, @Nullable Object> bindings() {
        Map<String, @Nullable Object> bindings = new HashMap<>();
        bindings.put("category", kind == null ? null : kind.category());
        bindings.put("from", from == null ? null : from.toEpochMilli());
        bindings.put("until", until == null ? null : until.toEpochMilli());
        // A number in any case: compared with it or nothing, the index would not lead to where reading goes on.
        bindings.put("before", before == null ? Long.MAX_VALUE : before);
        return bindings;
    }
}
