package spotter.users;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;
import spotter.db.SearchText;

/**
 * Which accounts a list shows; null parts do not filter.
 *
 * @param search part of an e-mail or a name, without regard to case
 * @param visibleTo a trainer, who sees own clients and clients without a trainer
 * @param clientsOf a trainer, whose linked clients alone are wanted
 */
record UserFilter(
        @Nullable Role role,
        @Nullable String search,
        @Nullable Long visibleTo,
        @Nullable Long clientsOf) {
    Map<String, @Nullable Object> bindings() {
        Map<String, @Nullable Object> bindings = new HashMap<>();
        bindings.put("role", role == null ? null : role.wireName());
        bindings.put("search", search == null ? null : SearchText.containing(search));
        bindings.put("trainerId", visibleTo);
        bindings.put("clientsOf", clientsOf);
        return bindings;
    }
}
