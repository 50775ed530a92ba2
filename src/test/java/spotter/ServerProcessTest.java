package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.RawHttp.Reply;
import spotter.http.Json;

/** The program from its start to its end, as a shell and a service manager see it. */
class ServerProcessTest {
    /** SIGTERM is 15; a process it ended says 128 more. */
    private static final int TERMINATED = 143;

    @TempDir
    Path data;

    @Test
    void aTerminatedServerFinishesTheUploadThatIsUnderWay() throws Exception {
        try (ServerProcess server = ServerProcess.serve(data)) {
            Map<String, Object> client = server.client();
            byte[] body = TestForm.file("me.jpg", TestPictures.jpeg(300, 200))
                    .and("category", "profile_photo")
                    .encode("b");
            try (Socket upload = RawHttp.connect(server.port())) {
                OutputStream out = upload.getOutputStream();
                out.write(RawHttp.head(
                        "POST /api/files/upload HTTP/1.1",
                        "Authorization: Bearer " + client.get("token"),
                        "Content-Type: multipart/form-data; boundary=b",
                        "Content-Length: " + body.length));
                out.write(body, 0, 200);
                awaitUpload();
                server.terminate();
                awaitNoListener(server.port());
                out.write(body, 200, body.length - 200);
                Reply reply = Reply.read(upload.getInputStream());
                assertEquals(201, reply.status(), reply.text());
                String name = Json.readObject(reply.text()).get("filename").toString();
                assertEquals(TERMINATED, server.awaitExit(), server.log());
                assertTrue(server.log().endsWith("Spotter has stopped"), server.log());
                assertTrue(Files.exists(data.resolve("uploads/profile_photos").resolve(name)));
                assertFalse(Files.exists(data.resolve("spotter.db-wal")), "the log is not merged into the database");
            }
        }
    }

    @Test
    void socketsLeaveHalfOfTheFilesToEverythingElse() throws Exception {
        List<String> fewFiles = List.of("sh", "-c", "ulimit -n 200 && exec \"$@\"", "sh");
        try (ServerProcess server =
                ServerProcess.run(fewFiles, "serve", "--port", "0", "--data", data.toString(), "--bcrypt-cost", "4")) {
            server.port();
            server.awaitLog("at most 100 sockets at a time instead of 5000: this process may open 200 files");
            server.awaitLog("at most 150 connections at a time instead of 10000: this process may open 200 files");
        }
    }

    @Test
    void clientsThatLeaveAreLoggedInALineEach() throws Exception {
        try (ServerProcess server = ServerProcess.serve(data)) {
            Map<String, Object> client = server.client();
            leave(
                    server,
                    "POST /api/files/upload HTTP/1.1",
                    "Authorization: Bearer " + client.get("token"),
                    "Content-Type: multipart/form-data; boundary=b",
                    "Content-Length: 5000");
            server.awaitLog("method=POST route=/api/files/upload status=499 ");
            leave(server, "POST /api/auth/login HTTP/1.1", "Content-Length: 5000");
            server.awaitLog("method=POST route=/api/auth/login status=499 ");
            ask(server, "GET /api/ws/ws/" + client.get("id") + "?token=x", socketHead());
            ask(server, "GET /api/ws/ws/" + client.get("id"), "Upgrade: websocket", "Sec-WebSocket-Version: 13");
            server.terminate();
            server.awaitExit();
            assertFalse(server.log().contains(" ERROR "), server.log());
            assertFalse(server.log().contains("\tat "), server.log());
        }
    }

    /** Begins a body and hangs up. */
    private static void leave(ServerProcess server, String... head) throws Exception {
        try (Socket socket = RawHttp.connect(server.port())) {
            socket.getOutputStream().write(RawHttp.head(head));
            socket.getOutputStream().write("--b\r\nContent-Disposition: form-data".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void aWrongSettingStopsTheStartWithASentence() throws Exception {
        try (ServerProcess server = ServerProcess.run("serve", "--port", "eighty", "--data", data.toString())) {
            assertEquals(2, server.awaitExit());
            assertEquals("The setting port must be a whole number from 0 to 65535, not 'eighty'.", server.log());
            assertFalse(Files.exists(data.resolve("spotter.db")));
        }
    }

    @Test
    void theFirstStartPrintsTheSetUpCodeAndKeepsItsKeyPrivate() throws Exception {
        try (ServerProcess server = ServerProcess.serve(data)) {
            server.awaitLog("One-time set-up code: ");
            assertEquals(
                    "[OWNER_READ, OWNER_WRITE]",
                    Files.getPosixFilePermissions(data.resolve("jwt_secret")).stream()
                            .sorted()
                            .toList()
                            .toString());
        }
    }

    private static String[] socketHead() {
        return new String[] {
            "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        };
    }

    /** One request and the first line of its answer; a socket stays open behind it. */
    private static void ask(ServerProcess server, String request, String... head) throws Exception {
        try (Socket socket = RawHttp.connect(server.port())) {
            String lines = String.join("\r\n", head);
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: test\r\nConnection: "
                                    + (head.length == 0 ? "close" : "Upgrade\r\n" + lines) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertEquals('H', socket.getInputStream().read());
        }
    }

    private void awaitUpload() throws IOException {
        Path temp = data.resolve("uploads/temp");
        boolean isUnderWay = false;
        while (!isUnderWay) {
            try (var files = Files.list(temp)) {
                isUnderWay = files.anyMatch(file -> file.toString().endsWith(".part"));
            }
        }
    }

    private static void awaitNoListener(int port) {
        while (isAnswered(port)) {
            Thread.onSpinWait();
        }
    }

    private static boolean isAnswered(int port) {
        try {
            return RawHttp.exchange(port, new byte[0], "GET /api/auth/me HTTP/1.1")
                            .status()
                    == 401;
        } catch (IOException closed) {
            return false;
        }
    }
}
