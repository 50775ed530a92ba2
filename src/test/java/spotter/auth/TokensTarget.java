package spotter.auth;

import static spotter.fuzz.FuzzTarget.require;
import static spotter.fuzz.FuzzTarget.utf8;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import spotter.TestClock;
import spotter.access.Role;
import spotter.fuzz.FuzzTarget;

/**
 * What stands behind "Bearer": as it is it opens nothing. As header and claims, two lines, signed with the right key,
 * for else nothing would get past the signature, it opens something only as HS256.
 */
public final class TokensTarget implements FuzzTarget {
    private static final String SECRET = "thirty-two bytes of secret, or more";

    private final TestClock clock = new TestClock();
    private final Tokens tokens = new Tokens(SECRET, Duration.ofMinutes(30), clock);

    @Override
    public Map<String, byte[]> seeds() {
        String claims = "{\"sub\":\"7\",\"jti\":\"s.1\",\"role\":\"client\",\"iat\":1,\"exp\":"
                + (clock.instant().getEpochSecond() + 60) + "}";
        String foreign = new Tokens(SECRET + SECRET, Duration.ofMinutes(30), clock).issue(7, Role.CLIENT, "s");
        return Map.of(
                "claims", utf8("{\"alg\":\"HS256\",\"typ\":\"JWT\"}\n" + claims),
                "foreign", utf8(foreign),
                "none", utf8("{\"alg\":\"none\"}\n" + claims));
    }

    @Override
    public List<String> words() {
        return List.of(
                "HS256", "HS384", "none", "\"alg\":", "\"exp\":", "\"nbf\":", "\"crit\":", "\"sub\":", "null", "1e99");
    }

    @Override
    public void take(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        require(tokens.verify(text).isEmpty(), "a token without the key");
        String[] lines = text.split("\n", 2);
        if (lines.length == 2) {
            Optional<Tokens.Claims> claims = tokens.verify(signed(lines[0], lines[1]));
            if (claims.isPresent()) {
                require(lines[0].contains("HS256") || lines[0].contains("\\"), lines[0]);
                require(claims.get().userId() >= 0, lines[1]);
                require(claims.get().expiresAt().isAfter(clock.instant()), lines[1]);
            }
        }
    }

    private static String signed(String header, String claims) {
        String content = part(header) + "." + part(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(SECRET), "HmacSHA256"));
            return content + "." + base64(mac.doFinal(utf8(content)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String part(String json) {
        return base64(utf8(json));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public long maxAllocatedBytes(int length) {
        return (2 << 20) + 2000L * length;
    }
}
