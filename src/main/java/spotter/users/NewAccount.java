package spotter.users;

import org.jspecify.annotations.Nullable;
import spotter.access.Role;

/**
 * An account to be made.
 *
 * @param email trimmed, as typed
 * @param passwordHash null until the person has chosen a password
 */
public record NewAccount(
        String email, String fullName, Role role, @Nullable String passwordHash) {}
