package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Person;

/** What was missed comes first, then what happens: nothing twice, nothing lost, in order. */
class ReplayTest {
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

    @Test
    void aReconnectReplaysWhatWasMissedAndGoesOnLive() {
        Person client = server.client();
        notifyOf(client, 3);
        try (TestSocket socket = TestSocket.of(server, client, "&since=1")) {
            notifyOf(client, 2);
            assertEquals(List.of(2L, 3L, 4L, 5L), socket.nextIds(4));
        }
    }

    @Test
    void sinceZeroIsAllThatIsKept() {
        Person client = server.client();
        notifyOf(client, 3);
        try (TestSocket socket = TestSocket.of(server, client, "&since=0")) {
            assertEquals(List.of(1L, 2L, 3L), socket.nextIds(3));
        }
    }

    @Test
    void withoutSinceOnlyWhatHappensFromNowOn() {
        Person client = server.client();
        notifyOf(client, 3);
        try (TestSocket socket = TestSocket.of(server, client)) {
            notifyOf(client, 1);
            assertEquals(List.of(4L), socket.nextIds(1));
            assertTrue(socket.untilPong().isEmpty());
        }
    }

    @Test
    void aStoredNotificationLooksTheSameLiveAndReplayedAndListed() {
        Person client = server.client();
        try (TestSocket live = TestSocket.of(server, client)) {
            expect(
                    200,
                    server.post(
                            "/api/ws/ws/test-notification/" + client.id()
                                    + "?notification_type=warning&title=T%C3%AFtle&message=%22quoted%22",
                            client,
                            "{}"));
            Map<String, Object> frame = live.expect("system");
            assertEquals("Tïtle", frame.get("title"));
            assertEquals("\"quoted\"", frame.get("message"));
            assertEquals("warning", frame.get("notification_type"));
            assertEquals(1, frame.get("id"));
            try (TestSocket replayed = TestSocket.of(server, client, "&since=0")) {
                assertEquals(frame, replayed.next());
            }
            Map<String, Object> listed =
                    server.get("/api/notifications", client).list().get(0);
            assertEquals(false, listed.remove("is_read"));
            listed.remove("read_at");
            assertEquals(frame, listed);
        }
    }

    @Test
    void aDeletedNotificationIsSkippedWithoutAReset() {
        Person client = server.client();
        notifyOf(client, 4);
        for (int id : List.of(1, 3, 4)) {
            expect(204, server.delete("/api/notifications/" + id, client));
        }
        try (TestSocket socket = TestSocket.of(server, client, "&since=0")) {
            notifyOf(client, 1);
            assertEquals(List.of(2L, 5L), socket.nextIds(2));
        }
        try (TestSocket socket = TestSocket.of(server, client, "&since=4")) {
            assertEquals(List.of(5L), socket.nextIds(1));
        }
    }

    @Test
    void whatIsTooOldBeginsWithAReset() {
        Person client = server.client();
        notifyOf(client, 3);
        clock.move(Duration.ofDays(91));
        Person later = server.login(client);
        notifyOf(later, 2);
        // Pruning runs at every start.
        server.close();
        server = TestServer.start(data, clock);
        try (TestSocket socket = TestSocket.of(server, later, "&since=2")) {
            assertEquals(4, socket.expect("reset").get("oldest"));
            assertEquals(List.of(4L, 5L), socket.nextIds(2));
        }
        try (TestSocket socket = TestSocket.of(server, later, "&since=3")) {
            assertEquals(List.of(4L, 5L), socket.nextIds(2));
        }
        try (TestSocket socket = TestSocket.of(server, later, "&since=0")) {
            assertEquals(List.of(4L, 5L), socket.nextIds(2));
        }
        TestServer.Answer answer = server.get("/api/notifications?since=1", later);
        assertEquals("4", answer.header("X-Reset"));
        assertEquals(
                List.of(4, 5), answer.list().stream().map(row -> row.get("id")).toList());
        assertEquals("", server.get("/api/notifications?since=3", later).header("X-Reset"));
    }

    @Test
    void anAllPrunedBoxResetsToTheNextNumber() {
        Person client = server.client();
        notifyOf(client, 3);
        clock.move(Duration.ofDays(91));
        server.close();
        server = TestServer.start(data, clock);
        Person later = server.login(client);
        try (TestSocket socket = TestSocket.of(server, later, "&since=1")) {
            assertEquals(4, socket.expect("reset").get("oldest"));
            notifyOf(later, 1);
            assertEquals(List.of(4L), socket.nextIds(1));
        }
    }

    @Test
    void aNumberThatWasNeverGivenBeginsWithAReset() {
        Person client = server.client();
        notifyOf(client, 2);
        try (TestSocket socket = TestSocket.of(server, client, "&since=900")) {
            assertEquals(1, socket.expect("reset").get("oldest"));
            assertEquals(List.of(1L, 2L), socket.nextIds(2));
        }
    }

    @Test
    void nothingIsLostOrRepeatedWhileRowsAreWrittenDuringTheConnect() {
        Person client = server.client();
        int count = 300;
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> notifyOf(client, count));
        List<Long> seen = new ArrayList<>();
        while (seen.size() < count) {
            long since = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
            try (TestSocket socket = TestSocket.of(server, client, "&since=" + since)) {
                seen.addAll(socket.nextIds(Math.min(7, count - seen.size())));
            }
        }
        writing.join();
        assertEquals(LongStream.rangeClosed(1, count).boxed().toList(), seen);
    }

    @Test
    void aLongReplayPassesTheWindowInOrder() {
        Person client = server.client();
        try (SideDoor door = new SideDoor(data)) {
            door.post(client.id(), 1000, 200);
        }
        try (TestSocket socket = TestSocket.of(server, client, "&since=0")) {
            notifyOf(client, 1);
            assertEquals(LongStream.rangeClosed(1, 1001).boxed().toList(), socket.nextIds(1001));
        }
    }

    @Test
    void everySocketOfAPersonHearsEverything() {
        Person client = server.client();
        List<TestSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sockets.add(TestSocket.of(server, client));
        }
        notifyOf(client, 5);
        for (TestSocket socket : sockets) {
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L), socket.nextIds(5));
            socket.close();
        }
    }

    @Test
    void aTrainerLosesWhatHeWasToldOfAClientWithTheLink() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        expect(201, server.post("/api/messages", client, "{\"to_user_id\":" + trainer.id() + ",\"message\":\"hi\"}"));
        expect(200, server.post("/api/users/clients/" + client.id() + "/remove", trainer, "{}"));
        try (TestSocket socket = TestSocket.of(server, trainer, "&since=0")) {
            List<Object> titles = socket.nextFrames(2).stream()
                    .map(frame -> frame.get("title"))
                    .toList();
            assertEquals(List.of("You have a new client", "A client has left"), titles);
        }
        List<Object> listed = server.get("/api/notifications", trainer).list().stream()
                .map(row -> row.get("title"))
                .toList();
        assertEquals(List.of("A client has left", "You have a new client"), listed);
    }

    private void notifyOf(Person person, int count) {
        for (int i = 0; i < count; i++) {
            expect(200, server.post("/api/ws/ws/test-notification/" + person.id(), person, "{}"));
        }
    }
}
