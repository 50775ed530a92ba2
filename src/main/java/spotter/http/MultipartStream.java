package spotter.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * The parts of one multipart body (RFC 2046 section 5.1.1), pulled one after another from a blocking stream
 * through one buffer of 64 KiB.
 *
 * <p>Jetty's own push parser is not used: it puts a line feed in front of a part whose content begins like the
 * boundary when the network cuts it there, and it swallows what its listener throws.
 */
final class MultipartStream {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int CR = '\r';
    private static final int LF = '\n';

    private final InputStream in;
    private final byte[] delimiter;
    private final int[] skip = new int[256];
    private final long maxTotalBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long totalBytes;

    /** @param maxTotalBytes preamble, parts, headers and epilogue together; one byte more is TOO_LARGE */
    MultipartStream(InputStream in, String boundary, long maxTotalBytes) {
        this.in = in;
        this.maxTotalBytes = maxTotalBytes;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        Arrays.fill(skip, delimiter.length);
        for (int i = 0; i < delimiter.length - 1; i++) {
            skip[delimiter[i] & 0xff] = delimiter.length - 1 - i;
        }
        // The first delimiter has no line end before it: give it one, and the preamble is a part like any other.
        buffer[0] = CR;
        buffer[1] = LF;
        limit = 2;
    }

    /** Skips what is left of this part; false after the last one, when the whole body has been read. */
    boolean nextPart() throws IOException {
        while (content() != null) {
            // dropped: the preamble, or a part that nobody wanted
        }
        position += delimiter.length;
        int next = read();
        if (next == '-' && read() == '-') {
            dropEpilogue();
            return false;
        }
        while (next == ' ' || next == '\t') {
            next = read();
        }
        if (next != CR || read() != LF) {
            throw malformed("a boundary line is broken");
        }
        return true;
    }

    /** The next bytes of the part's content, valid until the next call; null at its end. */
    @Nullable
    ByteBuffer content() throws IOException {
        while (true) {
            int end = contentEnd();
            if (end > position) {
                ByteBuffer found = ByteBuffer.wrap(buffer, position, end - position);
                position = end;
                return found;
            }
            if (limit - position >= delimiter.length) {
                return null;
            }
            require(delimiter.length);
        }
    }

    /** The next header line without its end; empty after the last one. {@code maxBytes} bounds the line. */
    String line(int maxBytes) throws IOException {
        byte[] line = new byte[Math.min(maxBytes, 256)];
        for (int length = 0; ; length++) {
            int next = read();
            if (next == CR) {
                if (read() != LF) {
                    throw malformed("a line of a part's header is broken");
                }
                return new String(line, 0, length, StandardCharsets.UTF_8);
            }
            if (length == maxBytes || next == 0x7f || (next < ' ' && next != '\t')) {
                throw malformed("the header of a part is too long or has control characters");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, Math.min(maxBytes, length * 2));
            }
            line[length] = (byte) next;
        }
    }

    static Problem malformed(String reason) {
        return new Problem(ProblemKind.MALFORMED, "upload.malformed", "The upload cannot be read: " + reason);
    }

    /** Where the delimiter, or what may become one, begins in the buffer; the limit if there is neither. */
    private int contentEnd() {
        int last = delimiter.length - 1;
        int at = position;
        while (at + last < limit) {
            if (matches(at, delimiter.length)) {
                return at;
            }
            at += skip[buffer[at + last] & 0xff];
        }
        // Horspool never skips a beginning of the delimiter, so a half one can only start from here on.
        while (at < limit && !matches(at, limit - at)) {
            at++;
        }
        return Math.min(at, limit);
    }

    private boolean matches(int at, int length) {
        return Arrays.equals(buffer, at, at + length, delimiter, 0, length);
    }

    private int read() throws IOException {
        require(1);
        return buffer[position++] & 0xff;
    }

    /** At least {@code bytes} behind the position, or the body was cut off. */
    private void require(int bytes) throws IOException {
        while (limit - position < bytes) {
            if (!fill()) {
                throw malformed("it ends before its last boundary");
            }
        }
    }

    private void dropEpilogue() throws IOException {
        do {
            position = limit;
        } while (fill());
    }

    /** What has arrived already, as much as fits; waits only if that is nothing. False at the end of the body. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int got = readSome();
        if (got < 0) {
            return false;
        }
        count(got);
        while (limit < BUFFER_BYTES && in.available() > 0) {
            got = readSome();
            if (got < 0) {
                break;
            }
            count(got);
        }
        return true;
    }

    private void count(int bytes) {
        limit += bytes;
        totalBytes += bytes;
        if (totalBytes > maxTotalBytes) {
            throw new Problem(
                    ProblemKind.TOO_LARGE,
                    "media.too_large",
                    "The upload is too large: the file, or the fields beside it");
        }
    }

    private int readSome() throws IOException {
        try {
            return in.read(buffer, limit, BUFFER_BYTES - limit);
        } catch (IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof TimeoutException) {
                    throw new Problem(ProblemKind.MALFORMED, "upload.too_slow", "The upload came in too slowly");
                }
            }
            throw e;
        }
    }
}
