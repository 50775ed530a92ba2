package spotter.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestRows;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

class LoginTest {
    @TempDir
    Path data;

    private static String login(String email, String password) {
        return Json.write(Map.of("email", email, "password", password));
    }

    private static Answer from(TestServer server, String address, String body) {
        return server.send(
                HttpRequest.newBuilder(server.uri("/api/auth/login"))
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", address)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                null);
    }

    @Test
    void jsonFormAndUsernameAllLogIn() {
        try (TestServer server = TestServer.start(data)) {
            Person eve = server.client();
            Answer json = expect(
                    200,
                    server.post(
                            "/api/auth/login",
                            null,
                            login("  " + eve.email().toUpperCase(Locale.ROOT), TestServer.password())));
            assertEquals(
                    Set.of("access_token", "token_type", "expires_in", "refresh_token"),
                    json.json().keySet());
            assertEquals("bearer", json.json().get("token_type"));
            assertEquals(1800, json.json().get("expires_in"));
            expect(
                    200,
                    server.post(
                            "/api/auth/login",
                            null,
                            login(eve.email(), TestServer.password())
                                    .replace("\"email\"", "\"client_id\":1,\"username\"")));
            Answer form = server.send(
                    HttpRequest.newBuilder(server.uri("/api/auth/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&username=" + eve.email()
                                    + "&password=correct+horse%20battery")),
                    null);
            assertEquals(json.json().keySet(), expect(200, form).json().keySet());
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownEmailGetTheSameAnswer() {
        try (TestServer server = TestServer.start(data)) {
            Answer wrong = expect(
                    401,
                    server.post("/api/auth/login", null, login(server.client().email(), "not that")));
            Answer unknown = expect(401, server.post("/api/auth/login", null, login("nobody@example.org", "not that")));
            assertEquals("Incorrect email or password", wrong.json().get("detail"));
            assertEquals("Bearer", wrong.header("WWW-Authenticate"));
            assertEquals(withoutId(wrong), withoutId(unknown));
        }
    }

    private static Map<String, Object> withoutId(Answer answer) {
        Map<String, Object> members = answer.json();
        members.remove("request_id");
        return members;
    }

    @Test
    void aMissingNameIsAskedForAsEmail() {
        try (TestServer server = TestServer.start(data)) {
            assertTrue(expect(422, server.post("/api/auth/login", null, "{\"password\":\"x\"}"))
                    .text()
                    .contains("[\"body\",\"email\"]"));
        }
    }

    @Test
    void passwordsAreWholeWhateverTheirLengthAndAlphabet() {
        try (TestServer server = TestServer.start(data)) {
            String long100 = "0123456789".repeat(10);
            for (String password : List.of(long100, "πολύ μυστικό", "пароль 🏋️🏋️", "ω".repeat(256), " eight 8 ")) {
                String email = "p" + password.hashCode() + "@example.org";
                expect(
                        201,
                        server.post(
                                "/api/auth/register",
                                null,
                                Json.write(Map.of("email", email, "password", password, "full_name", "Eve"))));
                expect(200, server.post("/api/auth/login", null, login(email, password)));
                // bcrypt alone would look at the first 72 bytes only.
                String shorter = password.substring(0, password.offsetByCodePoints(password.length(), -1));
                expect(401, server.post("/api/auth/login", null, login(email, shorter)));
            }
            assertEquals(
                    422,
                    server.post(
                                    "/api/auth/register",
                                    null,
                                    Json.write(Map.of(
                                            "email", "x@example.org", "password", "ω".repeat(257), "full_name", "Eve")))
                            .status());
            expect(
                    422,
                    server.post(
                            "/api/auth/register",
                            null,
                            "{\"email\":\"x@example.org\",\"password\":\"half \\ud83c of it\",\"full_name\":\"Eve\"}"));
        }
    }

    @Test
    void aLoginRenewsAHashOfLessWork() {
        String body;
        try (TestServer server = TestServer.start(data, "--bcrypt-cost", "4")) {
            body = login(server.client().email(), TestServer.password());
        }
        assertEquals(List.of("$2b$04$"), hashes());
        try (TestServer server = TestServer.start(data, "--bcrypt-cost", "5")) {
            expect(200, server.post("/api/auth/login", null, body));
            assertEquals(List.of("$2b$05$"), hashes());
            expect(200, server.post("/api/auth/login", null, body));
        }
    }

    private List<String> hashes() {
        return TestRows.strings(data, "SELECT substr(password_hash, 1, 7) FROM account");
    }

    @Test
    void guessingIsLimitedAndSaysForHowLong() {
        TestClock clock = new TestClock();
        try (TestServer server = TestServer.start(data, clock, "--rate-limits", "on")) {
            String email = server.client().email();
            List<Integer> statuses = IntStream.range(0, 12)
                    .mapToObj(i -> server.post("/api/auth/login", null, login(email, "guess" + i))
                            .status())
                    .toList();
            assertEquals(8, statuses.stream().filter(status -> status == 401).count());
            Answer answer = expect(429, server.post("/api/auth/login", null, login(email, TestServer.password())));
            clock.advance(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After"))));
            expect(200, server.post("/api/auth/login", null, login(email, TestServer.password())));
        }
    }

    @Test
    void guessesSentAtOnceAreCountedLikeGuessesSentOneByOne() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(24);
        try (TestServer server = TestServer.start(data, new TestClock(), "--rate-limits", "on")) {
            String email = server.client().email();
            List<Callable<Integer>> guesses = IntStream.range(0, 24)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> server.post("/api/auth/login", null, login(email, "guess" + i))
                                    .status())
                    .toList();
            int looked = 0;
            for (Future<Integer> guess : pool.invokeAll(guesses)) {
                looked += guess.get() == 401 ? 1 : 0;
            }
            assertEquals(8, looked);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aStrangersGuessesDoNotLockTheOwnerOut() {
        try (TestServer server =
                TestServer.start(data, new TestClock(), "--rate-limits", "on", "--behind-proxy", "on")) {
            String email = server.client().email();
            expect(200, from(server, "192.0.2.1", login(email, TestServer.password())));
            for (int i = 0; i < 60; i++) {
                from(server, "198.51.100." + i, login(email, "guess" + i));
            }
            expect(429, from(server, "203.0.113.9", login(email, TestServer.password())));
            expect(200, from(server, "192.0.2.1", login(email, TestServer.password())));
        }
    }

    @Test
    void aForwardedAddressCountsOnlyBehindAProxyAndOnlyTheLast() {
        try (TestServer server = TestServer.start(data, new TestClock(), "--rate-limits", "on")) {
            String email = server.client().email();
            for (int i = 0; i < 8; i++) {
                expect(401, from(server, "198.51.100." + i, login(email, "guess")));
            }
            expect(429, from(server, "198.51.100.99", login(email, "guess")));
        }
        try (TestServer server = TestServer.start(
                data.resolve("proxy"), new TestClock(), "--rate-limits", "on", "--behind-proxy", "on")) {
            String email = server.client().email();
            for (int i = 0; i < 8; i++) {
                expect(401, from(server, "198.51.100." + i + ", 192.0.2.7", login(email, "guess")));
            }
            expect(429, from(server, "203.0.113.1, 192.0.2.7", login(email, "guess")));
            expect(401, from(server, "192.0.2.7, 192.0.2.8", login(email, "guess")));
        }
    }

    @Test
    void registrationsAndResetsAreLimitedToo() {
        try (TestServer server =
                TestServer.start(data, new TestClock(), "--rate-limits", "on", "--registration", "clients")) {
            List<Integer> registered = IntStream.range(0, 22)
                    .mapToObj(i -> server.post(
                                    "/api/auth/register",
                                    null,
                                    Json.write(Map.of(
                                            "email",
                                            "r" + i + "@example.org",
                                            "password",
                                            "eight888",
                                            "full_name",
                                            "Eve")))
                            .status())
                    .toList();
            assertEquals(List.of(201, 429), List.of(registered.get(19), registered.get(20)));
            List<Integer> asked = IntStream.range(0, 6)
                    .mapToObj(
                            i -> server.post("/api/auth/password-reset/request", null, "{\"email\":\"r1@example.org\"}")
                                    .status())
                    .toList();
            assertEquals(List.of(200, 429), List.of(asked.get(4), asked.get(5)));
        }
    }
}
