package spotter.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;

/**
 * Access tokens: JWT (RFC 7519), HS256 alone, with {@code sub}, {@code role}, {@code iat}, {@code exp} and {@code jti},
 * whose first part is the session. Says only that a token was made here and has not run out. Thread-safe.
 */
public final class Tokens {
    private static final int MIN_SECRET_BYTES = 32;
    /** A clock that was set back must not refuse the tokens just given out. */
    private static final long LEEWAY_SECONDS = 30;

    /** What a signature has been found good for stays true, and checking it takes a tenth of a small request's time. */
    private static final int MOST_VERIFIED = 1000;

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private final Algorithm algorithm;
    private final JWTVerifier verifier;
    private final Clock clock;
    private final Duration life;
    private final Map<String, Claims> verified = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Claims> eldest) {
            return size() > MOST_VERIFIED;
        }
    });

    /**
     * What a token claims.
     *
     * @param expiresAt when it runs out
     */
    public record Claims(long userId, String sessionId, Instant expiresAt) {}

    /** @throws IllegalArgumentException for a secret under 32 bytes, which the library would take */
    public Tokens(String secret, Duration life, Clock clock) {
        if (secret.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("the JWT secret needs at least " + MIN_SECRET_BYTES + " bytes");
        }
        this.algorithm = Algorithm.HMAC256(secret);
        this.life = life;
        this.clock = clock;
        JWTVerifier.BaseVerification verification = (JWTVerifier.BaseVerification) JWT.require(algorithm)
                .withClaimPresence("exp")
                .withClaimPresence("sub")
                .withClaimPresence("jti")
                .acceptLeeway(LEEWAY_SECONDS)
                .acceptExpiresAt(0);
        this.verifier = verification.build(clock);
    }

    /** How long a token lives. */
    public Duration life() {
        return life;
    }

    public String issue(long userId, Role role, String sessionId) {
        Instant now = clock.instant();
        return JWT.create()
                .withSubject(Long.toString(userId))
                .withClaim("role", role.wireName())
                .withIssuedAt(now)
                .withExpiresAt(now.plus(life))
                .withJWTId(sessionId + "." + Secrets.newCode().substring(0, 8))
                .sign(algorithm);
    }

    /** Empty for anything but an unexpired token of ours. */
    public Optional<Claims> verify(String token) {
        Optional<Claims> seen = Optional.ofNullable(verified.get(token))
                .filter(claims -> claims.expiresAt().isAfter(clock.instant()));
        if (seen.isPresent()) {
            return seen;
        }
        Optional<Claims> claims = verifyAnew(token);
        claims.ifPresent(sound -> verified.put(token, sound));
        return claims;
    }

    private Optional<Claims> verifyAnew(String token) {
        try {
            DecodedJWT jwt = verifier.verify(token);
            String subject = text(jwt, "sub");
            String jti = text(jwt, "jti");
            Instant expiresAt = jwt.getExpiresAtAsInstant();
            // The library takes a claim that is there and null for a claim that is there.
            if (subject == null || !ID.matcher(subject).matches() || jti == null || expiresAt == null) {
                return Optional.empty();
            }
            String session = jti.contains(".") ? jti.substring(0, jti.indexOf('.')) : jti;
            return Optional.of(new Claims(Long.parseLong(subject), session, expiresAt));
        } catch (JWTVerificationException | NullPointerException e) {
            // The library trips over a signed payload that is JSON's null.
            return Optional.empty();
        }
    }

    /** Null unless it is a JSON string: the library would also write a number as one. */
    private static @Nullable String text(DecodedJWT jwt, String claim) {
        return jwt.getClaim(claim).as(Object.class) instanceof String text ? text : null;
    }
}
