package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** Messages, over HTTP and over sockets. */
class MessageTest {
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
    void aMessageOnASocketReachesTheRecipientAndIsConfirmed() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        try (TestSocket to = TestSocket.of(server, client);
                TestSocket from = TestSocket.of(server, trainer);
                TestSocket otherTab = TestSocket.of(server, trainer)) {
            from.send(Map.of("type", "send_message", "to_user_id", client.id(), "message", "Well done!"));
            Map<String, Object> heard = to.expect("message");
            assertEquals((int) trainer.id(), heard.get("from_user_id"));
            assertEquals("Well done!", heard.get("message"));
            for (TestSocket sender : List.of(from, otherTab)) {
                Map<String, Object> sent = sender.expect("message_sent");
                assertEquals((int) client.id(), sent.get("to_user_id"));
                assertEquals("Well done!", sent.get("message"));
            }
        }
        assertEquals(List.of("Well done!"), texts(server.get("/api/messages?with=" + trainer.id(), client)));
    }

    @Test
    void aMessageOverHttpDoesTheSame() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        try (TestSocket to = TestSocket.of(server, trainer);
                TestSocket from = TestSocket.of(server, client)) {
            Answer answer = expect(201, send(client, trainer.id(), "Hello"));
            assertEquals("/api/messages/" + answer.id(), answer.header("Location"));
            expect(200, server.get(answer.header("Location"), trainer));
            assertEquals("Hello", to.expect("message").get("message"));
            assertEquals("Hello", from.expect("message_sent").get("message"));
        }
    }

    @Test
    void aMissedMessageIsReplayed() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        expect(201, send(trainer, client.id(), "Where are you?"));
        try (TestSocket socket = TestSocket.of(server, client, "&since=1")) {
            assertEquals("Where are you?", socket.expect("message").get("message"));
        }
    }

    @Test
    void strangersAndTheUnknownAre404AndOnASocketAnError() {
        Person trainer = server.trainer();
        Person client = server.client();
        Person other = server.client();
        for (long to : List.of(client.id(), 9999L)) {
            expect(404, send(trainer, to, "hi"));
            expect(404, send(other, to, "hi"));
            expect(404, server.get("/api/messages?with=" + to, trainer));
        }
        assertEquals(
                send(trainer, client.id(), "hi").json().get("detail"),
                send(trainer, 9999, "hi").json().get("detail"));
        try (TestSocket socket = TestSocket.of(server, trainer)) {
            socket.send(Map.of("type", "send_message", "to_user_id", client.id(), "message", "hi"));
            assertEquals("User not found", socket.expect("error").get("message"));
        }
        assertEquals(List.of(), server.get("/api/notifications", client).list());
    }

    @Test
    void theAdminIsReachedByAllAndReachesAll() {
        Person admin = server.admin();
        Person client = server.client();
        expect(201, send(client, admin.id(), "The shower is cold."));
        expect(201, send(admin, client.id(), "Thank you."));
        expect(201, send(server.trainer(), admin.id(), "Hi."));
        assertEquals(
                List.of("Thank you.", "The shower is cold."),
                texts(server.get("/api/messages?with=" + admin.id(), client)));
    }

    @Test
    void textsHaveOneTo4000Characters() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        expect(422, send(trainer, client.id(), " "));
        expect(201, send(trainer, client.id(), "x".repeat(4000)));
        expect(422, send(trainer, client.id(), "x".repeat(4001)));
        expect(400, send(trainer, trainer.id(), "hi"));
        expect(422, server.post("/api/messages", trainer, "{\"message\":\"hi\"}"));
    }

    @Test
    void conversationsShowTheLastMessageAndWhatIsUnread() {
        Person trainer = server.trainer();
        Person first = server.clientOf(trainer);
        Person second = server.clientOf(trainer);
        expect(201, send(first, trainer.id(), "one"));
        long two = expect(201, send(first, trainer.id(), "two")).id();
        expect(201, send(trainer, second.id(), "three"));

        List<Map<String, Object>> conversations =
                server.get("/api/messages/conversations", trainer).items();
        assertEquals(2, conversations.size());
        assertConversation(conversations.get(0), second, "three", 0);
        assertConversation(conversations.get(1), first, "two", 2);

        Map<String, Object> read = expect(200, server.post("/api/messages/" + two + "/read", trainer, "{}"))
                .json();
        assertNotNull(read.get("read_at"));
        assertConversation(
                server.get("/api/messages/conversations", trainer).items().get(1), first, "two", 0);
        expect(404, server.post("/api/messages/" + two + "/read", first, "{}"));
        expect(404, server.post("/api/messages/" + two + "/read", second, "{}"));
        expect(404, server.get("/api/messages/" + two, second));
    }

    @Test
    void aLongConversationIsReadPageByPage() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        for (int i = 1; i <= 5; i++) {
            expect(201, send(trainer, client.id(), "m" + i));
        }
        Answer page = server.get("/api/messages?limit=2&with=" + trainer.id(), client);
        assertEquals(List.of("m5", "m4"), texts(page));
        String before = (String) page.json().get("next");
        Answer next = server.get("/api/messages?limit=3&with=" + trainer.id() + "&before=" + before, client);
        assertEquals(List.of("m3", "m2", "m1"), texts(next));
        assertNull(next.json().get("next"));
    }

    @Test
    void afterTheLinkTheTrainerHasNothingAndTheClientReadsOn() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        long fromTrainer =
                expect(201, send(trainer, client.id(), "Do ten more.")).id();
        long fromClient = expect(201, send(client, trainer.id(), "Done.")).id();
        expect(204, server.delete("/api/users/me/trainer", client));

        expect(404, server.get("/api/messages?with=" + client.id(), trainer));
        expect(404, server.get("/api/messages/" + fromTrainer, trainer));
        expect(404, server.post("/api/messages/" + fromClient + "/read", trainer, "{}"));
        assertEquals(
                List.of(), server.get("/api/messages/conversations", trainer).items());
        expect(404, send(trainer, client.id(), "Come back!"));
        expect(404, send(client, trainer.id(), "No."));

        assertEquals(List.of("Done.", "Do ten more."), texts(server.get("/api/messages?with=" + trainer.id(), client)));
        assertEquals(
                1, server.get("/api/messages/conversations", client).items().size());
        expect(200, server.post("/api/messages/" + fromTrainer + "/read", client, "{}"));
    }

    @Test
    void manyReadersAtOnceDoNotWaitForEachOther() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        expect(201, send(client, trainer.id(), "hi"));
        CompletableFuture<?>[] readers = new CompletableFuture<?>[16];
        ExecutorService threads = Executors.newFixedThreadPool(readers.length);
        for (int i = 0; i < readers.length; i++) {
            readers[i] = CompletableFuture.runAsync(
                    () -> {
                        for (int n = 0; n < 20; n++) {
                            expect(200, server.get("/api/messages/conversations", trainer));
                            expect(200, server.get("/api/messages?with=" + client.id(), trainer));
                        }
                    },
                    threads);
        }
        CompletableFuture.allOf(readers).orTimeout(60, TimeUnit.SECONDS).join();
        threads.shutdown();
    }

    @Test
    void sendingIsLimited() {
        server.close();
        server = TestServer.start(data, "--rate-limits", "on");
        Person admin = server.admin();
        Person client = server.client();
        Answer last = send(client, admin.id(), "hi");
        for (int i = 0; i < 60 && last.status() == 201; i++) {
            last = send(client, admin.id(), "hi");
        }
        assertEquals(429, last.status());
        assertTrue(Integer.parseInt(last.header("Retry-After")) > 0);
    }

    @Test
    void testNotificationsAreLimitedAndCountApart() {
        server.close();
        server = TestServer.start(data, new TestClock(), "--rate-limits", "on", "--messages-per-minute", "4");
        Person admin = server.admin();
        Person client = server.client();
        String path = "/api/ws/ws/test-notification/" + client.id();
        expect(200, server.post(path, client, "{}"));
        expect(200, server.post(path, client, "{}"));
        Answer refused = expect(429, server.post(path, client, "{}"));
        assertEquals("rate.limited", refused.json().get("code"));
        assertEquals("15", refused.header("Retry-After"));
        assertEquals(2, server.get("/api/notifications", client).list().size());
        expect(200, server.post(path, admin, "{}"));
        expect(201, send(client, admin.id(), "hi"));
    }

    private Answer send(Person from, long to, String text) {
        return server.post("/api/messages", from, Json.write(Map.of("to_user_id", to, "message", text)));
    }

    private static List<Object> texts(Answer answer) {
        return expect(200, answer).items().stream()
                .map(item -> item.get("message"))
                .toList();
    }

    private static void assertConversation(Map<String, Object> actual, Person with, String last, int unread) {
        assertEquals((int) with.id(), ((Map<?, ?>) actual.get("user")).get("id"));
        assertEquals(last, ((Map<?, ?>) actual.get("last_message")).get("message"));
        assertEquals(unread, actual.get("unread_count"));
    }
}
