package spotter.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;

/**
 * An invitation that nobody has used yet. Its code was shown once; only a hash of it is kept.
 *
 * @param email in lower case: only this address may use it; null for anybody
 * @param trainerId whose client the new account becomes
 */
record OpenInvite(
        long id,
        @Nullable String email,
        Role role,
        @Nullable Long trainerId,
        long createdBy,
        String createdByName,
        Instant createdAt,
        Instant expiresAt) {}
