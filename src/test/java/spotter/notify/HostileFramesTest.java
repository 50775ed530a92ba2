package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import spotter.TestServer;
import spotter.TestServer.Person;

/** Frames that RFC 6455 forbids: the socket is closed with the code that says why, and nobody else notices. */
@SuppressWarnings("NullAway.Init") // set before all tests
class HostileFramesTest {
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_UTF8 = 1007;
    private static final int TOO_LARGE = 1009;

    private static TestServer server;
    private static Person client;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data);
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Frames in hex, with a mask of zeros where there is one, and the code they are answered with. */
    static Map<String, Integer> frames() {
        Map<String, Integer> frames = new LinkedHashMap<>();
        frames.put("8102 7b7d", PROTOCOL_ERROR); // without a mask
        frames.put("c182 00000000 7b7d", PROTOCOL_ERROR); // compressed, which was not agreed
        frames.put("b182 00000000 7b7d", PROTOCOL_ERROR); // reserved bits
        frames.put("8380 00000000", PROTOCOL_ERROR); // a reserved kind of frame
        frames.put("8f80 00000000", PROTOCOL_ERROR); // a reserved control frame
        frames.put("0980 00000000", PROTOCOL_ERROR); // a ping in pieces
        frames.put("89fe 007e 00000000" + "61".repeat(126), PROTOCOL_ERROR); // a ping of 126 bytes
        frames.put("8080 00000000", PROTOCOL_ERROR); // the end of nothing
        frames.put("0181 00000000 61 8181 00000000 61", PROTOCOL_ERROR); // a text within a text
        frames.put("8881 00000000 03", PROTOCOL_ERROR); // half a close code
        frames.put("8882 00000000 03ed", PROTOCOL_ERROR); // 1005, which is never sent
        frames.put("8882 00000000 0000", PROTOCOL_ERROR); // 0
        frames.put("8884 00000000 03e8 ff fe", NOT_UTF8); // a reason that is no text
        frames.put("8182 00000000 fffe", NOT_UTF8);
        frames.put("8183 00000000 eda080", NOT_UTF8); // half a character
        frames.put("0181 00000000 c3 8081 00000000 28", NOT_UTF8); // broken over two pieces
        frames.put("81ff 7fffffffffffffff 00000000", TOO_LARGE);
        frames.put("81ff ffffffffffffffff 00000000", TOO_LARGE); // a negative length
        return frames;
    }

    static Iterable<Map.Entry<String, Integer>> entries() {
        return frames().entrySet();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aForbiddenFrameClosesItsSocketWithTheReason(Map.Entry<String, Integer> frame) throws IOException {
        try (RawSocket socket = new RawSocket(server, client)) {
            assertTrue(socket.head().startsWith("HTTP/1.1 101 "), socket.head());
            socket.write(HexFormat.of().parseHex(frame.getKey().replace(" ", "")));
            assertEquals(frame.getValue(), socket.readCloseCode());
        }
        expect(200, server.get("/health", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=99",
                "Sec-WebSocket-Extensions: \"",
                "Sec-WebSocket-Protocol: a b, , c",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Upgrade: h2c",
                "Origin: http://evil.example",
                "Origin: null"
            })
    void aNonsensicalHandshakeIsTakenOrRefusedAsTheClientsError(String header) throws IOException {
        try (RawSocket socket = new RawSocket(server, client, header + "\r\n")) {
            assertTrue(socket.head().matches("(?s)HTTP/1\\.1 (101|4..) .*"), socket.head());
        }
        expect(200, server.get("/health", null));
    }
}
