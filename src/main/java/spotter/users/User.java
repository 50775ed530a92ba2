package spotter.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;

/** An account as answers show it. */
public record User(
        long id,
        String email,
        String fullName,
        Role role,
        boolean isActive,
        @Nullable Long trainerId,
        @Nullable String photoUrl,
        Instant createdAt,
        Instant updatedAt) {
    /** @param photoUrl a signed link for the viewer, or null without a photo */
    public static User of(Account account, @Nullable String photoUrl) {
        return new User(
                account.id(),
                account.email(),
                account.fullName(),
                account.role(),
                account.isActive(),
                account.trainerId(),
                photoUrl,
                account.createdAt(),
                account.updatedAt());
    }
}
