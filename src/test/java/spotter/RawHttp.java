package spotter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP/1.1 by hand, for what no client library would send or wait for. */
public final class RawHttp {
    /** So that a hanging server fails a test instead of stopping the build. */
    private static final int SOCKET_TIMEOUT_MILLIS = 60_000;

    private RawHttp() {}

    /** The caller closes it. */
    public static Socket connect(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
        return socket;
    }

    /** Sends the lines as a request's head, then the body, and reads the answer to the end of the connection. */
    public static Reply exchange(int port, byte[] body, String... head) throws IOException {
        try (Socket socket = connect(port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head(head));
            out.write(body);
            return Reply.read(socket.getInputStream());
        }
    }

    /** The lines with what every request has, and the empty line; the connection is to end after the answer. */
    public static byte[] head(String... lines) {
        return (String.join("\r\n", lines) + "\r\nHost: test\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** An answer; header names are in lower case. */
    public record Reply(int status, Map<String, String> headers, byte[] body) {
        /** Everything to the end of the connection. */
        public static Reply read(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("connection ended within the head: " + head);
                }
                head.write(next);
            }
            List<String> lines =
                    Arrays.asList(head.toString(StandardCharsets.ISO_8859_1).split("\r\n"));
            Map<String, String> headers = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] halves = line.split(":", 2);
                headers.put(halves[0].toLowerCase(Locale.ROOT), halves[1].strip());
            }
            return new Reply(Integer.parseInt(lines.get(0).split(" ")[1]), headers, in.readAllBytes());
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
