package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;
import spotter.http.Json;

/** More bad connections than the server has threads, and a good client that is served while they are held. */
@SuppressWarnings("NullAway.Init") // set before each test
class SlowClientsTest {
    private static final int BAD = 300;
    private static final int MIN_BYTES_PER_SECOND = 2000;
    private static final String DOCUMENTS = "/api/files/documents";

    @TempDir
    Path data;

    private final List<Socket> bad = new ArrayList<>();
    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
    private TestServer server;
    private Person client;
    private Person other;
    private int documents;

    @BeforeEach
    void start() {
        server = TestServer.start(data, "--request-head-seconds", "3");
        client = server.client();
        other = server.client();
    }

    @AfterEach
    void stop() throws IOException {
        drip.shutdownNow();
        for (Socket socket : bad) {
            socket.close();
        }
        server.close();
    }

    @Test
    void headsThatComeInByteByByteAreCut() throws Exception {
        openBad("GET /health HTTP/1.1\r\nHost: test\r\nX-Slow: ");
        dripTo(bad, 2);
        assertGoodClientIsServed();
        for (Socket socket : bad) {
            assertCut(socket);
        }
    }

    @Test
    void theHeadOfALaterRequestIsCutAsWell() throws Exception {
        openBad("GET /health HTTP/1.1\r\nHost: test\r\n\r\nGET /health HTTP/1.1\r\nX-Slow: ");
        dripTo(bad, 2);
        for (Socket socket : bad.subList(0, 20)) {
            assertCut(socket);
        }
    }

    @Test
    void silentConnectionsAndIdleOnesAreInNobodysWay() throws Exception {
        openBad("");
        openBad("GET /health HTTP/1.1\r\nHost: test\r\n\r\n");
        assertGoodClientIsServed();
    }

    @Test
    void smallBodiesThatComeInByteByByteHoldNoThread() throws Exception {
        openBad("POST /api/auth/login HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                + "Content-Length: 1000\r\n\r\n{");
        assertGoodClientIsServed();
        assertNoneIsAnswered();
    }

    @Test
    void largeBodiesThatComeInJustFastEnoughHoldFewThreads() throws Exception {
        openBad("POST /api/auth/login HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                + "Content-Length: 1000000\r\n\r\n" + " ".repeat(20_000));
        dripTo(bad, 2 * MIN_BYTES_PER_SECOND);
        assertGoodClientIsServed();
    }

    @Test
    void uploadsThatComeInJustFastEnoughLeaveRoomForThoseOfOthers() throws Exception {
        openBad("POST " + DOCUMENTS + " HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer " + other.token()
                + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n--x\r\n"
                + "Content-Disposition: form-data; name=file; filename=a.pdf\r\n\r\n");
        dripTo(bad, 2 * MIN_BYTES_PER_SECOND);
        assertGoodClientIsServed();
    }

    /** A thread that waits for a reader does so for the minute of the idle timeout. */
    @Test
    @Timeout(55)
    void readersThatTakeNothingHoldNoThread() throws Exception {
        Map<String, Object> document = expect(
                        201, server.upload(DOCUMENTS, client, TestForm.file("plan.pdf", padded(8 << 20))))
                .json();
        openBad("GET /api/files/media/documents/" + document.get("filename") + " HTTP/1.1\r\nHost: test\r\n"
                + "Authorization: Bearer " + client.token() + "\r\n\r\n");
        // Each of these fits into one write; hundreds of them do not fit into what the system keeps for a connection.
        openBad("GET /client.js HTTP/1.1\r\nHost: test\r\n\r\n".repeat(300));
        assertGoodClientIsServed();
    }

    @Test
    void moreConnectionsThanAllowedWaitUntilOthersEnd() throws Exception {
        server.close();
        server = TestServer.start(data, "--connections", "10");
        for (int i = 0; i < 10; i++) {
            bad.add(RawHttp.connect(server.port()));
        }
        try (Socket late = RawHttp.connect(server.port())) {
            late.getOutputStream().write(RawHttp.head("GET /health HTTP/1.1"));
            late.setSoTimeout(500);
            assertThrows(
                    SocketTimeoutException.class, () -> late.getInputStream().read());
            late.setSoTimeout(60_000);
            for (Socket socket : bad) {
                socket.close();
            }
            assertEquals(200, RawHttp.Reply.read(late.getInputStream()).status());
        }
    }

    private void openBad(String begin) throws IOException {
        byte[] bytes = begin.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < BAD; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(bytes);
            bad.add(socket);
        }
    }

    /** Twice a second; those that the server has cut take nothing any more. */
    private void dripTo(List<Socket> sockets, int bytesPerSecond) {
        List<Socket> open = new ArrayList<>(sockets);
        byte[] drop = " ".repeat(bytesPerSecond / 2).getBytes(StandardCharsets.ISO_8859_1);
        drip.scheduleAtFixedRate(() -> open.removeIf(socket -> !send(socket, drop)), 0, 500, TimeUnit.MILLISECONDS);
    }

    private static boolean send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    private void assertNoneIsAnswered() throws IOException {
        for (Socket socket : bad) {
            socket.setSoTimeout(1);
            assertThrows(
                    SocketTimeoutException.class, () -> socket.getInputStream().read());
        }
    }

    private void assertGoodClientIsServed() throws IOException {
        expect(200, server.get("/health", null));
        expect(200, server.get("/api/auth/me", client));
        String login = Json.write(Map.of("email", client.email(), "password", TestServer.password()));
        expect(200, server.post("/api/auth/login", null, login));
        expect(201, server.upload(DOCUMENTS, client, TestForm.file("plan.pdf", padded(100_000 + documents++))));
    }

    private static void assertCut(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                assertTrue(socket.isConnected());
            }
        } catch (SocketException reset) {
            assertTrue(reset.getMessage().contains("reset"), reset.getMessage());
        }
    }

    private static byte[] padded(int bytes) {
        String page = new String(SamplePdf.onePage(), StandardCharsets.ISO_8859_1);
        return page.replaceFirst("\n", "\n%" + "x".repeat(bytes) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
