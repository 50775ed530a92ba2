package spotter.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestRows;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

class LinkTest {
    private Path data;
    private TestServer server;
    private Person trainer;
    private Person other;
    private Person client;

    @BeforeEach
    void start(@TempDir Path folder) {
        data = folder;
        server = TestServer.start(data);
        trainer = server.trainer();
        other = server.trainer();
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer assign(Person by, Object clientId) {
        return server.post("/api/users/clients/" + clientId + "/assign", by, "");
    }

    private Answer remove(Person by, Object clientId) {
        return server.post("/api/users/clients/" + clientId + "/remove", by, "");
    }

    private static void says(String text, Answer answer) {
        assertEquals(text, answer.json().get(answer.status() < 400 ? "message" : "detail"));
    }

    @Test
    void aLinkBeginsAndEndsAndIsKeptAsHistory() {
        String address = "/api/users/" + client.id();
        expect(403, server.get(address, trainer));
        says("Client assigned successfully", expect(200, assign(trainer, client.id())));
        says("Client assigned successfully", expect(200, assign(trainer, client.id())));
        expect(200, server.get(address, trainer));
        assertEquals(trainer.id(), ((Number) server.get(address, client).json().get("trainer_id")).longValue());
        says("Client removed successfully", expect(200, remove(trainer, client.id())));
        expect(403, server.get(address, trainer));
        says("Client not found or not assigned to you", expect(404, remove(trainer, client.id())));
        expect(200, assign(other, client.id()));
        assertEquals(2, TestRows.strings(data, "SELECT id FROM trainer_link").size());
        assertEquals(
                1,
                TestRows.strings(data, "SELECT id FROM trainer_link WHERE ended_at >= started_at")
                        .size());
    }

    @Test
    void aClientHasOneTrainerAndOnlyClientsHaveOne() {
        expect(200, assign(trainer, client.id()));
        for (Object id : new Object[] {client.id(), trainer.id(), other.id(), 987_654, "abc", "0", "9".repeat(30)}) {
            says("Could not assign client to trainer", expect(400, assign(other, id)));
            says("Client not found or not assigned to you", expect(404, remove(other, id)));
        }
    }

    @Test
    void rolesHearWhatIsNeeded() {
        says("Only trainers can assign clients", expect(403, assign(client, client.id())));
        says("Only trainers can remove clients", expect(403, remove(client, client.id())));
        says("Only trainers can view their clients", expect(403, server.get("/api/users/clients", client)));
        says("Only trainers can view all users", expect(403, server.get("/api/users", client)));
        says("Access denied", expect(403, server.get("/api/users/" + other.id(), client)));
        says("Access denied", expect(403, server.get("/api/users/987654", client)));
        says("Access denied", expect(403, server.get("/api/users/abc", client)));
        says(
                "You can only update your own profile",
                expect(403, server.put("/api/users/" + trainer.id(), client, "{}")));
    }

    @Test
    void theLongAddressesAnswerTheClient() {
        String address = "/api/users/trainer/" + trainer.id() + "/clients/" + client.id();
        says("Trainer not found", expect(404, server.post(address, other, "")));
        Answer linked = expect(200, server.post(address, trainer, ""));
        assertEquals(trainer.id(), ((Number) linked.json().get("trainer_id")).longValue());
        says("Trainer not found", expect(404, server.delete(address, other)));
        Answer ended = expect(200, server.delete(address, trainer));
        assertEquals(client.id(), ended.id());
        assertNull(ended.json().get("trainer_id"));
    }

    @Test
    void theAdministratorNamesTheTrainer() {
        Person admin = server.admin();
        String address = "/api/users/clients/" + client.id();
        expect(422, server.post(address + "/assign", admin, ""));
        says("Trainer not found", expect(404, server.post(address + "/assign?trainer_id=" + client.id(), admin, "")));
        expect(200, server.post(address + "/assign?trainer_id=" + trainer.id(), admin, ""));
        expect(200, server.put("/api/users/" + trainer.id(), admin, "{\"is_active\":false}"));
        expect(200, server.post(address + "/remove?trainer_id=" + trainer.id(), admin, ""));
        says("Trainer not found", expect(404, server.post(address + "/assign?trainer_id=" + trainer.id(), admin, "")));
    }

    @Test
    void theClientEndsTheLinkHimself() {
        expect(200, assign(trainer, client.id()));
        expect(204, server.delete("/api/users/me/trainer", client));
        expect(403, server.get("/api/users/" + client.id(), trainer));
        expect(404, server.delete("/api/users/me/trainer", client));
    }

    @Test
    void anotherRoleEndsEveryLink() {
        Person admin = server.admin();
        expect(200, assign(trainer, client.id()));
        expect(200, server.put("/api/users/" + trainer.id(), admin, "{\"role\":\"client\"}"));
        assertNull(server.get("/api/users/me", client).json().get("trainer_id"));
    }
}
