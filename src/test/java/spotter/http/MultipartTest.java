package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.RawHttp;
import spotter.RawHttp.Reply;

class MultipartTest {
    private static final int LIMIT = 200_000;
    private static final int SMALL_LIMIT = 1_000;

    @TempDir
    Path directory;

    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private TestEdge edge;

    @BeforeEach
    void start() {
        edge = TestEdge.start(config -> config.routes.post("/upload", this::upload));
    }

    /** However a test ends, nothing may lie in the folder: forms are closed, failures leave nothing. */
    @AfterEach
    void nothingIsLeft() throws IOException {
        edge.close();
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aFileAndItsFieldsArriveAsSent() throws Exception {
        byte[] content = new byte[LIMIT];
        new Random(1).nextBytes(content);
        byte[] body = new TestForm()
                .field("category", "meal_photo")
                .file("pässwörd.png", content)
                .field("note", "gut für heute")
                .end();
        assertEquals(
                "pässwörd.png image/png 200000 " + sha256(content)
                        + " rw------- {category=meal_photo, note=gut für heute}",
                post(body).text());
    }

    @Test
    void exactlyAtTheLimitPassesAndOneByteMoreIsRefused() throws IOException {
        assertEquals(200, post(new TestForm().file("a", new byte[LIMIT]).end()).status());
        Reply refused = post(new TestForm().file("a", new byte[LIMIT + 1]).end());
        assertEquals(413, refused.status());
        assertEquals("media.too_large: The file is too large: at most 200000 bytes", refused.text());
    }

    @Test
    void theLimitHoldsWithoutADeclaredLength() throws IOException {
        assertEquals(
                200,
                postChunked(new TestForm().file("a", new byte[LIMIT]).end()).status());
        assertEquals(
                413,
                postChunked(new TestForm().file("a", new byte[LIMIT + 1]).end()).status());
    }

    @Test
    void theAnswerComesAtTheFirstByteTooManyWhileTheSenderStillWaits() throws IOException {
        byte[] begun = new TestForm().file("a", new byte[LIMIT + 1]).bytes();
        try (Socket socket = edge.connect()) {
            socket.getOutputStream()
                    .write(RawHttp.head("POST /upload HTTP/1.1", TestForm.TYPE, "Content-Length: 250000"));
            // without the line end after the content: the file is one byte too long and not finished
            socket.getOutputStream().write(begun, 0, begun.length - 2);
            assertEquals(413, Reply.read(socket.getInputStream()).status());
        }
    }

    @Test
    void aGigabyteIsRefusedByItsDeclaredLengthAlone() throws IOException {
        Reply reply = edge.get("POST /upload HTTP/1.1", TestForm.TYPE, "Content-Length: 1073741824");
        assertEquals(413, reply.status());
    }

    @Test
    void fieldsBeforeTheFileLowerItsLimitAtOnceAndFieldsAfterItAtTheEnd() throws IOException {
        byte[] tooMuch = new byte[SMALL_LIMIT + 1];
        TestForm before = new TestForm().field("category", "small").file("a", tooMuch);
        TestForm after = new TestForm().file("a", tooMuch).field("category", "small");
        assertEquals(413, post(before.end()).status());
        assertEquals(413, post(after.end()).status());
        assertEquals(200, post(new TestForm().file("a", tooMuch).end()).status());
    }

    @Test
    void aMissingFileIs422() throws IOException {
        String missing = "validation: file: a file is required, as a part of multipart/form-data";
        assertEquals(missing, post(new TestForm().field("note", "x").end()).text());
        assertEquals(missing, post(new TestForm().field("file", "x").end()).text());
        assertEquals(missing, post(new TestForm().file("", new byte[0]).end()).text());
        assertEquals(missing, post(new TestForm().end()).text());
        Reply json = edge.exchange(
                "{}".getBytes(StandardCharsets.UTF_8),
                "POST /upload HTTP/1.1",
                "Content-Type: application/json",
                "Content-Length: 2");
        assertEquals(422, json.status());
        assertEquals(missing, json.text());
    }

    @Test
    void aSecondFileAndAFileInAnotherFieldAre422() throws IOException {
        TestForm two = new TestForm().file("a", new byte[9]).file("b", new byte[9]);
        assertEquals(
                "validation: file: only one file may be sent at a time",
                post(two.end()).text());
        TestForm other = new TestForm().part("form-data; name=\"photo\"; filename=\"a\"", new byte[9]);
        assertEquals(
                "validation: photo: a file is expected in the field file only",
                post(other.end()).text());
    }

    @Test
    void aFileWithBytesButNoNameIsAFile() throws IOException {
        assertTrue(post(new TestForm().file("", new byte[5]).end()).text().startsWith("unnamed image/png 5 "));
    }

    @Test
    void everyWayToWriteAFileNameIsUnderstood() throws IOException {
        Map<String, String> names = new TreeMap<>(Map.of(
                "filename=\"../../etc/passwd\"", "passwd",
                "filename=\"C:\\dir\\a.jpg\"", "a.jpg",
                "filename=plain.jpg", "plain.jpg",
                "filename=\"a;b.jpg\"", "a;b.jpg",
                "filename=\"q%22q.jpg\"", "q\"q.jpg",
                "filename=\"q\\\"q.jpg\"", "q\"q.jpg",
                "filename=\"a%0D%0ASet-Cookie: x.jpg\"", "aSet-Cookie: x.jpg",
                "filename=\"old.jpg\"; filename*=UTF-8''%e2%82%ac.jpg", "€.jpg",
                "filename=\"old.jpg\"; filename*=UTF-8''%zz", "old.jpg",
                "filename=\"日本語.png\"", "日本語.png"));
        for (Map.Entry<String, String> name : names.entrySet()) {
            byte[] body = new TestForm()
                    .part("form-data; name=\"file\"; " + name.getKey(), new byte[1])
                    .end();
            assertEquals(
                    name.getValue() + " null 1 ", post(body).text().replaceAll("[0-9a-f]{64}.*", ""), name.getKey());
        }
    }

    @Test
    void fieldsAreBounded() throws IOException {
        assertEquals(
                200,
                post(new TestForm()
                                .field("a", "x".repeat(16_384))
                                .file("f", new byte[1])
                                .end())
                        .status());
        Reply tooLong = post(new TestForm().field("a", "x".repeat(16_385)).end());
        assertEquals("validation: a: at most 16384 bytes", tooLong.text());
        byte[] notUtf8 = new TestForm()
                .part("form-data; name=\"a\"", new byte[] {(byte) 0xff})
                .end();
        assertEquals("validation: a: not valid UTF-8", post(notUtf8).text());
        TestForm hundred = new TestForm();
        for (int i = 0; i < 100; i++) {
            hundred.field("f" + i, "x");
        }
        Reply many = post(hundred.end());
        assertEquals(400, many.status());
        assertEquals("upload.malformed: The upload cannot be read: it has more than 50 parts", many.text());
    }

    @Test
    void brokenBodiesAreMalformedAndNeverAServerError() throws IOException {
        byte[] whole = new TestForm().file("a", new byte[3000]).end();
        for (int cut : new int[] {0, 1, 20, 40, 120, 1000, 3100, whole.length - 4}) {
            byte[] part = Arrays.copyOf(whole, cut);
            assertEquals(400, post(part).status(), "cut at " + cut);
        }
        for (String part : new String[] {
            "no header\r\n\r\n",
            "\r\n\r\n",
            "Content-Disposition: form-data\r\n\r\n",
            ": x\r\n\r\n",
            " folded: x\r\n\r\n",
            "A: b\r\nA: b\r\n\r\n",
            "Content-Disposition: form-data; name=\"a\0\"\r\n\r\n"
        }) {
            byte[] body = new TestForm()
                    .raw("--" + TestForm.BOUNDARY + "\r\n" + part + "\r\n")
                    .end();
            assertEquals(400, post(body).status(), part);
        }
    }

    @Test
    void aBoundaryThatIsMissingEmptyOrTooLongIsMalformed() throws IOException {
        for (String boundary : new String[] {"", "; boundary=", "; boundary=\"\"", "; boundary=" + "x".repeat(71)}) {
            Reply reply = edge.exchange(
                    new byte[] {'x'},
                    "POST /upload HTTP/1.1",
                    "Content-Type: multipart/form-data" + boundary,
                    "Content-Length: 1");
            assertEquals(400, reply.status(), boundary);
        }
    }

    @Test
    void aSenderThatLeavesLeavesNoFile() throws Exception {
        byte[] begun = new TestForm().file("a", new byte[100_000]).bytes();
        Socket socket = edge.connect();
        socket.getOutputStream().write(RawHttp.head("POST /upload HTTP/1.1", TestForm.TYPE, "Content-Length: 150000"));
        socket.getOutputStream().write(begun);
        socket.close();
        assertInstanceOf(EofException.class, failures.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void aBrokenChunkIsAClientThatLeft() throws Exception {
        byte[] body = "5\r\n-----\r\nnot a size\r\n".getBytes(StandardCharsets.UTF_8);
        Reply reply = edge.exchange(body, "POST /upload HTTP/1.1", TestForm.TYPE, "Transfer-Encoding: chunked");
        assertEquals(499, reply.status());
    }

    private void upload(Context ctx) throws IOException {
        try (Multipart.Form form = Multipart.receive(ctx, directory, MultipartTest::limit)) {
            ReceivedFile file = form.requireFile();
            byte[] stored = Files.readAllBytes(file.path());
            assertEquals(sha256(stored), file.sha256Hex());
            assertEquals(stored.length, file.sizeBytes());
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path()));
            ctx.result(String.join(
                    " ",
                    file.originalName(),
                    String.valueOf(file.declaredType()),
                    String.valueOf(file.sizeBytes()),
                    file.sha256Hex(),
                    mode,
                    new TreeMap<>(form.fields()).toString()));
        } catch (IOException e) {
            failures.add(e);
            throw e;
        }
    }

    private static long limit(Map<String, String> fields) {
        return "small".equals(fields.get("category")) ? SMALL_LIMIT : LIMIT;
    }

    private Reply post(byte[] body) throws IOException {
        return edge.exchange(body, "POST /upload HTTP/1.1", TestForm.TYPE, "Content-Length: " + body.length);
    }

    private Reply postChunked(byte[] body) throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += 7000) {
            int length = Math.min(7000, body.length - at);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            chunks.write(body, at, length);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return edge.exchange(
                chunks.toByteArray(), "POST /upload HTTP/1.1", TestForm.TYPE, "Transfer-Encoding: chunked");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
