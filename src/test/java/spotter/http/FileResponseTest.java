package spotter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.RawHttp;
import spotter.RawHttp.Reply;
import spotter.http.FileResponse.Blob;

class FileResponseTest {
    private static final String ETAG = "\"v,1\"";
    private static final Instant MODIFIED = Instant.parse("2026-11-03T07:30:00.123Z");
    private static final String MODIFIED_HTTP = "Tue, 03 Nov 2026 07:30:00 GMT";
    private static final byte[] SMALL = "0123456789".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = new byte[11 * 1024 * 1024];

    static {
        new Random(3).nextBytes(LARGE);
    }

    private final AtomicInteger opened = new AtomicInteger();
    private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
    private TestEdge edge;

    @BeforeEach
    void start() {
        edge = TestEdge.start(12, config -> {
            both(config, "/small", ctx -> FileResponse.send(ctx, blob(SMALL)));
            both(config, "/large", ctx -> FileResponse.send(ctx, blob(LARGE)));
            config.routes.get(
                    "/short",
                    ctx -> FileResponse.send(
                            ctx,
                            new Blob(
                                    LARGE.length,
                                    ETAG,
                                    MODIFIED,
                                    "image/png",
                                    (at, length) -> counted(LARGE, 0, LARGE.length / 2))));
            config.routes.get(
                    "/gone",
                    ctx -> FileResponse.send(ctx, new Blob(LARGE.length, ETAG, MODIFIED, "image/png", (at, length) -> {
                        throw new IOException("no such file");
                    })));
            config.routes.exception(
                    IOException.class, (e, ctx) -> ctx.status(500).result("failed"));
        });
    }

    @AfterEach
    void everyStreamIsClosed() throws InterruptedException {
        for (int left = opened.get(); left > 0; left--) {
            assertEquals("closed", closed.poll(30, TimeUnit.SECONDS));
        }
        edge.close();
    }

    @Test
    void wholeFilesComeWithTheirHeaders() throws IOException {
        for (String path : List.of("/small", "/large")) {
            byte[] content = path.equals("/small") ? SMALL : LARGE;
            Reply reply = get(path, "Accept-Encoding: gzip");
            assertEquals(200, reply.status());
            assertArrayEquals(content, reply.body());
            assertEquals(String.valueOf(content.length), reply.headers().get("content-length"));
            assertEquals("image/png", reply.headers().get("content-type"));
            assertEquals(ETAG, reply.headers().get("etag"));
            assertEquals(MODIFIED_HTTP, reply.headers().get("last-modified"));
            assertEquals("bytes", reply.headers().get("accept-ranges"));
            assertNull(reply.headers().get("content-encoding"));
        }
    }

    @Test
    void headHasTheHeadersOfGetAndOpensNothing() throws IOException {
        Reply reply = edge.get("HEAD /large HTTP/1.1", "Range: bytes=0-1");
        assertEquals(200, reply.status());
        assertEquals(String.valueOf(LARGE.length), reply.headers().get("content-length"));
        assertEquals("image/png", reply.headers().get("content-type"));
        assertEquals(ETAG, reply.headers().get("etag"));
        assertEquals(0, reply.body().length);
        assertEquals(0, opened.get());
    }

    @Test
    void largeRangesAreCutOutToo() throws IOException {
        Reply reply = get("/large", "Range: bytes=1000000-9999999");
        assertEquals(206, reply.status());
        assertArrayEquals(Arrays.copyOfRange(LARGE, 1_000_000, 10_000_000), reply.body());
    }

    @Test
    void notModifiedHasValidatorsAndNoBody() throws IOException {
        Reply reply = get("/large", "If-None-Match: " + ETAG);
        assertEquals(ETAG, reply.headers().get("etag"));
        assertNull(reply.headers().get("content-type"));
        assertEquals(0, reply.body().length);
        assertEquals(0, opened.get());
    }

    @Test
    void aFileThatCannotBeOpenedIsAnsweredAsAFailure() throws IOException {
        Reply reply = get("/gone");
        assertEquals(500, reply.status());
        assertEquals("failed", reply.text());
        assertNull(reply.headers().get("etag"));
    }

    @Test
    void aFileThatEndsTooEarlyIsCutOffAndNotFilledUp() throws IOException {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        try (Socket socket = edge.connect()) {
            socket.getOutputStream().write(RawHttp.head("GET /short HTTP/1.1"));
            socket.getInputStream().transferTo(got);
        } catch (SocketException reset) {
            // as good an end as any: the client knows that it does not have the whole
        }
        assertTrue(got.size() > 0 && got.size() < LARGE.length, () -> got.size() + " bytes");
        assertFalse(got.toString(StandardCharsets.ISO_8859_1).endsWith("failed"));
    }

    @Test
    void clientsThatDoNotReadTakeNoThreadsAndLeaveNoStreams() throws Exception {
        List<Socket> lazy = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Socket socket = edge.connect();
            lazy.add(socket);
            socket.getOutputStream().write(RawHttp.head("GET /large HTTP/1.1"));
            // the first bytes are here, the rest fills the buffers and waits
            assertEquals('H', socket.getInputStream().read());
        }
        assertEquals("up", get("/health").text());
        for (Socket socket : lazy) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
        assertEquals(60, opened.get());
    }

    @Test
    void oneConnectionServesManyFiles() throws IOException {
        try (Socket socket = edge.connect()) {
            InputStream in = socket.getInputStream();
            byte[] get = "GET /large HTTP/1.1\r\nHost: test\r\nRange: bytes=0-99999\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 20; i++) {
                socket.getOutputStream().write(get);
                int lineEnds = 0;
                while (lineEnds < 4) {
                    int next = in.read();
                    lineEnds = next == '\r' || next == '\n' ? lineEnds + 1 : 0;
                }
                assertArrayEquals(Arrays.copyOf(LARGE, 100_000), in.readNBytes(100_000));
            }
        }
    }

    @Test
    void aBlobNeedsAStrongQuotedETag() {
        for (String etag : List.of("v1", "W/\"v1\"", "\"a\"b\"", "\"a\r\nb\"", "")) {
            assertThrows(
                    IllegalArgumentException.class, () -> new Blob(1, etag, MODIFIED, "image/png", (a, b) -> null));
        }
    }

    private Reply get(String path, String... headers) throws IOException {
        List<String> head = new ArrayList<>(List.of("GET " + path + " HTTP/1.1"));
        head.addAll(List.of(headers));
        return edge.get(head.toArray(String[]::new));
    }

    private Blob blob(byte[] content) {
        return new Blob(content.length, ETAG, MODIFIED, "image/png", (at, length) -> counted(content, at, length));
    }

    private InputStream counted(byte[] content, long offset, long length) {
        opened.incrementAndGet();
        return new FilterInputStream(new ByteArrayInputStream(content, (int) offset, (int) length)) {
            @Override
            public void close() {
                closed.add("closed");
            }
        };
    }

    private static void both(JavalinConfig config, String path, ThrowingHandler handler) {
        config.routes.get(path, handler::handle);
        config.routes.head(path, handler::handle);
    }

    private interface ThrowingHandler {
        void handle(Context ctx) throws IOException;
    }
}
