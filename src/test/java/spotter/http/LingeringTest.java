package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.RawHttp;
import spotter.RawHttp.Reply;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

class LingeringTest {
    private static final int MIB = 1024 * 1024;
    private static final String TOO_LARGE = "media.too_large: The file is too large: at most 1 MiB";

    @TempDir
    Path directory;

    private TestEdge edge;

    @BeforeEach
    void start() {
        Lingering lingering = new Lingering();
        edge = TestEdge.start(config -> {
            config.requestLogger.http((ctx, millis) -> lingering.afterAnswer(ctx));
            config.routes.post("/upload", ctx -> {
                try (Multipart.Form form = Multipart.receive(ctx, directory, fields -> MIB)) {
                    ctx.result("got " + form.requireFile().sizeBytes());
                }
            });
            config.routes.post("/forbidden", ctx -> {
                throw new Problem(ProblemKind.FORBIDDEN, "x.no", "no".repeat(20_000));
            });
        });
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void aSenderThatWritesEverythingFirstSeesTheRefusal() throws IOException {
        byte[] body = new TestForm().file("a", new byte[40 * MIB]).end();
        Reply declared = edge.exchange(body, "POST /upload HTTP/1.1", TestForm.TYPE, "Content-Length: " + body.length);
        assertEquals(413, declared.status());
        assertEquals(TOO_LARGE, declared.text());
    }

    @Test
    void aSenderWithoutALengthSeesTheRefusal() throws IOException {
        byte[] body = new TestForm().file("a", new byte[20 * MIB]).end();
        byte[] size = (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] chunked = new TestForm().raw(size).raw(body).raw("\r\n0\r\n\r\n").bytes();
        Reply reply = edge.exchange(chunked, "POST /upload HTTP/1.1", TestForm.TYPE, "Transfer-Encoding: chunked");
        assertEquals(413, reply.status());
        assertEquals(TOO_LARGE, reply.text());
    }

    @Test
    void aRefusalBeforeAnyRouteIsSeenToo() throws IOException {
        byte[] body = new byte[20 * MIB];
        assertEquals(
                404,
                edge.exchange(body, "POST /nowhere HTTP/1.1", "Content-Length: " + body.length)
                        .status());
        Reply large = edge.exchange(
                body, "POST /forbidden HTTP/1.1", "Accept-Encoding: identity", "Content-Length: " + body.length);
        assertEquals(403, large.status());
        assertEquals(40_000 + "x.no: ".length(), large.body().length);
    }

    @Test
    void theConnectionServesTheNextRequest() throws IOException {
        byte[] body = new TestForm().file("a", new byte[5 * MIB]).end();
        try (Socket socket = edge.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /upload HTTP/1.1\r\nHost: test\r\n" + TestForm.TYPE + "\r\nContent-Length: " + body.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.write(RawHttp.head("GET /health HTTP/1.1"));
            String both = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("HTTP/1.1 413 ", both.substring(0, 13));
            assertEquals("up", both.substring(both.length() - 2), both);
        }
    }

    @Test
    void whoWaitsForContinueIsAnsweredWithoutIt() throws IOException {
        Reply reply =
                edge.get("POST /upload HTTP/1.1", TestForm.TYPE, "Expect: 100-continue", "Content-Length: 900000000");
        assertEquals(413, reply.status());
    }

    @Test
    void moreThanCanBeDroppedIsAnnouncedAsTheEndOfTheConnection() throws IOException {
        try (Socket socket = edge.connect()) {
            socket.getOutputStream()
                    .write(("POST /upload HTTP/1.1\r\nHost: test\r\n" + TestForm.TYPE
                                    + "\r\nContent-Length: 1073741824\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            // to the end of the connection, which the server closes although nothing of the body ever came
            Reply reply = Reply.read(in);
            assertEquals(413, reply.status());
            assertEquals("close", reply.headers().get("connection"));
            assertEquals(TOO_LARGE, reply.text());
        }
    }

    @Test
    void anAcceptedUploadKeepsItsConnection() throws IOException {
        byte[] body = new TestForm().file("a", new byte[MIB]).end();
        try (Socket socket = edge.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /upload HTTP/1.1\r\nHost: test\r\n" + TestForm.TYPE + "\r\nContent-Length: " + body.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.write(RawHttp.head("GET /health HTTP/1.1"));
            Reply first = Reply.read(socket.getInputStream());
            assertNull(first.headers().get("connection"));
            assertEquals("got 1048576HTTP/1.1 200", first.text().substring(0, 23));
        }
    }

    @Test
    void fetchOfNodeSeesTheRefusal() throws Exception {
        assumeTrue(nodeIsInstalled(), "NOT TESTED: node is not installed, so its fetch was not tried against a 413");
        String script = """
                (async () => {
                  for (let i = 0; i < 5; i++) {
                    const form = new FormData();
                    form.append('file', new Blob([new Uint8Array(30 * 1024 * 1024)]), 'a.png');
                    const answer = await fetch('http://127.0.0.1:%d/upload', { method: 'POST', body: form });
                    console.log(answer.status + ' ' + await answer.text());
                  }
                })().catch(e => console.log('failed: ' + e + ' ' + e.cause));
                """.formatted(edge.port());
        Process node = new ProcessBuilder("node", "-e", script)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < 5; i++) {
                assertEquals("413 " + TOO_LARGE, out.readLine());
            }
        } finally {
            node.destroy();
        }
    }

    private static boolean nodeIsInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }
}
