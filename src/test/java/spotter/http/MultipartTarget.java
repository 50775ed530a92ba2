package spotter.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import spotter.fuzz.FuzzTarget;

/** The body of a form: however the network cuts it, the same parts come out. The first byte says how. */
public final class MultipartTarget implements FuzzTarget {
    private static final String BOUNDARY = "XbXb";
    private static final long MAX_BYTES = 16 * 1024;

    @Override
    public Map<String, byte[]> seeds() {
        String form = "--XbXb\r\nContent-Disposition: form-data; name=\"category\"\r\n\r\nprofile_photo\r\n"
                + "--XbXb\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"; filename*=UTF-8''%e2%82%ac\r\n"
                + "Content-Type: image/jpeg\r\n\r\n\r\n--Xb\r\n--XbX\r\n--XbXb--\r\nepilogue";
        return Map.of("whole", bytes("\0" + form), "cut", bytes("\3preamble\r\n" + form));
    }

    @Override
    public List<String> words() {
        return List.of(
                "\r\n--XbXb",
                "--XbXb--",
                "\r\n\r\n",
                "Content-Disposition:",
                "form-data; name=\"",
                "; filename=\"",
                "; filename*=UTF-8''",
                "Content-Type:",
                "%22",
                "%0D%0A",
                "\\\"");
    }

    @Override
    public void take(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        int step = 1 + (input[0] & 0x3F);
        List<String> inSteps = parts(new InSteps(body, step));
        List<String> whole = parts(new ByteArrayInputStream(body));
        if (!whole.equals(inSteps)) {
            throw new IllegalStateException("in steps of " + step + ": " + inSteps + ", not " + whole);
        }
    }

    private static List<String> parts(InputStream in) throws IOException {
        MultipartStream stream = new MultipartStream(in, BOUNDARY, MAX_BYTES);
        List<String> parts = new ArrayList<>();
        while (stream.nextPart()) {
            PartHeader header = PartHeader.read(stream);
            StringBuilder content = new StringBuilder();
            for (ByteBuffer bytes = stream.content(); bytes != null; bytes = stream.content()) {
                content.append(StandardCharsets.ISO_8859_1.decode(bytes));
            }
            parts.add(header + ": " + content);
        }
        return parts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The buffers of both streams, and a header's line and its words for every few bytes. */
    @Override
    public long maxAllocatedBytes(int length) {
        return (4 << 20) + 1000L * length;
    }

    /** A network that brings so many bytes at a time. */
    private static final class InSteps extends InputStream {
        private final byte[] bytes;
        private final int step;
        private int position;

        InSteps(byte[] bytes, int step) {
            this.bytes = bytes;
            this.step = step;
        }

        @Override
        public int read() {
            return position == bytes.length ? -1 : bytes[position++] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (position == bytes.length) {
                return -1;
            }
            int count = Math.min(Math.min(step, length), bytes.length - position);
            System.arraycopy(bytes, position, into, offset, count);
            position += count;
            return count;
        }
    }
}
