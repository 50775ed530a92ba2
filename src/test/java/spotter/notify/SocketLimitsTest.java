package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** What one socket may cost: the traps of the library below, each with its test. */
class SocketLimitsTest {
    @TempDir
    Path data;

    @Test
    void anUpgradeNeitherMakesASessionNorCompresses() throws Exception {
        try (TestServer server = TestServer.start(data);
                RawSocket socket =
                        new RawSocket(server, server.client(), "Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
            assertTrue(socket.head().startsWith("HTTP/1.1 101 "), socket.head());
            assertFalse(socket.head().contains("permessage-deflate"), socket.head());
            assertFalse(socket.head().toLowerCase(java.util.Locale.ROOT).contains("set-cookie"), socket.head());
        }
    }

    @Test
    void aRefusedSocketLeavesNoSession() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            Person client = server.client();
            Person forger = new Person(client.id(), client.email(), "no.such.token", "");
            try (RawSocket socket = new RawSocket(server, forger)) {
                assertTrue(socket.head().startsWith("HTTP/1.1 101 "), socket.head());
                assertFalse(socket.head().toLowerCase(java.util.Locale.ROOT).contains("set-cookie"), socket.head());
                assertEquals(4002, socket.readCloseCode());
            }
        }
    }

    @Test
    void aDeadPeerIsDroppedAlthoughItIsPinged() throws Exception {
        try (TestServer server = TestServer.start(data, "--socket-round-seconds", "2")) {
            Person client = server.client();
            try (TestSocket living = TestSocket.of(server, client);
                    RawSocket dead = new RawSocket(server, client)) {
                dead.awaitCut();
                assertTrue(living.untilPong().isEmpty());
            }
        }
    }

    @Test
    void aReaderThatTakesNothingIsSentAwayAndNobodyWaitsForIt() throws Exception {
        try (TestServer server = TestServer.start(data, "--socket-round-seconds", "4")) {
            Person client = server.client();
            int count = 4000;
            try (SideDoor door = new SideDoor(data)) {
                door.post(client.id(), count, 4000);
            }
            // With a backlog from the start: a round without one, and it would be dropped for its silence.
            try (TestSocket good = TestSocket.of(server, client, "&since=0");
                    RawSocket stuck = RawSocket.since(server, client, 0)) {
                assertEquals((long) count, good.nextIds(count).get(count - 1));
                // Only the sockets that are told to go: pings of the same rounds are behind what is not read.
                awaitConnections(server, 1);
                assertEquals(1013, stuck.readCloseCode());
                ring(server, client);
                assertEquals(List.of(count + 1L), good.nextIds(1));
            }
        }
    }

    @Test
    void aClientThatAsksAndDoesNotReadIsSentAway() throws Exception {
        try (TestServer server = TestServer.start(data, "--socket-round-seconds", "4")) {
            Person client = server.client();
            try (RawSocket stuck = new RawSocket(server, client)) {
                stuck.floodPings();
                awaitConnections(server, 0);
            }
        }
    }

    @Test
    void socketsOfOnePersonAreBounded() {
        try (TestServer server = TestServer.start(data, "--sockets-per-user", "2")) {
            Person client = server.client();
            TestSocket first = TestSocket.of(server, client);
            try (TestSocket second = TestSocket.of(server, client)) {
                TestSocket third = TestSocket.open(server, path(client));
                assertEquals(1013, third.closeCode());
                first.close();
                awaitConnections(server, 1);
                TestSocket.of(server, client).close();
                TestSocket.of(server, server.client()).close();
                assertTrue(second.untilPong().isEmpty());
            }
        }
    }

    @Test
    void fiftySocketsOfOnePersonAreEnough() {
        try (TestServer server = TestServer.start(data, "--rate-limits", "on")) {
            Person client = server.client();
            List<TestSocket> sockets = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                sockets.add(TestSocket.of(server, client));
            }
            assertEquals(1013, TestSocket.open(server, path(client)).closeCode());
            TestSocket.of(server, server.client()).close();
            sockets.forEach(TestSocket::close);
        }
    }

    @Test
    void socketsOfAllAreBounded() {
        try (TestServer server = TestServer.start(data, "--sockets", "1")) {
            try (TestSocket only = TestSocket.of(server, server.client())) {
                assertEquals(
                        1013, TestSocket.open(server, path(server.client())).closeCode());
                assertTrue(only.untilPong().isEmpty());
            }
        }
    }

    @Test
    void aFloodOfFramesIsEnded() {
        try (TestServer server = TestServer.start(data, "--rate-limits", "on")) {
            TestSocket socket = TestSocket.of(server, server.client());
            // One at a time: the server resets a connection that has more to say, and with it the close code.
            int answers = 0;
            while (socket.isAnswering()) {
                answers++;
            }
            assertEquals(1008, socket.closeCode());
            assertTrue(answers >= 200, answers + " frames were answered, less than a burst");
        }
    }

    @Test
    void aFloodOfBinaryFramesIsEnded() {
        try (TestServer server = TestServer.start(data, "--rate-limits", "on")) {
            TestSocket socket = TestSocket.of(server, server.client());
            flood(() -> socket.sendBinary(new byte[] {1}));
            assertEquals(1008, socket.closeCode());
        }
    }

    @Test
    void whoIsStillTalkingLearnsWhyHeWasSentAway() {
        try (TestServer server = TestServer.start(data, "--rate-limits", "on")) {
            TestSocket socket = TestSocket.of(server, server.client());
            flood(() -> socket.send("{\"type\":\"ping\",\"pad\":\"" + "x".repeat(10_000) + "\"}"));
            assertEquals(1008, socket.closeCode());
        }
    }

    @Test
    void aSocketThatCannotTakeAnAnswerIsCut() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            Person client = server.client();
            Person admin = server.admin();
            try (RawSocket stuck = new RawSocket(server, client)) {
                String text = Json.write(Map.of("to_user_id", admin.id(), "message", "x".repeat(4000)));
                // Many at once: each of them finds room for its frame, and together they find none.
                ExecutorService senders = Executors.newFixedThreadPool(32);
                while (connections(server, admin) > 0) {
                    List<CompletableFuture<?>> all = new ArrayList<>();
                    for (int i = 0; i < 200; i++) {
                        all.add(CompletableFuture.runAsync(
                                () -> expect(201, server.post("/api/messages", client, text)), senders));
                    }
                    all.forEach(CompletableFuture::join);
                }
                senders.shutdown();
                stuck.awaitCut();
            }
        }
    }

    @Test
    void aStoppingServerSays1001() {
        TestServer server = TestServer.start(data);
        TestSocket socket = TestSocket.of(server, server.client());
        server.close();
        assertEquals(1001, socket.closeCode());
    }

    @Test
    @Timeout(20) // Jetty alone would wait its whole stop timeout of 30 s for an answer to its close.
    void aStoppingServerWaitsForNobodyWhoDoesNotAnswer() throws Exception {
        TestServer server = TestServer.start(data);
        try (RawSocket silent = new RawSocket(server, server.client())) {
            server.close();
            assertEquals(1001, silent.readCloseCode());
        }
    }

    private static String path(Person person) {
        return "/api/ws/ws/" + person.id() + "?token=" + person.token();
    }

    private static void ring(TestServer server, Person person) {
        expect(200, server.post("/api/ws/ws/test-notification/" + person.id(), person, "{}"));
    }

    /** Says it a thousand times, or until the socket takes no more. */
    private static void flood(Runnable say) {
        try {
            for (int i = 0; i < 1000; i++) {
                say.run();
            }
        } catch (CompletionException closedMeanwhile) {
            assertNotNull(closedMeanwhile.getCause());
        }
    }

    private static void awaitConnections(TestServer server, int expected) {
        Person trainer = server.trainer();
        while (connections(server, trainer) != expected) {
            Thread.onSpinWait();
        }
    }

    private static int connections(TestServer server, Person trainer) {
        return (int) expect(200, server.get("/api/ws/ws/stats", trainer)).json().get("total_connections");
    }
}
