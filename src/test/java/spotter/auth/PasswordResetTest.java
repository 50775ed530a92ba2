package spotter.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

class PasswordResetTest {
    @TempDir
    Path data;

    private final TestClock clock = new TestClock();

    private static void request(TestServer server, String email) {
        Answer answer =
                expect(200, server.post("/api/auth/password-reset/request", null, Json.write(Map.of("email", email))));
        assertEquals(
                "If the email exists, a password reset link has been sent",
                answer.json().get("message"));
    }

    private static Answer verify(TestServer server, String token, String password) {
        return server.post(
                "/api/auth/password-reset/verify", null, Json.write(Map.of("token", token, "new_password", password)));
    }

    private static List<Map<String, Object>> shown(TestServer server, Person admin) {
        return server.get("/api/auth/password-resets", admin).items();
    }

    /** Links are made after the answer, one after the other: the one for {@code last} comes last. */
    private static String token(TestServer server, Person admin, Person last) {
        request(server, last.email());
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            for (Map<String, Object> link : shown(server, admin)) {
                if (link.get("email").equals(last.email())) {
                    return link.get("url").toString().replaceAll(".*#reset=", "");
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no reset link for " + last.email());
    }

    @Test
    void withoutAMailServerTheAdministratorSeesTheLink() {
        try (TestServer server = TestServer.start(data, clock)) {
            Person admin = server.admin();
            Person eve = server.client();
            request(server, "nobody@example.org");
            String token = token(server, admin, eve);
            assertEquals(1, shown(server, admin).size(), "a link for nobody");
            expect(422, verify(server, token, "short"));
            expect(200, verify(server, token, "another good one"));
            expect(401, server.get("/api/auth/me", eve));
            expect(
                    200,
                    server.post(
                            "/api/auth/login",
                            null,
                            Json.write(Map.of("email", eve.email(), "password", "another good one"))));
            Answer again = expect(400, verify(server, token, "a third good one"));
            assertEquals("Invalid or expired reset token", again.json().get("detail"));
            assertEquals(List.of(), shown(server, admin));
        }
    }

    @Test
    void aLinkEndsAfterAnHour() {
        try (TestServer server = TestServer.start(data, clock)) {
            Person admin = server.admin();
            Person eve = server.client();
            String token = token(server, admin, eve);
            clock.advance(Duration.ofHours(1));
            expect(400, verify(server, token, "another good one"));
        }
    }

    @Test
    void aNewPasswordEndsOpenLinks() {
        try (TestServer server = TestServer.start(data, clock)) {
            Person admin = server.admin();
            Person eve = server.client();
            String token = token(server, admin, eve);
            expect(
                    200,
                    server.post(
                            "/api/auth/password/change",
                            eve,
                            Json.write(Map.of(
                                    "current_password", TestServer.password(), "new_password", "another good one"))));
            expect(400, verify(server, token, "a third good one"));
        }
    }

    @Test
    void anAccountMadeWithoutAPasswordComesWithALinkToChooseOne() {
        try (TestServer server = TestServer.start(data, clock)) {
            Person admin = server.admin();
            Map<String, Object> made = expect(
                            201,
                            server.post(
                                    "/api/users",
                                    admin,
                                    "{\"email\":\"new@example.org\",\"full_name\":\"New\",\"role\":\"trainer\"}"))
                    .json();
            expect(401, server.post("/api/auth/login", null, "{\"email\":\"new@example.org\",\"password\":\"x\"}"));
            String token = made.get("invite_url").toString().replaceAll(".*#reset=", "");
            clock.advance(Duration.ofDays(6));
            expect(200, verify(server, token, "a good password"));
            expect(
                    200,
                    server.post(
                            "/api/auth/login",
                            null,
                            "{\"email\":\"new@example.org\",\"password\":\"a good password\"}"));
        }
    }

    @Test
    void withAMailServerTheLinkGoesByMailAlone() throws Exception {
        try (TestMailServer mail = new TestMailServer();
                TestServer server = TestServer.start(
                        data,
                        clock,
                        "--smtp-host",
                        "127.0.0.1",
                        "--smtp-port",
                        "" + mail.port(),
                        "--smtp-tls",
                        "none",
                        "--smtp-from",
                        "gym@example.org",
                        "--base-url",
                        "https://gym.example.org/")) {
            Person admin = server.admin();
            Person eve = server.client();
            request(server, eve.email());
            TestMailServer.Mail received = mail.next();
            assertEquals(List.of("<" + eve.email() + ">"), received.to());
            assertTrue(received.text().contains("https://gym.example.org/#reset="), received.text());
            assertFalse(received.text().contains(TestServer.password()));
            assertEquals(List.of(), shown(server, admin));
            String token = received.text().replaceAll("(?s).*#reset=([A-Za-z0-9_-]+).*", "$1");
            expect(200, verify(server, token, "another good one"));
        }
    }
}
