package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** What the program says on standard error: a line a request in one shape, and nothing that opens anything. */
class LogTest {
    private static final Pattern SETUP_CODE = Pattern.compile("set-up code: (\\S+)");
    private static final Pattern LINE = Pattern.compile("\\S+ INFO access - id=[0-9a-f]{16} method=[A-Z]+ route=\\S+"
            + " status=\\d{3} ms=\\d+\\.\\d bytes=\\d+ user=(\\d+|-) from=127\\.0\\.0\\.1");

    @TempDir
    Path data;

    private final List<String> secrets = new ArrayList<>();

    @Test
    void everyRequestIsALine() throws Exception {
        try (ServerProcess process = ServerProcess.serve(data);
                TestServer server = TestServer.at(process.port())) {
            Person client = server.client();
            byte[] photo = TestPictures.jpeg(300, 200);
            Answer stored = expect(201, upload(server, client, photo));
            Answer read = expect(200, server.get("/api/files/" + stored.id(), client));
            server.get("/nowhere/" + client.token(), client);
            process.awaitLog("route=none status=404");
            List<String> lines = accessLines(process);
            lines.forEach(line -> assertTrue(LINE.matcher(line).matches(), line));
            assertEquals(5, lines.size(), process.log());
            String line = lines.get(3);
            assertTrue(line.contains("id=" + read.header("X-Request-Id") + " method=GET route=/api/files/{id} "), line);
            assertTrue(line.contains(" bytes=" + read.body().length + " user=" + client.id() + " "), line);
        }
    }

    @Test
    void itCanBeSwitchedOff() throws Exception {
        try (ServerProcess process = ServerProcess.serve(data, "--access-log", "off");
                TestServer server = TestServer.at(process.port())) {
            server.client();
            process.terminate();
            process.awaitExit();
            assertEquals(List.of(), accessLines(process));
        }
    }

    @Test
    void nothingThatOpensAnythingIsSaid() throws Exception {
        try (ServerProcess process = ServerProcess.serve(data);
                TestServer server = TestServer.at(process.port())) {
            Person admin = admin(process, server);
            Person client = server.client();
            secrets.add(TestServer.password());
            for (Person person : List.of(admin, client)) {
                secrets.add(person.token());
                secrets.add(person.refreshToken());
            }
            collect(server, admin, client);
            for (String secret : secrets) {
                misplace(server, client, secret);
            }
            openSockets(server, client);
            process.terminate();
            process.awaitExit();
            String log = process.log();
            secrets.forEach(secret -> assertFalse(log.contains(secret), () -> "said: " + secret + "\n" + log));
            assertFalse(log.contains(" ERROR "), log);
        }
    }

    /** Makes and uses whatever opens something: tickets, links, codes, wrong passwords. */
    private void collect(TestServer server, Person admin, Person client) {
        Answer stored = upload(server, client, TestPictures.jpeg(300, 200));
        String link = ((Map<?, ?>) stored.json().get("urls")).get("medium").toString();
        secrets.add(link.substring(link.indexOf("sig=") + 4));
        expect(200, server.get(link, null));
        server.get(link + "x", null);
        secrets.add(expect(200, server.post("/api/ws/ticket", client, "{}"))
                .json()
                .get("ticket")
                .toString());
        secrets.add("a wrong password");
        server.post("/api/auth/login", null, login(client, "a wrong password"));
        expect(200, server.post("/api/auth/password-reset/request", null, Json.write(Map.of("email", client.email()))));
        String reset = server.get("/api/auth/password-resets", admin).text();
        while (!reset.contains("#reset=")) { // made after the answer
            reset = server.get("/api/auth/password-resets", admin).text();
        }
        secrets.add(reset.replaceAll("(?s).*#reset=([^\"]+)\".*", "$1"));
        secrets.add(expect(201, server.post("/api/users/invites", admin, "{\"role\":\"client\"}"))
                .json()
                .get("code")
                .toString());
        expect(200, server.post("/api/auth/refresh", null, "{\"refresh_token\":\"" + client.refreshToken() + "\"}"));
        server.post("/api/auth/refresh", null, "{\"refresh_token\":\"" + client.refreshToken() + "\"}");
    }

    /** Where nobody should write it: in addresses, bodies that are broken, and the wrong fields and headers. */
    private static void misplace(TestServer server, Person client, String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        server.get("/api/notifications?token=" + encoded, null);
        server.get("/api/files/media/documents/" + encoded, client);
        server.get("/api/users/" + encoded, client);
        server.get("/" + encoded, null);
        server.post("/api/auth/login", null, "{\"email\":\"" + secret + "\",\"password\":");
        server.post("/api/auth/login", null, "{\"email\":\"" + secret + "\",\"password\":\"" + secret + "\"}");
        server.post("/api/auth/password-reset/verify", null, "{\"token\":\"" + secret + "\",\"new_password\":\"x\"}");
    }

    private static void openSockets(TestServer server, Person client) throws Exception {
        for (String token : List.of(client.token(), client.token() + "x")) {
            try (Socket socket = RawHttp.connect(server.port())) {
                socket.getOutputStream()
                        .write(("GET /api/ws/ws/" + client.id() + "?token=" + token + " HTTP/1.1\r\nHost: test\r\n"
                                        + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertEquals('H', socket.getInputStream().read());
            }
        }
    }

    private static Person admin(ServerProcess process, TestServer server) throws Exception {
        process.awaitLog("set-up code: ");
        Matcher code = SETUP_CODE.matcher(process.log());
        assertTrue(code.find());
        String email = "olga@example.org";
        Answer made = expect(
                201,
                server.post(
                        "/api/auth/setup",
                        null,
                        Json.write(Map.of(
                                "code",
                                code.group(1),
                                "email",
                                email,
                                "password",
                                TestServer.password(),
                                "full_name",
                                "Olga"))));
        return server.login(new Person(made.id(), email, "", ""));
    }

    private static String login(Person person, String password) {
        return Json.write(Map.of("email", person.email(), "password", password));
    }

    private static Answer upload(TestServer server, Person client, byte[] photo) {
        return server.upload(
                "/api/files/upload", client, TestForm.file("me.jpg", photo).and("category", "profile_photo"));
    }

    private static List<String> accessLines(ServerProcess process) {
        return process.log().lines().filter(line -> line.contains(" access - ")).toList();
    }
}
