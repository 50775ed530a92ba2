package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** {@code /api/notifications}, and what people are told of their links. */
class NotificationApiTest {
    @TempDir
    Path data;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theListIsNewestFirstAndSinceIsOldestFirst() {
        Person client = server.client();
        notifyOf(client, 5);
        assertEquals(List.of(5, 4, 3, 2, 1), ids(server.get("/api/notifications", client)));
        assertEquals(List.of(3, 4, 5), ids(server.get("/api/notifications?since=2", client)));
    }

    @Test
    void pagesSayHowManyThereAreAndWhatComesNext() {
        Person client = server.client();
        notifyOf(client, 5);
        Answer page = server.get("/api/notifications?limit=2&offset=1", client);
        assertEquals(List.of(4, 3), ids(page));
        assertEquals("5", page.header("X-Total-Count"));
        assertEquals("</api/notifications?offset=3&limit=2>; rel=\"next\"", page.header("Link"));
        Answer after = server.get("/api/notifications?since=1&limit=3", client);
        assertEquals(List.of(2, 3, 4), ids(after));
        assertEquals("4", after.header("X-Total-Count"));
        assertEquals("</api/notifications?since=4&limit=3>; rel=\"next\"", after.header("Link"));
        assertEquals(
                "", server.get("/api/notifications?since=4&limit=3", client).header("Link"));
    }

    @Test
    void readOnesAreCountedAndFiltered() {
        Person client = server.client();
        notifyOf(client, 3);
        Map<String, Object> read = expect(200, server.post("/api/notifications/2/read", client, "{}"))
                .json();
        assertEquals(true, read.get("is_read"));
        assertNotNull(read.get("read_at"));
        assertEquals(count(2, 3), server.get("/api/notifications/count", client).json());
        assertEquals(List.of(3, 1), ids(server.get("/api/notifications?unread_only=true", client)));
        assertEquals(List.of(3), ids(server.get("/api/notifications?since=1&unread_only=true", client)));

        assertEquals(
                2,
                server.post("/api/notifications/read-all", client, "{}").json().get("count"));
        assertEquals(count(0, 3), server.get("/api/notifications/count", client).json());
        expect(204, server.delete("/api/notifications/2", client));
        assertEquals(count(0, 2), server.get("/api/notifications/count", client).json());
    }

    @Test
    void aNumberIsNeverGivenTwice() {
        Person client = server.client();
        notifyOf(client, 2);
        expect(204, server.delete("/api/notifications/2", client));
        notifyOf(client, 1);
        assertEquals(List.of(3, 1), ids(server.get("/api/notifications", client)));
    }

    @Test
    void numbersAreEverybodysOwn() {
        Person client = server.client();
        Person other = server.client();
        notifyOf(client, 2);
        notifyOf(other, 1);
        assertEquals(List.of(1), ids(server.get("/api/notifications", other)));
        expect(404, server.post("/api/notifications/2/read", other, "{}"));
        expect(404, server.delete("/api/notifications/2", other));
        expect(404, server.delete("/api/notifications/2x", other));
        expect(401, server.get("/api/notifications", null));
    }

    @Test
    void wrongQueriesAre422() {
        Person client = server.client();
        for (String query : List.of("since=-1", "since=x", "limit=0", "limit=201", "offset=-1", "unread_only=maybe")) {
            expect(422, server.get("/api/notifications?" + query, client));
        }
    }

    @Test
    void aLinkIsToldToBothWhenItStartsAndWhenItEnds() {
        Person trainer = server.trainer();
        Person client = server.client();
        try (TestSocket trainers = TestSocket.of(server, trainer);
                TestSocket clients = TestSocket.of(server, client)) {
            expect(200, server.post("/api/users/clients/" + client.id() + "/assign", trainer, "{}"));
            assertEquals((int) trainer.id(), clients.expect("system").get("trainer_id"));
            assertEquals((int) client.id(), trainers.expect("system").get("client_id"));
            expect(204, server.delete("/api/users/me/trainer", client));
            assertEquals("Your trainer has left", clients.expect("system").get("title"));
            Map<String, Object> told = trainers.expect("system");
            assertEquals("A client has left", told.get("title"));
            assertEquals("info", told.get("notification_type"));
            assertTrue(String.valueOf(told.get("message")).startsWith("The link was ended by the client."));
        }
    }

    @Test
    void testNotificationsGoToOneselfToOwnClientsAndFromTheAdminToAll() {
        Person admin = server.admin();
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Person stranger = server.client();
        String path = "/api/ws/ws/test-notification/";
        for (Person sender : List.of(client, trainer, admin)) {
            expect(200, server.post(path + client.id(), sender, "{}"));
        }
        expect(404, server.post(path + client.id(), stranger, "{}"));
        expect(404, server.post(path + stranger.id(), trainer, "{}"));
        expect(404, server.post(path + 9999, trainer, "{}"));
        expect(404, server.post(path + 9999, admin, "{}"));
        expect(422, server.post(path + client.id() + "?notification_type=gossip", client, "{}"));
    }

    private static Map<String, Object> count(int unread, int total) {
        return Map.of("unread_count", unread, "total_count", total);
    }

    private static List<Object> ids(Answer answer) {
        return expect(200, answer).list().stream().map(row -> row.get("id")).toList();
    }

    private void notifyOf(Person person, int count) {
        for (int i = 0; i < count; i++) {
            expect(200, server.post("/api/ws/ws/test-notification/" + person.id(), person, "{}"));
        }
    }
}
