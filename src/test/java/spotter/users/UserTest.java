package spotter.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestRows;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

class UserTest {
    private Path data;
    private TestServer server;
    private Person admin;

    @BeforeEach
    void start(@TempDir Path folder) {
        data = folder;
        server = TestServer.start(data);
        admin = server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer put(Person by, long id, String json) {
        return server.put("/api/users/" + id, by, json);
    }

    private long create(String email, String name, String role) {
        return expect(
                        201,
                        server.post(
                                "/api/users",
                                admin,
                                "{\"email\":\"" + email + "\",\"full_name\":\"" + name + "\",\"role\":\"" + role
                                        + "\",\"password\":\"eight888\"}"))
                .id();
    }

    @Test
    void nameAndEmailAreTheOwnersRoleAndStandingAreNot() {
        Person eve = server.client();
        Answer answer = expect(
                200,
                server.put(
                        "/api/users/me",
                        eve,
                        "{\"full_name\":\" Eve B. \",\"email\":\"Eve@Example.org\",\"role\":\"admin\",\"is_active\":false,"
                                + "\"id\":1,\"trainer_id\":5}"));
        assertEquals("Eve B.", answer.json().get("full_name"));
        assertEquals("Eve@Example.org", answer.json().get("email"));
        assertEquals("client", answer.json().get("role"));
        assertEquals(true, answer.json().get("is_active"));
        assertEquals(eve.id(), answer.id());
        assertEquals(
                "client",
                expect(200, put(eve, eve.id(), "{\"role\":\"trainer\"}")).json().get("role"));
        expect(
                400,
                server.put("/api/users/me", eve, "{\"email\":\"" + admin.email().toUpperCase(Locale.ROOT) + "\"}"));
        expect(422, server.put("/api/users/me", eve, "{\"email\":\"none\"}"));
    }

    @Test
    void nobodyChangesHisOwnStandingAndTheLastAdministratorStays() {
        expect(403, put(admin, admin.id(), "{\"role\":\"client\"}"));
        expect(403, put(admin, admin.id(), "{\"is_active\":false}"));
        // A page that sends the whole account back has changed nothing.
        expect(200, put(admin, admin.id(), "{\"full_name\":\"Ada L.\",\"role\":\"ADMIN\",\"is_active\":true}"));
        expect(409, server.delete("/api/users/" + admin.id(), admin));
        long second = create("second@example.org", "Second", "admin");
        expect(204, server.delete("/api/users/" + admin.id(), admin));
        assertEquals(
                List.of(Long.toString(second)), TestRows.strings(data, "SELECT id FROM account WHERE role = 'admin'"));
    }

    @Test
    void nothingOfADeletedAccountIsLeftInAnyTable() {
        Person trainer = server.trainer();
        Person eve = server.clientOf(trainer);
        expect(
                200,
                server.upload(
                        "PUT", "/api/users/me/photo", eve, TestForm.file("me.png", TestPictures.rgbaPng(8, 8, 255))));
        expect(200, server.post("/api/auth/refresh", null, "{\"refresh_token\":\"" + eve.refreshToken() + "\"}"));
        expect(201, server.post("/api/users/invites", trainer, "{}"));
        TestRows.execute(data, "INSERT INTO password_reset VALUES ('x', " + eve.id() + ", 9000000000000)");
        String link = (String) server.get("/api/users/me", eve).json().get("photo_url");
        expect(204, server.delete("/api/users/" + eve.id(), eve));
        expect(204, server.delete("/api/users/" + trainer.id(), admin));
        expect(401, server.get("/api/users/me", eve));
        expect(410, server.get(link, null));
        expect(404, server.delete("/api/users/" + eve.id(), admin));
        for (String reference : references()) {
            String[] column = reference.split(" ");
            String sql = "SELECT " + column[1] + " FROM " + column[0] + " WHERE " + column[1] + " IN (" + eve.id()
                    + ", " + trainer.id() + ")";
            assertEquals(List.of(), TestRows.strings(data, sql), reference);
        }
        assertEquals(List.of(), TestRows.strings(data, "SELECT \"table\" FROM pragma_foreign_key_check"));
        assertEquals(List.of(), TestRows.strings(data, "SELECT id FROM media"));
        assertEquals(1, TestRows.strings(data, "SELECT id FROM session").size(), "the administrator's");
    }

    /** "table column" of everything in the schema that names an account. */
    private List<String> references() {
        List<String> found = TestRows.strings(
                data,
                "SELECT t.name || ' ' || f.\"from\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f"
                        + " WHERE t.type = 'table' AND f.\"table\" = 'account'");
        assertTrue(
                found.containsAll(List.of("session account_id", "trainer_link client_id", "media owner_id")),
                found.toString());
        return found;
    }

    private List<Object> names(String query) {
        return server.get("/api/users?" + query, admin).list().stream()
                .map(user -> user.get("full_name"))
                .toList();
    }

    @Test
    void aSearchTakesSignsLiterallyAndLettersInAnyCase() {
        create("a_b@example.org", "100% Fit", "client");
        create("axb@example.org", "1000 Fit", "client");
        create("c@example.org", "Ελένη Παππά", "trainer");
        assertEquals(List.of("100% Fit"), names("search=" + URLEncoder.encode("100%", StandardCharsets.UTF_8)));
        assertEquals(List.of("100% Fit"), names("search=A_B"));
        assertEquals(
                List.of(), names("search=" + URLEncoder.encode("'; DROP TABLE account; --", StandardCharsets.UTF_8)));
        assertEquals(List.of("Ελένη Παππά"), names("search=" + URLEncoder.encode("ΠΑΠΠΆ", StandardCharsets.UTF_8)));
        assertEquals(List.of("Ελένη Παππά"), names("role=TRAINER"));
    }

    @Test
    void aPageSaysHowManyThereAreAndWhereTheOthersAre() {
        for (int i = 0; i < 4; i++) {
            create("p" + i + "@example.org", "P" + i, "client");
        }
        Answer page = expect(200, server.get("/api/users?role=client&page=2&size=1", admin));
        assertEquals(1, page.list().size());
        assertEquals("P1", page.list().get(0).get("full_name"));
        assertEquals("4", page.header("X-Total-Count"));
        assertEquals(
                "</api/users?page=3&role=client&size=1>; rel=\"next\", </api/users?page=1&role=client&size=1>; rel=\"prev\", "
                        + "</api/users?page=1&role=client&size=1>; rel=\"first\", </api/users?page=4&role=client&size=1>; rel=\"last\"",
                page.header("Link"));
        assertEquals(
                List.of(),
                expect(200, server.get("/api/users?page=1000000&size=100", admin))
                        .list());
        for (String wrong :
                List.of("page=0", "page=-1", "size=0", "size=1000000000", "page=x", "page=1e99", "role=boss")) {
            assertEquals(422, server.get("/api/users?" + wrong, admin).status(), wrong);
        }
    }

    @Test
    void aTrainerSeesOwnClientsAndClientsWithoutATrainer() {
        Person trainer = server.trainer();
        Person own = server.clientOf(trainer);
        Person taken = server.clientOf(server.trainer());
        Person free = server.client();
        List<Long> seen = server.get("/api/users", trainer).list().stream()
                .map(user -> ((Number) user.get("id")).longValue())
                .toList();
        assertEquals(List.of(own.id(), free.id()), seen);
        assertTrue(taken.id() > 0);
        assertEquals(1, server.get("/api/users/clients/", trainer).list().size());
    }
}
