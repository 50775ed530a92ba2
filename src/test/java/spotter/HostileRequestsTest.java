package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** What no client sends by mistake: answered as the client's error or not at all, soon, and telling nothing. */
@SuppressWarnings("NullAway.Init") // set before all tests
class HostileRequestsTest {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    /** What an answer could only say of the program, in lower case. */
    private static final List<String> INSIDES = List.of(
            "jetty", "eclipse", "javalin", "jackson", "sqlite", "jdbi", "java.", "exception", "\tat ", ".java:");

    private static TestServer server;
    private static Person client;
    private static Path data;

    @BeforeAll
    static void start(@TempDir Path folder) {
        data = folder;
        server = TestServer.start(folder);
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Everything that comes back until the server ends the connection; fails if it does not do so in time. */
    private static String exchange(byte[] request) throws IOException {
        try (Socket socket = RawHttp.connect(server.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
                InputStream in = socket.getInputStream();
                in.transferTo(answer);
            } catch (SocketException cut) {
                // Ended while it was being written to, which is an end as well.
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static void assertHarmless(byte[] request) throws IOException {
        String answer = exchange(request);
        Matcher statuses = STATUS.matcher(answer);
        while (statuses.find()) {
            assertTrue(Integer.parseInt(statuses.group(1)) < 500, answer);
        }
        String said = answer.toLowerCase(Locale.ROOT);
        INSIDES.forEach(word -> assertFalse(said.contains(word), answer));
        assertFalse(answer.contains(data.toString()), answer);
        expect(200, server.get("/health", null));
    }

    private static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String get(String target, String... headers) {
        return head("GET " + target + " HTTP/1.1", headers) + "\r\n";
    }

    private static String head(String line, String... headers) {
        return line + "\r\nHost: test\r\nConnection: close\r\nAuthorization: Bearer " + client.token() + "\r\n"
                + Stream.of(headers).map(header -> header + "\r\n").reduce("", String::concat);
    }

    private static String post(String body, String... headers) {
        return head("POST /api/auth/login HTTP/1.1", headers) + "\r\n" + body;
    }

    @ParameterizedTest
    @FieldSource("spotter.HostileRequests#REQUEST_LINES")
    void aRequestLineThatIsNone(String request) throws IOException {
        assertHarmless(bytes(request));
    }

    @ParameterizedTest
    @FieldSource("spotter.HostileRequests#TARGETS")
    void anAddressThatIsNone(String target) throws IOException {
        assertHarmless(bytes(get(target)));
    }

    @Test
    void tenThousandParameters() throws IOException {
        String many = "a=b&".repeat(10_000);
        assertHarmless(bytes(get("/api/notifications?" + many)));
        assertHarmless(bytes(head(
                        "POST /api/auth/token HTTP/1.1",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + many.length())
                + "\r\n" + many));
    }

    @ParameterizedTest
    @FieldSource("spotter.HostileRequests#HEADERS")
    void aHeaderThatIsNone(String header) throws IOException {
        assertHarmless(bytes(get("/api/users/me", header.split("\r\n"))));
        assertHarmless(bytes(post("{\"a\":1}", header)));
    }

    @ParameterizedTest
    @FieldSource("spotter.HostileRequests#CHUNKS")
    void chunksThatAreNone(String body) throws IOException {
        assertHarmless(bytes(post(body, "Content-Type: application/json", "Transfer-Encoding: chunked")));
    }

    @ParameterizedTest
    @FieldSource("spotter.HostileRequests#BODIES")
    void aBodyThatIsNone(String body) throws IOException {
        assertHarmless(bytes(post(body, "Content-Type: application/json", "Content-Length: " + body.length())));
        for (String path : List.of("/api/nutrition/weigh-ins", "/api/messages", "/api/progress")) {
            Answer answer = server.post(path, client, body);
            assertTrue(answer.status() >= 400 && answer.status() < 500, path + " " + answer.status() + answer.text());
        }
    }

    @Test
    void whatWasSmuggledBehindABodyIsNoRequest() throws IOException {
        String hidden = "GET /api/users/me HTTP/1.1\r\nHost: test\r\n\r\n";
        String answer = exchange(bytes("POST /api/auth/login HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden));
        assertEquals(1, STATUS.matcher(answer).results().count(), answer);
    }

    @Test
    void aHeaderOfTheAnswerIsNeverWrittenByAQuery() throws IOException {
        for (String target :
                List.of("/api/users?search=a%0d%0aX-Evil:%201", "/api/notifications?%0d%0aX-Evil:%201=1")) {
            assertFalse(exchange(bytes(get(target))).contains("\nX-Evil"), target);
        }
    }
}
