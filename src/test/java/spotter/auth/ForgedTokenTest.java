package spotter.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** Whoever forges a token, even with the right key, learns nothing from the answer. */
class ForgedTokenTest {
    private static final String SECRET = "a secret of at least thirty-two bytes";
    private static final Algorithm RIGHT = Algorithm.HMAC256(SECRET);

    @TempDir
    Path data;

    @Test
    void everyForgedTokenHearsTheSame() {
        try (TestServer server = TestServer.start(data, "--jwt-secret", SECRET)) {
            Person eve = server.client();
            expect(200, me(server, whole(eve).sign(RIGHT)));
            Answer garbage = expect(401, me(server, "no.such.token"));
            forged(eve).forEach((kind, token) -> {
                Answer answer = expect(401, me(server, token));
                assertEquals(withoutId(garbage), withoutId(answer), kind);
                assertEquals("Bearer", answer.header("WWW-Authenticate"), kind);
            });
        }
    }

    private static Map<String, String> forged(Person eve) {
        Instant later = Instant.now().plusSeconds(600);
        String jti = JWT.decode(eve.token()).getId();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("without exp", whole(eve).withExpiresAt((Instant) null).sign(RIGHT));
        tokens.put(
                "expired",
                whole(eve).withExpiresAt(Instant.now().minusSeconds(1)).sign(RIGHT));
        tokens.put(
                "without sub", JWT.create().withJWTId(jti).withExpiresAt(later).sign(RIGHT));
        tokens.put(
                "numeric sub",
                JWT.create()
                        .withClaim("sub", eve.id())
                        .withJWTId(jti)
                        .withExpiresAt(later)
                        .sign(RIGHT));
        tokens.put(
                "another's session", whole(eve).withSubject("" + (eve.id() + 1)).sign(RIGHT));
        tokens.put("no session", whole(eve).withJWTId("nothing.0").sign(RIGHT));
        tokens.put("HS512", whole(eve).sign(Algorithm.HMAC512(SECRET)));
        tokens.put("HS384", whole(eve).sign(Algorithm.HMAC384(SECRET)));
        tokens.put("none", whole(eve).sign(Algorithm.none()));
        tokens.put("foreign key", whole(eve).sign(Algorithm.HMAC256("x" + SECRET)));
        tokens.put("cut signature", eve.token().substring(0, eve.token().length() - 2));
        return tokens;
    }

    private static JWTCreator.Builder whole(Person eve) {
        return JWT.create()
                .withSubject(Long.toString(eve.id()))
                .withClaim("role", "admin")
                .withJWTId(JWT.decode(eve.token()).getId())
                .withExpiresAt(Instant.now().plusSeconds(600));
    }

    private static Answer me(TestServer server, String token) {
        return server.get("/api/auth/me", new Person(0, "", token, ""));
    }

    private static Map<String, Object> withoutId(Answer answer) {
        Map<String, Object> members = answer.json();
        members.remove("request_id");
        return members;
    }
}
