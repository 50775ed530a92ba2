package spotter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Person;

/** Deeds that matter to more than one record: what the audit says of each. */
@SuppressWarnings("NullAway.Init") // set before each test
class AuditedDeedsTest {
    private TestServer server;
    private Person admin;
    private Person client;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        admin = server.admin();
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The newest lines that the administrator reads, newest first. */
    private List<String> newest(int count) {
        return expect(200, server.get("/api/admin/audit?limit=" + count, admin)).items().stream()
                .map(AuditedDeedsTest::line)
                .toList();
    }

    private static String line(Map<String, Object> event) {
        return event.get("actor_id") + " " + event.get("action") + " " + event.get("thing_type") + " "
                + event.get("thing_id") + " of " + event.get("subject_id") + ": " + event.get("detail");
    }

    @Test
    void aBackupMadeFetchedAndDeleted() {
        String name = expect(201, server.post("/api/admin/backups", admin, "{}"))
                .json()
                .get("name")
                .toString();
        expect(200, server.get("/api/admin/backups/" + name, admin));
        expect(204, server.delete("/api/admin/backups/" + name, admin));
        expect(404, server.delete("/api/admin/backups/" + name, admin));
        assertEquals(
                List.of(
                        admin.id() + " delete backup null of null: " + name,
                        admin.id() + " export backup null of null: " + name,
                        admin.id() + " create backup null of null: " + name),
                newest(3));
    }

    @Test
    void aRefreshTokenThatComesTwice() {
        String body = "{\"refresh_token\":\"" + client.refreshToken() + "\"}";
        expect(200, server.post("/api/auth/refresh", null, body));
        expect(401, server.post("/api/auth/refresh", null, body));
        String line = "null logout account " + client.id() + " of " + client.id() + ": a refresh token came twice";
        assertEquals(List.of(line), newest(1));
        expect(401, server.get("/api/me/audit", client));
        Person again = server.login(client);
        assertEquals(
                line,
                line(expect(200, server.get("/api/me/audit?action=logout", again))
                        .items()
                        .get(0)));
    }

    @Test
    void aPhotoThatTakesTheOthersPlace() {
        long first = photo(300);
        long second = photo(301);
        assertEquals(
                List.of(
                        client.id() + " create media " + second + " of " + client.id() + ": profile_photo",
                        client.id() + " delete media " + first + " of " + client.id() + ": profile_photo, replaced"),
                newest(2));
    }

    private long photo(int width) {
        TestForm form = TestForm.file("me.jpg", TestPictures.jpeg(width, 200)).and("category", "profile_photo");
        return expect(201, server.upload("/api/files/upload", client, form)).id();
    }

    @Test
    void anAccountOfAnotherStandingAndItsEnd() {
        String path = "/api/users/" + client.id();
        expect(200, server.put(path, admin, "{\"role\":\"trainer\"}"));
        expect(200, server.put(path, admin, "{\"is_active\":false}"));
        String account = " account " + client.id() + " of ";
        assertEquals(
                List.of(
                        admin.id() + " update" + account + client.id() + ": deactivated",
                        admin.id() + " update" + account + client.id() + ": role trainer"),
                newest(2));
        expect(204, server.delete(path, admin));
        assertEquals(List.of(admin.id() + " delete" + account + "null: "), newest(1));
    }

    @Test
    void anInvitationAndAnAccountMadeForSomebody() {
        long invite = expect(201, server.post("/api/users/invites", admin, "{\"role\":\"trainer\"}"))
                .id();
        String body = "{\"email\":\"new@example.org\",\"full_name\":\"New\",\"role\":\"client\"}";
        long made = expect(201, server.post("/api/users", admin, body)).id();
        assertEquals(
                List.of(
                        admin.id() + " create account " + made + " of " + made + ": ",
                        admin.id() + " create invite " + invite + " of null: trainer"),
                newest(2));
    }

    @Test
    void aLookAtSomebodysLinkForANewPassword() {
        String body = "{\"email\":\"new@example.org\",\"full_name\":\"New\",\"role\":\"client\"}";
        expect(201, server.post("/api/users", admin, body));
        String asked = "{\"email\":\"" + client.email() + "\"}";
        expect(200, server.post("/api/auth/password-reset/request", null, asked));
        String shown = "";
        while (!shown.contains(client.email())) { // made after the answer
            shown = server.get("/api/auth/password-resets", admin).text();
        }
        assertEquals(
                List.of(admin.id() + " look password_reset null of " + client.id() + ": "),
                server.get("/api/admin/audit?action=look&subject_id=" + client.id(), admin).items().stream()
                        .map(AuditedDeedsTest::line)
                        .toList());
    }

    @Test
    void aPasswordThatIsGuessedWithAStolenToken() {
        String body = "{\"current_password\":\"a wrong one\",\"new_password\":\"another password\"}";
        expect(400, server.post("/api/auth/password/change", client, body));
        assertEquals(List.of("null login_failed account " + client.id() + " of " + client.id() + ": "), newest(1));
    }

    @Test
    void aCopyOfEverythingOfOnesOwn() {
        expect(200, server.get("/api/me/export", client));
        assertEquals(List.of(client.id() + " export account " + client.id() + " of " + client.id() + ": "), newest(1));
    }
}
