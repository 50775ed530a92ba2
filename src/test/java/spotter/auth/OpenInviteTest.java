package spotter.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** Invitations that nobody has used yet. */
class OpenInviteTest {
    private static final String INVITES = "/api/users/invites";

    private final TestClock clock = new TestClock();
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Map<String, Object> invite(Person author, String body) {
        return expect(201, server.post(INVITES, author, body)).json();
    }

    private List<Object> ids(Person person) {
        return expect(200, server.get(INVITES, person)).items().stream()
                .map(invite -> invite.get("id"))
                .toList();
    }

    @Test
    void theAdministratorSeesAllATrainerHisOwn() {
        Person admin = server.admin();
        Person trainer = server.trainer();
        Object first = invite(admin, "{\"role\":\"trainer\",\"email\":\"Mia@Example.org\"}")
                .get("id");
        Object second = invite(trainer, "{}").get("id");
        assertEquals(List.of(second, first), ids(admin));
        assertEquals(List.of(second), ids(trainer));
        assertEquals(List.of(), ids(server.trainer()));
        expect(403, server.get(INVITES, server.client()));

        Map<String, Object> shown = server.get(INVITES, admin).items().get(1);
        assertEquals("mia@example.org", shown.get("email"));
        assertEquals("trainer", shown.get("role"));
        assertNull(shown.get("trainer_id"));
        assertEquals((int) admin.id(), shown.get("created_by"));
        assertEquals("Ada", shown.get("created_by_name"));
        assertEquals(
                (int) trainer.id(), server.get(INVITES, trainer).items().get(0).get("trainer_id"));
    }

    @Test
    void oneThatIsTakenBackLetsNobodyIn() {
        Person trainer = server.trainer();
        Map<String, Object> invite = invite(trainer, "{}");
        expect(404, server.delete(INVITES + "/" + invite.get("id"), server.trainer()));
        expect(403, server.delete(INVITES + "/" + invite.get("id"), server.client()));
        expect(204, server.delete(INVITES + "/" + invite.get("id"), trainer));
        expect(404, server.delete(INVITES + "/" + invite.get("id"), trainer));
        expect(400, server.post("/api/auth/register", null, applicant(invite.get("code"))));
        assertEquals(List.of(), ids(trainer));
    }

    @Test
    void usedAndExpiredOnesAreNotListed() {
        Person trainer = server.trainer();
        Map<String, Object> used = invite(trainer, "{}");
        Object open = invite(trainer, "{}").get("id");
        expect(201, server.post("/api/auth/register", null, applicant(used.get("code"))));
        assertEquals(List.of(open), ids(trainer));
        clock.advance(Duration.ofDays(8));
        assertEquals(List.of(), ids(server.login(trainer)));
    }

    private static String applicant(Object code) {
        return Json.write(
                Map.of("email", "new@example.org", "password", "eight888", "full_name", "N", "invite_code", code));
    }
}
