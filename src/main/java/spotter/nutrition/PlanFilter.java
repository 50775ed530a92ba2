package spotter.nutrition;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.db.SearchText;

/**
 * Which plans a list shows; null parts do not filter.
 *
 * @param trainerId who was the client's trainer when the plan was made
 * @param search part of the name or the description, without regard to case
 */
record PlanFilter(
        @Nullable Long clientId,
        @Nullable Long trainerId,
        @Nullable String search) {
    Map<String, @Nullable Object> bindings() {
        Map<String, @Nullable Object> bindings = new HashMap<>();
        bindings.put("trainerId", trainerId);
        bindings.put("search", search == null ? null : SearchText.containing(search));
        return bindings;
    }
}
