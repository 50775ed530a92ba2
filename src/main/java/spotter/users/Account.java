package spotter.users;

import java.time.Instant;
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
        Instant updatedAt) {}
