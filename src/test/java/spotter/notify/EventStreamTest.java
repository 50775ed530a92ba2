package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** The same notifications for whoever has only HTTP. */
@Timeout(120)
class EventStreamTest {
    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(data, clock, "--socket-round-seconds", "1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eventsCarryIdTypeAndData() throws Exception {
        Person client = server.client();
        try (BufferedReader stream = open(client, "?since=0")) {
            notifyOf(client, 1);
            Map<String, String> event = next(stream);
            assertEquals("1", event.get("id"));
            assertEquals("system", event.get("event"));
            assertEquals(1, Json.readObject(event.get("data")).get("id"));
        }
    }

    @Test
    void theLastEventIdCountsMoreThanSince() throws Exception {
        Person client = server.client();
        notifyOf(client, 3);
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/api/notifications/stream?since=0"))
                .header("Last-Event-ID", "2");
        try (BufferedReader stream = open(client, request)) {
            assertEquals("3", next(stream).get("id"));
        }
    }

    @Test
    void aLongReplayComesInOrderAndGoesOnLive() throws Exception {
        Person client = server.client();
        try (SideDoor door = new SideDoor(data)) {
            door.post(client.id(), 500, 2000);
        }
        try (BufferedReader stream = open(client, "?since=0")) {
            notifyOf(client, 2);
            List<String> ids = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 1; i <= 502; i++) {
                ids.add(next(stream).get("id"));
                expected.add(Integer.toString(i));
            }
            assertEquals(expected, ids);
        }
    }

    @Test
    void aNumberThatWasNeverGivenIsAReset() throws Exception {
        Person client = server.client();
        try (BufferedReader stream = open(client, "?since=7")) {
            Map<String, String> event = next(stream);
            assertEquals("reset", event.get("event"));
            assertEquals("{\"type\":\"reset\",\"oldest\":1}", event.get("data"));
        }
    }

    @Test
    void anIdleStreamHasAHeartbeat() throws Exception {
        Person client = server.client();
        try (BufferedReader stream = open(client, "")) {
            for (int comments = 0; comments < 3; ) {
                comments += stream.readLine().startsWith(":") ? 1 : 0;
            }
        }
    }

    @Test
    void theStreamEndsWithTheLoginAndWithTheToken() throws Exception {
        Person client = server.client();
        try (BufferedReader stream = open(client, "")) {
            expect(200, server.post("/api/auth/logout", client, "{}"));
            assertEquals(
                    "{\"code\":4002,\"reason\":\"Invalid or expired token\"}",
                    sorted(next(stream).get("data")));
            assertEnd(stream);
        }
        try (BufferedReader stream = open(server.login(client), "")) {
            clock.move(Duration.ofMinutes(31));
            assertEquals(
                    "{\"code\":4008,\"reason\":\"Token expired\"}",
                    sorted(next(stream).get("data")));
            assertEnd(stream);
        }
    }

    @Test
    void aStoppingServerEndsTheStream() throws Exception {
        Person client = server.client();
        try (BufferedReader stream = open(client, "")) {
            server.close();
            assertEquals("close", next(stream).get("event"));
            assertEnd(stream);
        }
    }

    @Test
    void manyStreamsHoldNoThreads() throws Exception {
        Person client = server.client();
        List<BufferedReader> streams = new ArrayList<>();
        // More than the server has threads.
        for (int i = 0; i < 200; i++) {
            streams.add(open(client, ""));
        }
        notifyOf(client, 1);
        for (BufferedReader stream : streams) {
            assertEquals("1", next(stream).get("id"));
            stream.close();
        }
    }

    @Test
    void whoHasNoTokenGetsNoStream() {
        expect(401, server.get("/api/notifications/stream", null));
        expect(422, server.get("/api/notifications/stream?since=x", server.client()));
    }

    private BufferedReader open(Person client, String query) throws IOException, InterruptedException {
        return open(client, HttpRequest.newBuilder(server.uri("/api/notifications/stream" + query)));
    }

    private BufferedReader open(Person client, HttpRequest.Builder request) throws IOException, InterruptedException {
        request.header("Authorization", "Bearer " + client.token());
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The fields of the next event; comments are passed over. */
    private static Map<String, String> next(BufferedReader stream) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        while (true) {
            String line = stream.readLine();
            if (line == null) {
                throw new AssertionError("the stream has ended");
            }
            int colon = line.indexOf(": ");
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            } else if (line.isEmpty() && !fields.isEmpty()) {
                return fields;
            }
        }
    }

    private static String sorted(String json) {
        return Json.write(new TreeMap<>(Json.readObject(json)));
    }

    private static void assertEnd(BufferedReader stream) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            assertTrue(line.isEmpty() || line.startsWith(":"), line);
        }
    }

    private void notifyOf(Person person, int count) {
        for (int i = 0; i < count; i++) {
            expect(200, server.post("/api/ws/ws/test-notification/" + person.id(), person, "{}"));
        }
    }
}
