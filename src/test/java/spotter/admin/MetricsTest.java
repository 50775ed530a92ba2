package spotter.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;

/** What the numbers say after things whose number is known. */
@SuppressWarnings("NullAway.Init") // set before each test
class MetricsTest {
    private static final String UPLOAD = "/api/files/upload";

    @TempDir
    Path data;

    private TestServer server;

    @BeforeEach
    void startServer() {
        server = TestServer.start(data, "--photo-max-mib", "1");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void requestsAreCountedByTheirRoute() {
        Person client = server.client();
        expect(200, server.get("/api/users/" + client.id(), client));
        expect(200, server.get("/api/users/" + client.id() + "/", client));
        expect(401, server.get("/api/users/" + client.id(), null));
        expect(404, server.get("/no/such/thing", null));
        Exposition numbers = await(it -> it.has(requests("other", "none", "4xx")));
        assertEquals(2, numbers.value(requests("GET", "/api/users/{id}", "2xx")));
        assertEquals(1, numbers.value(requests("GET", "/api/users/{id}", "4xx")));
        assertEquals(1, numbers.value(requests("other", "none", "4xx")));
        assertEquals(
                2,
                numbers.value("spotter_http_request_duration_seconds_bucket"
                        + "{method=\"GET\",route=\"/api/users/{id}\",status=\"2xx\",le=\"+Inf\"}"));
    }

    @Test
    void uploadsAreCountedByWhatBecameOfThem() {
        Person client = server.clientOf(server.trainer());
        byte[] photo = TestPictures.jpeg(300, 200);
        expect(201, server.upload(UPLOAD, client, form(photo, "profile_photo")));
        expect(200, server.upload(UPLOAD, client, form(photo, "profile_photo")));
        expect(415, server.upload(UPLOAD, client, form(SamplePdf.onePage(), "profile_photo")));
        expect(413, server.upload(UPLOAD, client, form(new byte[(1 << 20) + 1], "meal_photo")));
        expect(422, server.upload(UPLOAD, client, form(photo, "portrait")));
        Exposition numbers = Exposition.of(server);
        assertEquals(1, numbers.value(uploads("profile_photo", "accepted")));
        assertEquals(1, numbers.value(uploads("profile_photo", "duplicate")));
        assertEquals(1, numbers.value(uploads("profile_photo", "media.unsupported_type")));
        assertEquals(1, numbers.value(uploads("meal_photo", "media.too_large")));
        assertEquals(1, numbers.value(uploads("unknown", "validation")));
        assertEquals(0, numbers.value("spotter_uploads_under_way"));
        assertEquals(1, numbers.value("spotter_picture_decode_duration_seconds_count"));
        assertTrue(numbers.value("spotter_upload_memory_wait_seconds_count") >= 2);
        // The client and his trainer.
        assertEquals(2, numbers.value("spotter_notifications_stored_total{type=\"file_uploaded\"}"));
        assertEquals(1, numbers.value("spotter_media_files{folder=\"profile_photos\"}"));
        assertEquals(0, numbers.value("spotter_media_bytes{folder=\"documents\"}"));
        assertTrue(numbers.value("spotter_media_bytes{folder=\"thumbnails\"}") > 0);
    }

    @Test
    void socketsAndWhatIsSentOnThemAreCounted() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        URI uri = URI.create("ws"
                + server.uri("/api/ws/ws/" + trainer.id() + "?token=" + trainer.token())
                        .toString()
                        .substring("http".length()));
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, new WebSocket.Listener() {})
                .join();
        await(it -> it.value("spotter_sockets_open") == 1 && it.value("spotter_sockets_users") == 1);
        server.upload(UPLOAD, client, form(TestPictures.jpeg(30, 20), "profile_photo"));
        String sent = "spotter_notifications_sent_total{type=\"file_uploaded\"}";
        assertEquals(1, await(it -> it.has(sent)).value(sent));
        socket.abort();
        await(it -> it.value("spotter_sockets_open") == 0);
    }

    @Test
    void theMachineIsMeasured() {
        server.client();
        Exposition numbers = Exposition.of(server);
        assertTrue(numbers.value("spotter_db_file_bytes{file=\"db\"}") > 0);
        assertTrue(numbers.value("spotter_db_file_bytes{file=\"wal\"}") > 0);
        assertTrue(numbers.value("spotter_disk_free_bytes") <= numbers.value("spotter_disk_total_bytes"));
        assertTrue(numbers.value("spotter_db_transaction_duration_seconds_count{kind=\"read\"}") > 0);
        assertTrue(numbers.value("spotter_db_transaction_duration_seconds_sum{kind=\"write\"}") > 0);
        assertTrue(numbers.value("jvm_memory_used_bytes{area=\"heap\"}") > 0);
        assertTrue(numbers.value("jvm_threads_current") > 0);
        assertTrue(numbers.samples().keySet().stream().anyMatch(it -> it.startsWith("jvm_gc_collection_seconds_sum")));
    }

    @Test
    void noLabelHoldsWhatAClientSent() {
        Person client = server.client();
        server.get("/api/files/media/documents/mallory.pdf", client);
        server.get("/api/mallory?token=mallory", null);
        server.send("MALLORY", "/api/users", client, null);
        server.send("MALLORY", "/mallory", client, null);
        server.upload(UPLOAD, client, form(TestPictures.jpeg(30, 20), "mallory"));
        server.upload(UPLOAD, client, form("mallory".getBytes(), "document"));
        Exposition numbers = await(it -> it.has(uploads("document", "media.unsupported_type"))
                && it.has(requests("GET", "/api/files/media/{file_type}/{filename}", "4xx"))
                && it.has(requests("other", "none", "4xx")));
        for (String value : numbers.labelValues()) {
            assertFalse(value.contains("mallory") || value.contains("MALLORY"), value);
            assertFalse(value.contains(client.token()) || value.contains("@"), value);
            assertFalse(value.matches(".*/[0-9]+(/.*)?"), value);
        }
    }

    private static TestForm form(byte[] content, String category) {
        return TestForm.file("mallory.jpg", content).and("category", category);
    }

    private static String requests(String method, String route, String status) {
        return "spotter_http_request_duration_seconds_count{method=\"" + method + "\",route=\"" + route + "\",status=\""
                + status + "\"}";
    }

    private static String uploads(String category, String verdict) {
        return "spotter_uploads_total{category=\"" + category + "\",verdict=\"" + verdict + "\"}";
    }

    // A request is counted once it is answered, so perhaps after its client has read the answer.
    private Exposition await(Predicate<Exposition> condition) {
        Exposition numbers = Exposition.of(server);
        while (!condition.test(numbers)) {
            Thread.onSpinWait();
            numbers = Exposition.of(server);
        }
        return numbers;
    }
}
