package spotter.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;
import spotter.users.Account;

/**
 * A user just made by an administrator.
 *
 * @param inviteUrl where its owner chooses a password; null if it has one
 */
record CreatedUser(
        long id,
        String email,
        String fullName,
        Role role,
        boolean isActive,
        @Nullable Long trainerId,
        @Nullable String photoUrl,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String inviteUrl,
        @Nullable Instant inviteExpiresAt) {
    static CreatedUser of(Enrolment.Created created) {
        Account account = created.account();
        PasswordResets.Link link = created.link();
        return new CreatedUser(
                account.id(),
                account.email(),
                account.fullName(),
                account.role(),
                account.isActive(),
                null,
                null,
                account.createdAt(),
                account.updatedAt(),
                link == null ? null : link.url(),
                link == null ? null : link.expiresAt());
    }
}
