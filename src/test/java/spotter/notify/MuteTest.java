package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Person;

/** What a person does not want to be disturbed by. */
class MuteTest {
    private static final String SETTINGS = "/api/me/notification-settings";

    @TempDir
    Path data;

    private TestServer server;
    private Person trainer;
    private Person client;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
        trainer = server.trainer();
        client = server.clientOf(trainer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void set(String json) {
        expect(200, server.put(SETTINGS, trainer, json));
    }

    /** Tells the trainer of a weight of his client. */
    private void weigh() {
        expect(201, server.post("/api/progress", client, "{\"weight\":80}"));
    }

    private void tell() {
        expect(200, server.post("/api/ws/ws/test-notification/" + trainer.id(), trainer, "{}"));
    }

    private Object unread() {
        return server.get("/api/notifications/count", trainer).json().get("unread_count");
    }

    @Test
    void everythingIsOnUntilItIsSwitchedOff() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (NotificationType type : NotificationType.values()) {
            all.put(type.wireName(), true);
        }
        assertEquals(all, server.get(SETTINGS, trainer).json());
        set("{\"progress_updated\":false,\"unknown\":false}");
        set("{\"plan_updated\":false}");
        set("{\"plan_updated\":true,\"message\":true}");
        all.put("progress_updated", false);
        assertEquals(all, server.get(SETTINGS, trainer).json());
        assertEquals(true, server.get(SETTINGS, client).json().get("progress_updated"));
    }

    @Test
    void aMutedOneIsStoredAsReadAndDisturbsNobody() {
        set("{\"progress_updated\":false}");
        Object before = unread();
        try (TestSocket socket = TestSocket.of(server, trainer)) {
            weigh();
            tell();
            assertEquals("system", socket.next().get("type"));
        }
        assertEquals(before, (int) unread() - 1);
        Map<String, Object> stored =
                server.get("/api/notifications", trainer).list().get(1);
        assertEquals(List.of("progress_updated", true), List.of(stored.get("type"), stored.get("is_read")));
    }

    @Test
    void theNumbersStayWithoutGapsAndAReplayLeavesItOut() {
        long last = server.get("/api/notifications", trainer).list().size();
        tell();
        set("{\"progress_updated\":false}");
        weigh();
        set("{\"progress_updated\":true}");
        weigh();
        List<Object> ids = server.get("/api/notifications?since=" + last, trainer).list().stream()
                .map(one -> one.get("id"))
                .toList();
        assertEquals(List.of((int) last + 1, (int) last + 2, (int) last + 3), ids);
        try (TestSocket socket = TestSocket.of(server, trainer, "&since=" + last)) {
            assertEquals(List.of(last + 1, last + 3), socket.nextIds(2));
            assertEquals(List.of(), socket.untilPong());
        }
    }

    @Test
    void messagesAndTheServersOwnWordsCannotBeSwitchedOff() {
        Map<String, Object> refusal = expect(
                        422, server.put(SETTINGS, trainer, "{\"plan_updated\":false,\"message\":false}"))
                .json();
        assertEquals("validation", refusal.get("code"));
        expect(422, server.put(SETTINGS, trainer, "{\"system\":false}"));
        expect(422, server.put(SETTINGS, trainer, "{\"plan_updated\":\"perhaps\"}"));
        assertEquals(true, server.get(SETTINGS, trainer).json().get("plan_updated"));
    }
}
