package spotter.users;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;

/**
 * One account as it is stored.
 *
 * @param trainerId of a client: the trainer whose link is active now
 * @param credentialVersion rises with every new password
 */
public record Account(
        long id,
        String email,
        String fullName,
        Role role,
        boolean isActive,
        @Nullable Long trainerId,
        int credentialVersion,
        Instant createdAt,
        Instant updatedAt) {
    /** Which parts another state of it has changed, in words. */
    String differences(Account after) {
        List<String> words = new ArrayList<>();
        if (!email.equals(after.email)) {
            words.add("email");
        }
        if (!fullName.equals(after.fullName)) {
            words.add("full_name");
        }
        if (role != after.role) {
            words.add("role " + after.role.wireName());
        }
        if (isActive != after.isActive) {
            words.add(after.isActive ? "activated" : "deactivated");
        }
        return String.join(", ", words);
    }
}
