package spotter.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import spotter.TestClock;
import spotter.access.Role;

class TokensTest {
    private static final String SECRET = "thirty-two bytes of secret, or more";
    private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private final TestClock clock = new TestClock();
    private final long now = clock.instant().getEpochSecond();
    private final Tokens tokens = new Tokens(SECRET, Duration.ofMinutes(30), clock);

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Signed with the right key, whatever the header claims. */
    private static String signed(String header, String claims) throws Exception {
        String content = part(header) + "." + part(claims);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private String claims(String more) {
        return "{\"sub\":\"7\",\"jti\":\"s.1\"" + more + "}";
    }

    @Test
    void anOwnTokenSaysWhoAndForHowLong() {
        Tokens.Claims claims =
                tokens.verify(tokens.issue(7, Role.CLIENT, "session")).orElseThrow();
        assertEquals(7, claims.userId());
        assertEquals("session", claims.sessionId());
        assertEquals(now + 1800, claims.expiresAt().getEpochSecond());
    }

    @Test
    void aTokenOfTheSameShapeMadeElsewhereIsRead() throws Exception {
        assertTrue(
                tokens.verify(signed(HS256, claims(",\"exp\":" + (now + 60)))).isPresent());
    }

    @Test
    void whatIsNotExactlyOursIsRefused() throws Exception {
        String later = ",\"exp\":" + (now + 60);
        List<String> refused = List.of(
                signed(HS256, claims("")),
                signed(HS256, claims(",\"exp\":null")),
                signed(HS256, claims(",\"exp\":\"never\"")),
                signed(HS256, claims(",\"exp\":" + (now - 1))),
                signed(HS256, claims(later + ",\"iat\":" + (now + 120))),
                signed(HS256, claims(later + ",\"nbf\":" + (now + 120))),
                signed(HS256, claims(later).replace("\"7\"", "7")),
                signed(HS256, claims(later).replace("\"7\"", "\"-7\"")),
                signed(HS256, claims(later).replace("\"7\"", "\"99999999999999999999\"")),
                signed(HS256, claims(later).replace("\"7\"", "[\"7\"]")),
                signed(HS256, claims(later).replace("\"s.1\"", "null")),
                signed(HS256, claims(later).replace("\"s.1\"", "5")),
                signed(HS256, "[]"),
                signed(HS256, "null"),
                signed("{\"alg\":\"none\"}", claims(later)),
                signed("{\"alg\":\"HS512\"}", claims(later)),
                signed("{}", claims(later)),
                JWT.create()
                        .withSubject("7")
                        .withJWTId("s.1")
                        .withExpiresAt(clock.instant().plusSeconds(60))
                        .sign(Algorithm.HMAC512(SECRET)),
                JWT.create()
                        .withSubject("7")
                        .withJWTId("s.1")
                        .withExpiresAt(clock.instant().plusSeconds(60))
                        .sign(Algorithm.none()),
                "");
        for (String token : refused) {
            assertTrue(tokens.verify(token).isEmpty(), token);
        }
    }

    @Test
    void whatHasNoPartsOfATokenIsRefused() {
        for (String token : List.of(".", "..", "...", "a.b.c", "\0", "é.é.é")) {
            assertTrue(tokens.verify(token).isEmpty(), token);
        }
    }

    @Test
    void aHugeExpiryIsAnAnswerNotAFault() throws Exception {
        for (String exp : List.of("1e300", "-1e300", "9223372036854775807", "99999999999999999999999", "true", "{}")) {
            tokens.verify(signed(HS256, claims(",\"exp\":" + exp)));
        }
    }

    @Test
    void noChangedCharacterPasses() {
        String token = tokens.issue(7, Role.ADMIN, "session");
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            char[] changed = token.toCharArray();
            int at = random.nextInt(changed.length - 1);
            changed[at] = (char) (32 + random.nextInt(95));
            String mutant = new String(changed);
            assertEquals(mutant.equals(token), tokens.verify(mutant).isPresent(), mutant);
        }
    }

    @Test
    void aShortSecretIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Tokens("x".repeat(31), Duration.ofMinutes(1), clock));
    }
}
