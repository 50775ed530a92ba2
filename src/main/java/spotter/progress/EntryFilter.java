package spotter.progress;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a list shows.
 *
 * @param clients whose; empty for everybody's
 * @param days of which days
 * @param onlyWeights whether those without a weight are left out
 */
record EntryFilter(Optional<List<Long>> clients, Days days, boolean onlyWeights) {
    /** The first and the last day; null for no end. */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
        static final Days ALL = new Days(null, null);
    }

    static EntryFilter weightsOf(long clientId, Days days) {
        return new EntryFilter(Optional.of(List.of(clientId)), days, true);
    }

    Map<String, @Nullable Object> bindings() {
        Map<String, @Nullable Object> bindings = new HashMap<>();
        bindings.put("from", days.from() == null ? null : days.from().toString());
        bindings.put("to", days.to() == null ? null : days.to().toString());
        bindings.put("onlyWeights", onlyWeights ? 1 : 0);
        return bindings;
    }
}
