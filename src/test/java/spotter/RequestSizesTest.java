package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.RawHttp.Reply;
import spotter.TestServer.Answer;
import spotter.http.Json;

/** How large the head and the body of a request may be, where the settings say so. */
class RequestSizesTest {
    @TempDir
    Path data;

    @Test
    void headsAreAsLargeAsTheSettingSays() throws IOException {
        try (TestServer server = TestServer.start(data, "--request-head-kib", "16")) {
            assertEquals(200, head(server, "GET /health HTTP/1.1", 12_000).status());
            assertRefused(
                    431, "The headers of the request are too large.", head(server, "GET /health HTTP/1.1", 20_000));
            assertRefused(414, "The address is too long.", head(server, "GET /" + "a".repeat(20_000) + " HTTP/1.1", 1));
        }
    }

    @Test
    void bodiesAreAsLargeAsTheSettingSays() {
        try (TestServer server = TestServer.start(data, "--request-body-kib", "64")) {
            expect(401, server.post("/api/auth/login", null, login(60_000)));
            Answer refused = expect(413, server.post("/api/auth/login", null, login(70_000)));
            assertEquals("The request body is too large.", refused.json().get("detail"));
            assertEquals("http.413", refused.json().get("code"));
        }
    }

    private static Reply head(TestServer server, String line, int more) throws IOException {
        return RawHttp.exchange(server.port(), new byte[0], line, "Cookie: " + "c".repeat(more));
    }

    private static void assertRefused(int status, String detail, Reply reply) {
        assertEquals(status, reply.status());
        assertEquals("application/problem+json", reply.headers().get("content-type"));
        assertEquals(detail, Json.readObject(reply.text()).get("detail"));
        assertEquals("http." + status, Json.readObject(reply.text()).get("code"));
    }

    private static String login(int padding) {
        return "{\"email\":\"a@example.org\",\"password\":\"a long password\",\"pad\":\"" + "x".repeat(padding) + "\"}";
    }
}
