package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Person;

/** What can be said on a socket, and when it ends. */
class SocketTest {
    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock();
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(data, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String path(Person person) {
        return "/api/ws/ws/" + person.id();
    }

    @Test
    void pingIsAnswered() {
        try (TestSocket socket = TestSocket.of(server, server.client())) {
            socket.send(Map.of("type", "ping")).expect("pong");
        }
    }

    @Test
    void wrongFramesAreAnsweredAndTheSocketStaysOpen() {
        List<String> wrong = List.of(
                "hello",
                "[1]",
                "null",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"dance\"}",
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"subscription_types\":[\"gossip\"]}",
                "{\"type\":\"send_message\",\"to_user_id\":\"x\",\"message\":\"hi\"}",
                "{\"type\":\"send_message\",\"to_user_id\":1}",
                "{\"type\":\"ping\",\"type\":\"ping\"}",
                "[".repeat(10_000));
        try (TestSocket socket = TestSocket.of(server, server.client())) {
            for (String text : wrong) {
                assertNotNull(socket.send(text).expect("error").get("message"), text);
            }
            socket.sendBinary(new byte[] {1, 2}).expect("error");
            socket.send(Map.of("type", "ping")).expect("pong");
        }
    }

    @Test
    void aFrameOf64KibibytesPassesAndALargerOneIs1009() {
        TestSocket socket = TestSocket.of(server, server.client());
        String frame = "{\"type\":\"ping\",\"pad\":\"\"}";
        String pad = "x".repeat(64 * 1024 - frame.length());
        socket.send(frame.replace("\"\"", "\"" + pad + "\"")).expect("pong");
        socket.send(frame.replace("\"\"", "\"" + pad + "y\""));
        assertEquals(1009, socket.closeCode());
    }

    @Test
    void subscriptionsFilter() {
        Person client = server.client();
        try (TestSocket socket = TestSocket.of(server, client)) {
            socket.send(Map.of("type", "subscribe", "subscription_types", List.of("meal_completed", "system")));
            assertEquals(
                    List.of("meal_completed", "system"),
                    socket.expect("subscription_confirmed").get("subscription_types"));
            notifyOf(client, "file_uploaded");
            notifyOf(client, "meal_completed");
            assertEquals(2, socket.expect("meal_completed").get("id"));

            socket.send(Map.of("type", "unsubscribe", "subscription_types", List.of("meal_completed")))
                    .expect("unsubscription_confirmed");
            notifyOf(client, "meal_completed");
            notifyOf(client, "info");
            assertEquals(4, socket.expect("system").get("id"));
        }
    }

    @Test
    void whoUnsubscribesWithoutHavingChosenHearsTheRest() {
        Person client = server.client();
        try (TestSocket socket = TestSocket.of(server, client)) {
            socket.send(Map.of("type", "unsubscribe", "subscription_types", List.of("file_uploaded")))
                    .expect("unsubscription_confirmed");
            notifyOf(client, "file_uploaded");
            notifyOf(client, "file_deleted");
            socket.expect("file_deleted");
        }
    }

    @Test
    void aTrainerLearnsHowManyAreConnected() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        try (TestSocket socket = TestSocket.of(server, trainer);
                TestSocket other = TestSocket.of(server, client)) {
            other.send(Map.of("type", "subscribe", "subscription_types", List.of("message", "system")))
                    .expect("subscription_confirmed");
            Map<String, Object> stats = socket.send(Map.of("type", "get_stats")).expect("connection_stats");
            assertEquals(2, stats.get("total_connections"));
            assertEquals(2, stats.get("total_users"));
            assertEquals(2, stats.get("total_subscriptions"));
            assertEquals(1, stats.get("trainer_client_relationships"));
            Map<String, Object> overHttp =
                    expect(200, server.get("/api/ws/ws/stats", trainer)).json();
            assertEquals(2, overHttp.get("total_connections"));
            assertEquals(4, overHttp.size());
        }
    }

    @Test
    void aClientDoesNotLearnHowManyAreConnected() {
        Person client = server.client();
        try (TestSocket socket = TestSocket.of(server, client)) {
            assertEquals(
                    "Only trainers can view connection statistics",
                    socket.send(Map.of("type", "get_stats")).expect("error").get("message"));
        }
        expect(403, server.get("/api/ws/ws/stats", client));
    }

    @Test
    void logoutClosesTheSocketsOfThatLoginOnly() {
        Person client = server.client();
        Person again = server.login(client);
        try (TestSocket other = TestSocket.of(server, again)) {
            TestSocket socket = TestSocket.of(server, client);
            server.post("/api/auth/logout", client, "{}");
            assertEquals(4002, socket.closeCode());
            other.send(Map.of("type", "ping")).expect("pong");
        }
    }

    @Test
    void aNewPasswordClosesTheOtherLogins() {
        Person client = server.client();
        Person thief = server.login(client);
        TestSocket socket = TestSocket.of(server, thief);
        expect(
                200,
                server.post(
                        "/api/auth/password/change",
                        client,
                        "{\"current_password\":\"" + TestServer.password() + "\",\"new_password\":\"another one\"}"));
        assertEquals(4002, socket.closeCode());
    }

    @Test
    void deactivationAndDeletionCloseTheSockets() {
        Person admin = server.admin();
        Person client = server.client();
        TestSocket socket = TestSocket.of(server, client);
        expect(200, server.put("/api/users/" + client.id(), admin, "{\"is_active\":false}"));
        assertEquals(4002, socket.closeCode());

        Person gone = server.client();
        TestSocket last = TestSocket.of(server, gone);
        expect(204, server.delete("/api/users/" + gone.id(), admin));
        assertEquals(4002, last.closeCode());
    }

    @Test
    void aTokenThatRunsOutIs4008() {
        TestSocket socket = TestSocket.of(server, server.client());
        clock.move(Duration.ofMinutes(31));
        assertEquals(4008, socket.closeCode());
    }

    @Test
    void aTokenThatHasRunOutHearsNothingMore() {
        Person client = server.client();
        TestSocket socket = TestSocket.of(server, client);
        clock.move(Duration.ofMinutes(31));
        notifyOf(server.login(client), "info");
        assertEquals("the end", socket.next().get("type"));
        assertEquals(4008, socket.closeCode());
    }

    @Test
    void aNewerTokenProlongsTheSocket() {
        Person client = server.client();
        try (TestSocket socket = TestSocket.of(server, client, "&v=2")) {
            clock.move(Duration.ofMinutes(20));
            Person again = server.login(client);
            socket.send(Map.of("type", "auth", "token", again.token())).expect("authenticated");
            clock.move(Duration.ofMinutes(20));
            socket.send(Map.of("type", "ping")).expect("pong");
        }
    }

    @Test
    void everySocketIsForgottenWhenItCloses() {
        Person trainer = server.trainer();
        for (int i = 0; i < 20; i++) {
            TestSocket.of(server, trainer).close();
        }
        TestSocket.open(server, path(trainer) + "?token=x").closeCode();
        try (TestSocket last = TestSocket.of(server, trainer)) {
            Map<String, Object> stats = stats(trainer, 1);
            assertEquals(1, stats.get("total_users"));
            assertFalse(last.untilPong().stream().anyMatch(frame -> true));
        }
        stats(trainer, 0);
    }

    // A client sees its close answered a moment before the server has forgotten it.
    private Map<String, Object> stats(Person trainer, int expected) {
        while (true) {
            Map<String, Object> stats =
                    expect(200, server.get("/api/ws/ws/stats", trainer)).json();
            if (stats.get("total_connections").equals(expected)) {
                return stats;
            }
        }
    }

    private void notifyOf(Person person, String type) {
        expect(
                200,
                server.post(
                        "/api/ws/ws/test-notification/" + person.id() + "?notification_type=" + type, person, "{}"));
    }
}
