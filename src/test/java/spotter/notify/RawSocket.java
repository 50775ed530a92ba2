package spotter.notify;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import spotter.TestServer;
import spotter.TestServer.Person;

/** A WebSocket by hand: it opens, and then does nothing that a client should. */
final class RawSocket implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket = new Socket();
    private final String head;

    RawSocket(TestServer server, Person person) throws IOException {
        this(server, person, "");
    }

    /** @param header lines of the request, each with its line end */
    RawSocket(TestServer server, Person person, String header) throws IOException {
        this(server, person.id() + "?token=" + person.token(), header);
    }

    private RawSocket(TestServer server, String address, String header) throws IOException {
        // Small, so that little of what is not read is taken from the server.
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress("127.0.0.1", server.server().port()));
        String request = "GET /api/ws/ws/" + address + " HTTP/1.1\r\n"
                + "Host: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + header + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        head = readHead();
    }

    static RawSocket since(TestServer server, Person person, long seq) throws IOException {
        return new RawSocket(server, person.id() + "?token=" + person.token() + "&since=" + seq, "");
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The server's handshake. */
    String head() {
        return head;
    }

    /** Reads until the server cuts the connection; never answers a ping. */
    void awaitCut() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] dropped = new byte[8192];
        try {
            while (in.read(dropped) >= 0) {
                // What it says is of no interest.
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("the server did not cut the connection", e);
        } catch (java.net.SocketException e) {
            return; // reset: cut as well
        }
    }

    /** The code of the first close frame among what the server has sent; reads frames of RFC 6455 section 5.2. */
    int readCloseCode() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0f;
            long length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] payload = in.readNBytes((int) length);
            if (opcode == 8) {
                return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
            }
        }
    }

    /** Asks without end and reads no answer, until the server has enough of it. */
    void floodPings() throws IOException {
        byte[] text = "{\"type\":\"dance\"}".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < 1000; i++) {
            // A masked text frame; the mask is zero, which leaves the text as it is.
            frames.write(new byte[] {(byte) 0x81, (byte) (0x80 | text.length), 0, 0, 0, 0});
            frames.write(text);
        }
        try {
            for (int i = 0; i < 1000; i++) {
                socket.getOutputStream().write(frames.toByteArray());
            }
        } catch (java.net.SocketException e) {
            return; // cut off while writing: as it should be
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String readHead() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
