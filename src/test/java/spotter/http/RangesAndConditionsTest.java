package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.RawHttp.Reply;
import spotter.http.FileResponse.Blob;

/** The tables of RFC 9110 sections 13 and 14, over a socket. */
class RangesAndConditionsTest {
    private static final String ETAG = "\"v,1\"";
    private static final Instant MODIFIED = Instant.parse("2026-11-03T07:30:00.123Z");
    private static final String MODIFIED_HTTP = "Tue, 03 Nov 2026 07:30:00 GMT";

    private TestEdge edge;

    @BeforeEach
    void start() {
        edge = TestEdge.start(config -> {
            config.routes.get("/small", ctx -> FileResponse.send(ctx, blob("0123456789")));
            config.routes.get("/empty", ctx -> FileResponse.send(ctx, blob("")));
        });
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void singleRangesAreCutOut() throws IOException {
        String[][] table = {
            {"bytes=0-3", "0123", "bytes 0-3/10"},
            {"bytes=9-", "9", "bytes 9-9/10"},
            {"bytes=7-99999999999999999999999", "789", "bytes 7-9/10"},
            {"bytes=-3", "789", "bytes 7-9/10"},
            {"bytes=-99", "0123456789", "bytes 0-9/10"},
            {"BYTES = 1-1", "1", "bytes 1-1/10"},
        };
        for (String[] row : table) {
            Reply reply = get("/small", "Range: " + row[0]);
            assertEquals(206, reply.status(), row[0]);
            assertEquals(row[1], reply.text(), row[0]);
            assertEquals(row[2], reply.headers().get("content-range"), row[0]);
            assertEquals(String.valueOf(row[1].length()), reply.headers().get("content-length"), row[0]);
        }
    }

    @Test
    void brokenAndSeveralRangesGiveTheWhole() throws IOException {
        for (String range : List.of(
                "bytes=abc", "bytes=", "bytes=-", "bytes=3-1", "items=0-1", "bytes=0-1,3-4", "0-1", "bytes=1--2")) {
            Reply reply = get("/small", "Range: " + range);
            assertEquals(200, reply.status(), range);
            assertEquals("0123456789", reply.text(), range);
            assertNull(reply.headers().get("content-range"), range);
        }
    }

    @Test
    void aRangePastTheEndEndsAtOnceWith416() throws IOException {
        for (String range : List.of("bytes=10-", "bytes=10-20", "bytes=99999999999999999999-", "bytes=-0")) {
            Reply reply = get("/small", "Range: " + range);
            assertEquals(416, reply.status(), range);
            assertEquals("bytes */10", reply.headers().get("content-range"), range);
        }
    }

    @Test
    void anEmptyFileIsAnEmptyAnswer() throws IOException {
        assertEquals("0", get("/empty").headers().get("content-length"));
        assertEquals(200, get("/empty", "Range: bytes=-5").status());
        assertEquals(416, get("/empty", "Range: bytes=0-").status());
    }

    @Test
    void conditionsAreJudgedInTheOrderOfTheStandard() throws IOException {
        String before = "Mon, 02 Nov 2026 07:30:00 GMT";
        Object[][] table = {
            {304, "If-None-Match: " + ETAG},
            {304, "If-None-Match: W/" + ETAG},
            {304, "If-None-Match: \"other\", W/\"x\" , " + ETAG},
            {304, "If-None-Match: \"other\"\r\nIf-None-Match: " + ETAG},
            {304, "If-None-Match: *"},
            {200, "If-None-Match: \"other\""},
            {200, "If-None-Match: \"v\", \"1\""},
            {304, "If-Modified-Since: " + MODIFIED_HTTP},
            {304, "If-Modified-Since: Tuesday, 03-Nov-26 07:30:00 GMT"},
            {304, "If-Modified-Since: Tue Nov  3 07:30:00 2026"},
            {200, "If-Modified-Since: " + before},
            {200, "If-Modified-Since: yesterday"},
            {200, "If-None-Match: \"other\"\r\nIf-Modified-Since: " + MODIFIED_HTTP},
            {200, "If-Match: " + ETAG},
            {200, "If-Match: *"},
            {412, "If-Match: W/" + ETAG},
            {412, "If-Match: \"other\""},
            {412, "If-Unmodified-Since: " + before},
            {200, "If-Unmodified-Since: " + MODIFIED_HTTP},
            {200, "If-Match: " + ETAG + "\r\nIf-Unmodified-Since: " + before},
            {412, "If-Match: \"other\"\r\nIf-None-Match: " + ETAG},
            {304, "If-None-Match: " + ETAG + "\r\nRange: bytes=0-1"},
            {206, "If-Range: " + ETAG + "\r\nRange: bytes=0-1"},
            {206, "If-Range: " + MODIFIED_HTTP + "\r\nRange: bytes=0-1"},
            {200, "If-Range: W/" + ETAG + "\r\nRange: bytes=0-1"},
            {200, "If-Range: \"other\"\r\nRange: bytes=0-1"},
            {200, "If-Range: " + before + "\r\nRange: bytes=0-1"},
            {200, "If-Range: \"other\"\r\nRange: bytes=50-"},
        };
        for (Object[] row : table) {
            Reply reply = get("/small", (String) row[1]);
            assertEquals(row[0], reply.status(), (String) row[1]);
        }
    }

    private Reply get(String path, String... headers) throws IOException {
        List<String> head = new ArrayList<>(List.of("GET " + path + " HTTP/1.1"));
        head.addAll(List.of(headers));
        return edge.get(head.toArray(String[]::new));
    }

    private static Blob blob(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return new Blob(
                content.length,
                ETAG,
                MODIFIED,
                "image/png",
                (at, length) -> new ByteArrayInputStream(content, (int) at, (int) length));
    }
}
