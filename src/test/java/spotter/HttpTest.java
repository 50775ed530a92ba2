package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spotter.RawHttp.Reply;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;
import spotter.http.Json;

/** What any HTTP client may count on, at every address, and what a hostile one hears. */
@SuppressWarnings("NullAway.Init") // set before the first test
class HttpTest {
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

    private static Reply raw(String... head) throws IOException {
        return RawHttp.exchange(server.server().port(), new byte[0], head);
    }

    private static Reply asClient(String... head) throws IOException {
        List<String> lines = new ArrayList<>(Arrays.asList(head));
        lines.add("Authorization: Bearer " + client.token());
        return raw(lines.toArray(String[]::new));
    }

    private static void assertProblem(int status, Reply reply) {
        assertEquals(status, reply.status(), reply.text());
        assertEquals("application/problem+json", reply.headers().get("content-type"));
        Map<String, Object> problem = Json.readObject(reply.text());
        assertEquals(status, problem.get("status"));
        assertEquals(reply.headers().get("x-request-id"), problem.get("request_id"));
        assertTrue(problem.get("detail") instanceof String detail && !detail.isBlank(), reply.text());
        assertFalse(reply.headers().containsKey("server"));
    }

    @Test
    void aMethodCannotBeOverriddenByAHeader() throws IOException {
        String file = "/api/files/media/documents/"
                + expect(
                                201,
                                server.upload(
                                        "/api/files/documents", client, TestForm.file("a.pdf", SamplePdf.onePage())))
                        .json()
                        .get("filename");
        assertProblem(400, asClient("GET " + file + " HTTP/1.1", "X-HTTP-Method-Override: DELETE"));
        assertProblem(400, raw("POST /api/auth/login HTTP/1.1", "Content-Length: 0", "x-http-method-override: GET"));
        expect(200, server.get(file, client));
    }

    @ParameterizedTest
    @CsvSource({"/health, 200", "/api/users/me, 401", "/api/files/media/documents/a.pdf, 401", "/nowhere, 404"})
    void headIsAnsweredLikeGetWithoutABody(String path, int status) throws IOException {
        Reply head = raw("HEAD " + path + " HTTP/1.1");
        Reply get = raw("GET " + path + " HTTP/1.1");
        assertEquals(status, head.status());
        assertEquals(status, get.status());
        assertEquals(0, head.body().length);
        assertEquals(get.headers().get("content-type"), head.headers().get("content-type"));
        assertEquals(get.headers().get("content-length"), head.headers().get("content-length"));
        assertEquals(get.headers().get("www-authenticate"), head.headers().get("www-authenticate"));
    }

    @Test
    void headOfAForeignThingIsThe404OfAMissingOne() throws IOException {
        assertEquals(404, asClient("HEAD /api/files/4711 HTTP/1.1").status());
        assertEquals(200, asClient("HEAD /api/users/me HTTP/1.1").status());
        assertEquals(405, asClient("HEAD /api/auth/login HTTP/1.1").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE", "PUT", "TRACE", "OPTIONS"})
    void aMethodThatIsNotThereIs405AndSaysWhichAre(String method) throws IOException {
        Reply reply = raw(method + " /api/auth/login HTTP/1.1");
        assertProblem(405, reply);
        assertEquals("POST", reply.headers().get("allow"));
    }

    @Test
    void aSlashAtTheEndChangesNothing() throws IOException {
        assertEquals(200, raw("GET /health/ HTTP/1.1").status());
        assertEquals(200, asClient("GET /api/users/me/ HTTP/1.1").status());
        assertEquals(401, raw("GET /api/users/ HTTP/1.1").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "GET /health",
                "GET /health HTTP/9.9",
                "GET /%zz HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET /a%0d%0ab HTTP/1.1",
                "GET health HTTP/1.1",
                "GET /health HTTP/1.1\r\nContent-Length: x",
                "GET /health HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
                "POST /api/auth/login HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked",
                "GET /health HTTP/1.1\r\nBad Header: x",
                "GET /health HTTP/1.1\r\n folded: x",
                "GET /health HTTP/1.1\r\nHost: other",
                "GET /health HTTP/1.1\r\nHost: a b"
            })
    void whatIsNoRequestIsRefusedAsAProblem(String head) throws IOException {
        Reply reply = raw(head);
        assertTrue(reply.status() >= 400 && reply.status() < 500, reply.status() + "");
        assertProblem(reply.status(), reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%ff", "%00", "%ed%a0%80", "a&&=&b", "a[]=1"})
    void noQueryIsAFault(String text) throws IOException {
        for (String path : List.of("/health?x=", "/api/notifications?since=", "/api/files/signed/a/original?exp=")) {
            Reply reply = asClient("GET " + path + text + " HTTP/1.1");
            assertTrue(reply.status() < 500, path + text + " " + reply.status() + reply.text());
            if (reply.status() >= 400) {
                assertProblem(reply.status(), reply);
            }
        }
    }

    @Test
    void brokenFormsAndChunksAreNoFault() throws IOException {
        byte[] form = "username=%zz&password=%".getBytes(StandardCharsets.US_ASCII);
        Reply broken = RawHttp.exchange(
                server.server().port(),
                form,
                "POST /api/auth/token HTTP/1.1",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length);
        assertTrue(broken.status() >= 400 && broken.status() < 500, broken.status() + broken.text());
        assertProblem(broken.status(), broken);
        byte[] chunk = "5\r\n{\"a\":\r\nnot a size\r\n".getBytes(StandardCharsets.US_ASCII);
        Reply cut = RawHttp.exchange(
                server.server().port(), chunk, "POST /api/auth/login HTTP/1.1", "Transfer-Encoding: chunked");
        assertTrue(cut.status() >= 400 && cut.status() < 500, cut.status() + cut.text());
    }

    @Test
    void headersAndAddressesAreBounded() throws IOException {
        assertProblem(431, raw("GET /health HTTP/1.1", "Cookie: " + "c".repeat(20_000)));
        assertProblem(414, raw("GET /" + "a".repeat(20_000) + " HTTP/1.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/files/media/documents/..%2f..%2fjwt_secret",
                "/api/files/media/documents/%2e%2e%2f%2e%2e%2fjwt_secret",
                "/api/files/media/documents/..%5c..%5cjwt_secret",
                "/api/files/media/..%2f/jwt_secret",
                "/api/files/media/documents/../../../../jwt_secret",
                "/api/files/media/documents/%252e%252e%252fjwt_secret",
                "/api/files/media/documents/a.pdf%00.jpg",
                "/api/files/media/documents//etc/passwd",
                "/api/files/media/documents/..;/jwt_secret",
                "/uploads/../jwt_secret"
            })
    void noAddressClimbsOut(String path) throws IOException {
        Reply reply = asClient("GET " + path + " HTTP/1.1");
        assertTrue(List.of(400, 404).contains(reply.status()), reply.status() + " " + reply.text());
        assertProblem(reply.status(), reply);
    }

    @Test
    void aBodyThatIsRefusedIsNotRepeated() throws IOException {
        String password = "s3cret!";
        for (String body : List.of(
                "{\"email\":\"a\",\"password\":\"" + password + "\"}", "{\"password\":\"" + password, password)) {
            TestServer.Answer answer = server.post("/api/auth/register", null, body);
            assertTrue(answer.status() == 400 || answer.status() == 422, answer.text());
            assertFalse(answer.text().contains(password), answer.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "\"x\"", "{", "{}x", "{\"email\":{}}", "{\"email\":[[]]}", "\u0000"})
    void noBodyIsAFault(String body) {
        TestServer.Answer answer = server.post("/api/auth/login", null, body);
        assertTrue(answer.status() == 400 || answer.status() == 422, answer.status() + answer.text());
    }

    @Test
    void deepAndHugeBodiesAreRefused() {
        expect(400, server.post("/api/auth/login", null, "{\"a\":" + "[".repeat(100_000)));
        expect(413, server.post("/api/auth/login", null, "{\"email\":\"" + "a".repeat(3 << 20) + "\"}"));
    }

    @Test
    void nothingIsCompressed() throws IOException {
        Reply reply = asClient("GET /api/config HTTP/1.1", "Accept-Encoding: gzip, br, deflate");
        assertEquals(200, reply.status());
        assertFalse(reply.headers().containsKey("content-encoding"));
        assertTrue(reply.headers().containsKey("content-length"));
    }

    @Test
    void everyAnswerHasItsOwnIdAndTheHeadersOfSafety() throws IOException {
        Reply first = raw("GET /health HTTP/1.1", "X-Request-Id: mine");
        Reply second = raw("GET /nowhere HTTP/1.1");
        assertNotEquals("mine", first.headers().get("x-request-id"));
        assertNotEquals(first.headers().get("x-request-id"), second.headers().get("x-request-id"));
        for (Reply reply : List.of(first, second)) {
            assertEquals("nosniff", reply.headers().get("x-content-type-options"));
            assertEquals("no-store", reply.headers().get("cache-control"));
            assertFalse(reply.headers().containsKey("set-cookie"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/api/users/me", "/nowhere", "/api/ws/ws/1/more"})
    void anUpgradeWhereThereIsNoSocketIsAProblemAndLeavesNoSession(String path) throws IOException {
        Reply reply = raw(
                "GET " + path + " HTTP/1.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        assertProblem(404, reply);
        assertFalse(reply.headers().containsKey("set-cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Version: 12", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x"})
    void aBrokenUpgradeIsRefusedWithoutASession(String header) throws IOException {
        Reply reply = raw("GET /api/ws/ws/1 HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade", header);
        assertTrue(reply.status() >= 400 && reply.status() < 500, reply.status() + reply.text());
        assertProblem(reply.status(), reply);
        assertFalse(reply.headers().containsKey("set-cookie"));
    }
}
