package spotter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

class MultipartStreamTest {
    private static final String BOUNDARY = "XbXb";
    private static final String[] ATOMS = {
        "-", "--", "--Xb", "\r", "\n", "\r\n", "\r\n--", "\r\n--Xb", "\r\n--XbX", "\n--XbXb", "a", "\r\r\n-", "\u00e9"
    };

    @Test
    void contentLikeTheBoundaryComesOutUnchangedHoweverItIsCut() throws IOException {
        Random random = new Random(20261123);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int atoms = random.nextInt(6); atoms > 0; atoms--) {
                text.append(ATOMS[random.nextInt(ATOMS.length)]);
            }
            if ((text + "\r\n--XbXb").indexOf("\r\n--XbXb") < text.length()) {
                continue;
            }
            byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
            InputStream in = new CutStream(body(content), random.nextInt(1, 30), random);
            assertArrayEquals(content, onlyPart(in), () -> text.toString().replace("\r", "\\r"));
        }
    }

    @Test
    void contentLargerThanTheBufferComesOutUnchanged() throws IOException {
        byte[] content = new byte[1_000_003];
        new Random(7).nextBytes(content);
        System.arraycopy("\r\n--XbX".getBytes(StandardCharsets.UTF_8), 0, content, 65_500, 7);
        assertArrayEquals(content, onlyPart(new ByteArrayInputStream(body(content))));
    }

    @Test
    void everyCutOffBodyIsMalformed() throws IOException {
        byte[] body = body("ab".getBytes(StandardCharsets.UTF_8));
        for (int length = 0; length < body.length - 2; length++) {
            InputStream in = new ByteArrayInputStream(body, 0, length);
            Problem problem = assertThrows(Problem.class, () -> onlyPart(in), "cut at " + length);
            assertEquals(ProblemKind.MALFORMED, problem.kind());
        }
    }

    @Test
    void preambleAndEpilogueAreDropped() throws IOException {
        byte[] body = "pre\r\n--Xb\r\n--XbXb  \r\nA: b\r\n\r\nc\r\n--XbXb--\r\nepilogue\r\n--XbXb\r\n"
                .getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(new byte[] {'c'}, onlyPart(new ByteArrayInputStream(body)));
    }

    @Test
    void aByteMoreThanTheWholeMayHaveIsTooLarge() throws IOException {
        byte[] body = body(new byte[5]);
        MultipartStream enough = new MultipartStream(new ByteArrayInputStream(body), BOUNDARY, body.length);
        assertTrue(enough.nextPart());
        assertFalse(enough.nextPart());
        MultipartStream less = new MultipartStream(new ByteArrayInputStream(body), BOUNDARY, body.length - 1);
        assertEquals(
                ProblemKind.TOO_LARGE,
                assertThrows(Problem.class, less::nextPart).kind());
    }

    @Test
    void brokenBoundaryAndHeaderLinesAreMalformed() {
        for (String body : new String[] {
            "--XbXbX\r\n\r\n\r\n--XbXb--",
            "--XbXb-\r\n\r\n\r\n--XbXb--",
            "--XbXb\n\n\n--XbXb--",
            "--XbXb\r\nA: b\rc\r\n\r\n\r\n--XbXb--",
            "--XbXb\r\nA: b\nc\r\n\r\n\r\n--XbXb--",
            "--XbXb\r\nA: \0\r\n\r\n\r\n--XbXb--",
            "--XbXb\r\nA: " + "b".repeat(9000) + "\r\n\r\n\r\n--XbXb--",
        }) {
            InputStream in = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
            Problem problem = assertThrows(Problem.class, () -> onlyPart(in), body);
            assertEquals(ProblemKind.MALFORMED, problem.kind());
        }
    }

    private static byte[] body(byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--XbXb\r\nA: b\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--XbXb--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] onlyPart(InputStream in) throws IOException {
        MultipartStream stream = new MultipartStream(in, BOUNDARY, Long.MAX_VALUE);
        assertTrue(stream.nextPart());
        for (int left = 8192; !stream.line(left).isEmpty(); left -= 4) {
            assertTrue(left > 0);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (ByteBuffer bytes = stream.content(); bytes != null; bytes = stream.content()) {
            content.write(bytes.array(), bytes.position(), bytes.remaining());
        }
        assertNull(stream.content());
        assertFalse(stream.nextPart());
        return content.toByteArray();
    }

    /** Gives at most so many bytes at once, as a network does. */
    private static final class CutStream extends ByteArrayInputStream {
        private final int most;
        private final Random random;

        CutStream(byte[] bytes, int most, Random random) {
            super(bytes);
            this.most = most;
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, random.nextInt(1, most + 1)));
        }

        @Override
        public synchronized int available() {
            return random.nextBoolean() ? super.available() : 0;
        }
    }
}
