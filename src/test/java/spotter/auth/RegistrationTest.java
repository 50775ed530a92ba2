package spotter.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

class RegistrationTest {
    @TempDir
    Path data;

    private static String applicant(String email, String role) {
        return "{\"email\":\"" + email + "\",\"password\":\"eight888\",\"full_name\":\"Eve\",\"role\":\"" + role
                + "\"}";
    }

    private static Answer register(TestServer server, String email, String role) {
        return server.post("/api/auth/register", null, applicant(email, role));
    }

    @Test
    void eachModeLetsInWhomItSays() {
        Map<String, List<Integer>> expected = Map.of(
                "clients", List.of(201, 403, 403),
                "invite", List.of(403, 403, 403),
                "closed", List.of(403, 403, 403),
                "open", List.of(201, 201, 403));
        expected.forEach((mode, statuses) -> {
            try (TestServer server = TestServer.start(data.resolve(mode), "--registration", mode)) {
                List<Integer> got = List.of(
                        register(server, "c@example.org", "client").status(),
                        register(server, "t@example.org", "trainer").status(),
                        register(server, "a@example.org", "admin").status());
                assertEquals(statuses, got, mode);
            }
        });
    }

    @Test
    void aNewAccountIsAnsweredWholeAndWithoutItsPassword() {
        try (TestServer server = TestServer.start(data)) {
            Answer answer = expect(201, register(server, " Eve@Example.org ", "CLIENT"));
            assertEquals(
                    Set.of(
                            "id",
                            "email",
                            "full_name",
                            "role",
                            "is_active",
                            "trainer_id",
                            "photo_url",
                            "created_at",
                            "updated_at"),
                    answer.json().keySet());
            assertEquals("Eve@Example.org", answer.json().get("email"));
            assertEquals("client", answer.json().get("role"));
            assertEquals("/api/users/" + answer.id(), answer.header("Location"));
            assertTrue(answer.json().get("created_at").toString().matches("2\\d{3}-\\d\\d-\\d\\dT[0-9:.]+Z"));
        }
    }

    @Test
    void aTakenEmailIsRefusedWithoutRegardToCase() {
        try (TestServer server = TestServer.start(data)) {
            expect(201, register(server, "Eve@Example.org", "client"));
            Answer answer = expect(400, register(server, "  eve@EXAMPLE.org", "client"));
            assertEquals("Email already registered", answer.json().get("detail"));
        }
    }

    @Test
    void everyWrongFieldIsNamed() {
        try (TestServer server = TestServer.start(data)) {
            Answer answer = expect(
                    422,
                    server.post(
                            "/api/auth/register",
                            null,
                            "{\"email\":\"no address\",\"password\":\"short\",\"full_name\":7,\"role\":\"boss\"}"));
            assertEquals("application/problem+json", answer.header("Content-Type"));
            assertTrue(answer.json().get("detail") instanceof String);
            Set<List<String>> places = errors(answer).stream()
                    .map(error -> ((List<?>) error.get("loc"))
                            .stream().map(Object::toString).toList())
                    .collect(Collectors.toSet());
            assertEquals(
                    Set.of(
                            List.of("body", "email"),
                            List.of("body", "password"),
                            List.of("body", "full_name"),
                            List.of("body", "role")),
                    places);
            errors(answer).forEach(error -> assertEquals(Set.of("loc", "msg", "type"), error.keySet()));
            assertFalse(answer.text().contains("short\""), "the password comes back");
        }
    }

    @Test
    void anAddressLineIsNoAddress() {
        try (TestServer server = TestServer.start(data)) {
            for (String email :
                    List.of("x<victim@example.org>", "a@b@c.org", "a@example", "a@.org", "a,b@example.org", "@b.org")) {
                assertEquals(422, register(server, email, "client").status(), email);
            }
        }
    }

    @Test
    void whatIsNotAskedForIsNotRead() {
        try (TestServer server = TestServer.start(data)) {
            Answer answer = server.post(
                    "/api/auth/register",
                    null,
                    "{\"email\":\"e@example.org\",\"password\":\"eight888\",\"full_name\":\"Eve\",\"id\":77,"
                            + "\"is_active\":false,\"trainer_id\":1,\"password_hash\":\"x\",\"created_at\":\"1999\"}");
            assertEquals(true, expect(201, answer).json().get("is_active"));
            assertNotEquals(77, answer.json().get("id"));
            assertNull(answer.json().get("trainer_id"));
        }
    }

    @Test
    void theSetUpCodeWorksOnceAndThereIsNoneAfterwards() {
        String code;
        try (TestServer server = TestServer.start(data)) {
            code = server.server().setupCode();
            String body = setup(code);
            expect(403, server.post("/api/auth/setup", null, setup("wrong")));
            assertEquals(
                    "admin",
                    expect(201, server.post("/api/auth/setup", null, body))
                            .json()
                            .get("role"));
            expect(404, server.post("/api/auth/setup", null, setup(code).replace("first@", "second@")));
            expect(404, server.post("/api/auth/setup", null, "not JSON"));
        }
        try (TestServer server = TestServer.start(data)) {
            assertNull(server.server().setupCode());
            expect(404, server.post("/api/auth/setup", null, setup(code)));
        }
    }

    private static String setup(String code) {
        return "{\"code\":\"" + code
                + "\",\"email\":\"first@example.org\",\"password\":\"eight888\",\"full_name\":\"Ada\"}";
    }

    @Test
    void anInvitationLetsOneInAndLinksHimAtOnce() {
        try (TestServer server = TestServer.start(data, "--registration", "invite")) {
            Person admin = server.admin();
            String trainerCode = invite(server, admin, "{\"role\":\"trainer\"}");
            long trainerId = expect(201, registerWith(server, trainerCode, "t@example.org"))
                    .id();
            Person trainer = login(server, trainerId, "t@example.org");
            String code = invite(server, trainer, "{\"email\":\"Eve@example.org\"}");
            expect(400, registerWith(server, code, "somebody@example.org"));
            Map<String, Object> client =
                    expect(201, registerWith(server, code, "eve@Example.org")).json();
            assertEquals("client", client.get("role"));
            assertEquals(trainerId, ((Number) client.get("trainer_id")).longValue());
            Answer again = expect(400, registerWith(server, code, "eve2@example.org"));
            assertEquals("Invalid or expired invitation code", again.json().get("detail"));
        }
    }

    @Test
    void trainersInviteClientsOfTheirOwnOnly() {
        try (TestServer server = TestServer.start(data)) {
            Person trainer = server.trainer();
            expect(403, server.post("/api/users/invites", trainer, "{\"role\":\"trainer\"}"));
            expect(403, server.post("/api/users/invites", trainer, "{\"trainer_id\":" + (trainer.id() + 1) + "}"));
            expect(201, server.post("/api/users/invites", trainer, "{\"trainer_id\":" + trainer.id() + "}"));
        }
    }

    @Test
    void anInvitationDoesNotOutliveItsAuthorsRight() {
        try (TestServer server = TestServer.start(data)) {
            Person admin = server.admin();
            Person trainer = server.trainer();
            String code = invite(server, trainer, "{}");
            expect(200, server.put("/api/users/" + trainer.id(), admin, "{\"is_active\":false}"));
            expect(400, registerWith(server, code, "e@example.org"));
        }
    }

    @Test
    void aClosedServerTakesNoInvitations() {
        String code;
        try (TestServer server = TestServer.start(data)) {
            code = invite(server, server.admin(), "{}");
        }
        try (TestServer server = TestServer.start(data, "--registration", "closed")) {
            expect(403, registerWith(server, code, "e@example.org"));
        }
    }

    private static Person login(TestServer server, long id, String email) {
        String token = (String) expect(
                        200,
                        server.post("/api/auth/login", null, "{\"email\":\"" + email + "\",\"password\":\"eight888\"}"))
                .json()
                .get("access_token");
        return new Person(id, email, token, "");
    }

    private static String invite(TestServer server, Person author, String body) {
        Map<String, Object> invitation =
                expect(201, server.post("/api/users/invites", author, body)).json();
        assertEquals(Set.of("id", "code", "url", "expires_at"), invitation.keySet());
        assertTrue(invitation.get("url").toString().endsWith("#invite=" + invitation.get("code")));
        return (String) invitation.get("code");
    }

    private static Answer registerWith(TestServer server, String code, String email) {
        return server.post(
                "/api/auth/register",
                null,
                applicant(email, "client").replace("}", ",\"invite_code\":\"" + code + "\"}"));
    }

    @SuppressWarnings("unchecked") // the shape of this API's errors
    private static List<Map<String, Object>> errors(Answer answer) {
        return (List<Map<String, Object>>) answer.json().get("errors");
    }
}
