package spotter.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Answer;

/** What the server says of itself to people and machines without an account. */
class InfoTest {
    @TempDir
    Path data;

    @Test
    void theRootSaysToProgramsWhatThisIs() {
        try (TestServer server = TestServer.start(data)) {
            for (String accept : List.of("*/*", "application/json")) {
                Answer answer =
                        server.send(HttpRequest.newBuilder(server.uri("/")).header("Accept", accept), null);
                Map<String, Object> said = expect(200, answer).json();
                assertEquals(List.of("message", "version", "features"), keysInOrder(said), answer.text());
                assertTrue(said.get("features") instanceof List<?> features && features.contains("media"));
            }
        }
    }

    @Test
    void healthIsAnsweredWithoutTheDatabase() throws Exception {
        try (TestServer server = TestServer.start(data);
                Connection locking = lock(data)) {
            assertEquals(
                    "healthy", expect(200, server.get("/health", null)).json().get("status"));
            Answer options = server.send(
                    HttpRequest.newBuilder(server.uri("/health")).method("OPTIONS", BodyPublishers.noBody()), null);
            assertEquals("healthy", expect(200, options).json().get("status"));
            assertFalse(locking.isClosed());
        }
    }

    @Test
    void aBrowserOnAnAllowedPageMayAskForHealth() {
        try (TestServer server = TestServer.start(data)) {
            Answer answer = server.send(
                    HttpRequest.newBuilder(server.uri("/health"))
                            .header("Origin", "http://localhost:5173")
                            .header("Access-Control-Request-Method", "GET")
                            .method("OPTIONS", BodyPublishers.noBody()),
                    null);
            assertEquals("http://localhost:5173", answer.header("Access-Control-Allow-Origin"));
        }
    }

    @Test
    void aServerThatCanWorkIsReady() {
        try (TestServer server = TestServer.start(data)) {
            assertEquals(
                    "ready",
                    expect(200, server.get("/health/ready", null)).json().get("status"));
        }
    }

    @Test
    void aDiskAtItsReserveIsNotReadyButHealthy() {
        try (TestServer server = TestServer.start(data, "--disk-reserve-mib", "1000000")) {
            Answer refused = expect(503, server.get("/health/ready", null));
            assertEquals("application/problem+json", refused.header("Content-Type"));
            assertEquals("5", refused.header("Retry-After"));
            assertEquals("health.not_ready", refused.json().get("code"));
            assertEquals(
                    "The disk is almost full; nothing can be uploaded.",
                    refused.json().get("detail"));
            expect(200, server.get("/health", null));
        }
    }

    @Test
    void aLostUploadsFolderIsNotReadyUntilItIsBack() throws Exception {
        Path temp = data.resolve("uploads/temp");
        Path aside = data.resolve("aside");
        try (TestServer server = TestServer.start(data)) {
            Files.move(temp, aside);
            Answer refused = awaitReadiness(server, 503);
            assertEquals(
                    "The folder for uploads cannot be written.", refused.json().get("detail"));
            assertFalse(refused.text().contains(data.toString()), refused.text());
            Files.move(aside, temp);
            awaitReadiness(server, 200);
        }
    }

    @Test
    void aDatabaseThatTakesNoChangeIsNotReadyUntilItDoes() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            try (Connection locking = lock(data)) {
                Answer refused = awaitReadiness(server, 503);
                assertEquals(
                        "The database cannot be read or written.",
                        refused.json().get("detail"));
                assertFalse(locking.isClosed());
            }
            awaitReadiness(server, 200);
            server.client();
        }
    }

    @Test
    void aDatabaseThatWasMovedAwayIsNotReadyUntilItIsBack() throws Exception {
        Path database = data.resolve("spotter.db");
        Path aside = data.resolve("aside.db");
        String reason = "The database's file was moved, replaced or deleted; until it is put back, nothing is saved.";
        try (TestServer server = TestServer.start(data)) {
            Files.move(database, aside);
            assertEquals(reason, awaitReadiness(server, 503).json().get("detail"));
            Files.move(aside, database);
            awaitReadiness(server, 200);
            Files.move(database, aside);
            Files.copy(aside, database);
            assertEquals(reason, awaitReadiness(server, 503).json().get("detail"));
            Files.move(aside, database, StandardCopyOption.REPLACE_EXISTING);
            awaitReadiness(server, 200);
        }
    }

    @Test
    void theConfigIsWhatIsEnforced() {
        String[] flags = {"--registration", "invite", "--photo-max-mib", "3", "--max-megapixels", "7"};
        try (TestServer server = TestServer.start(data, flags)) {
            Map<String, Object> config =
                    expect(200, server.get("/api/config", null)).json();
            assertEquals("dev", config.get("version"));
            assertEquals("invite", config.get("registration"));
            assertEquals(
                    Map.of(
                            "meal_photo",
                            3 << 20,
                            "profile_photo",
                            5 << 20,
                            "progress_photo",
                            3 << 20,
                            "document",
                            25 << 20),
                    config.get("max_bytes"));
            assertEquals(7_000_000, config.get("max_pixels"));
            assertEquals(2048L << 20, ((Number) config.get("quota_bytes")).longValue());
            Map<?, ?> types = (Map<?, ?>) config.get("accepted_types");
            assertEquals(List.of("image/jpeg", "image/png", "image/webp", "image/gif"), types.get("meal_photo"));
            assertEquals(
                    List.of(
                            "application/pdf",
                            "application/msword",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                    types.get("document"));
        }
    }

    private static List<String> keysInOrder(Map<String, Object> object) {
        return List.copyOf(object.keySet());
    }

    private static Answer awaitReadiness(TestServer server, int status) {
        Answer answer = server.get("/health/ready", null);
        while (answer.status() != status) {
            Thread.onSpinWait();
            answer = server.get("/health/ready", null);
        }
        return answer;
    }

    /** The database's write lock, as another process would hold it; closing lets go. */
    private static Connection lock(Path data) throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("spotter.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
        }
        return connection;
    }
}
