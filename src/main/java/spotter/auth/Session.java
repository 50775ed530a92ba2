package spotter.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One login of a person, as he is told of it.
 *
 * @param lastUsedAt when it last got a token: what it does with that one moves nothing
 * @param expiresAt when it ends unless it gets another
 * @param network of the last token: the address without its last part; null of an old session, as is {@code device}
 * @param device program and system in a few words
 */
record Session(
        String id,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String network,
        @Nullable String device) {}
