package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestBrowser;
import spotter.TestPage;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** The contract's line of script in a real browser: greetings, notifications and the codes that a page can read. */
class BrowserSocketTest {
    /** The second line is the contract's, to the letter. */
    private static final String SCRIPT = """
            const { port, userId, token } = %s;
            const socket = new WebSocket(`ws://localhost:${port}/api/ws/ws/${userId}?token=${token}`);
            socket.onmessage = event => report(JSON.parse(event.data));
            socket.onclose = event => report({ type: 'closed', code: event.code, reason: event.reason });
            """;

    @TempDir
    Path data;

    private TestPage page;
    private TestServer server;

    @BeforeAll
    static void requireBrowser() {
        assumeTrue(
                TestBrowser.isInstalled(),
                "NOT TESTED: chromium is not installed, so no page has opened a socket; on Debian: apt-get install"
                        + " chromium");
    }

    @BeforeEach
    void start() throws IOException {
        page = new TestPage();
        server = TestServer.start(data, "--cors-origins", page.origin(), "--rate-limits", "on");
    }

    @AfterEach
    void stop() {
        server.close();
        page.close();
    }

    @Test
    void aPageIsGreetedAndHearsWhatHappensAndWhyItEnds() throws Exception {
        Person client = server.client();
        page.run(script(client.id(), client.token()));
        try (TestBrowser browser = open(page)) {
            Map<String, Object> established = page.next("connection_established");
            assertEquals((int) client.id(), established.get("user_id"));
            assertEquals("client", page.next("welcome").get("user_role"));
            expect(200, server.post("/api/ws/ws/test-notification/" + client.id() + "?title=Hello", client, "{}"));
            assertEquals("Hello", page.next("system").get("title"));
            expect(200, server.post("/api/auth/logout", client, "{}"));
            assertEquals(4002, page.next("closed").get("code"));
        }
    }

    @Test
    void withoutATokenThePageReads4001() throws Exception {
        assertEquals(List.of(4001, "No token"), refusal(server.client().id(), ""));
    }

    @Test
    void withABadTokenThePageReads4002() throws Exception {
        assertEquals(
                List.of(4002, "Invalid or expired token"),
                refusal(server.client().id(), "no.such.token"));
    }

    @Test
    void withTheTokenOfSomebodyElseThePageReads4003() throws Exception {
        assertEquals(
                List.of(4003, "Token of another user"),
                refusal(server.client().id(), server.client().token()));
    }

    @Test
    void aPageThatTalksTooFastReads1008() throws Exception {
        Person client = server.client();
        String talk = "socket.onopen = () => { for (let i = 0; i < 3000; i++) socket.send('x'.repeat(10000)); };";
        String quiet = "socket.onmessage = null;";
        page.run(script(client.id(), client.token()) + talk + quiet);
        try (TestBrowser browser = open(page)) {
            assertEquals(1008, page.next("closed").get("code"));
        }
    }

    @Test
    void aPageOfAnotherOriginGetsNothingButTheRefusal() throws Exception {
        Person client = server.client();
        try (TestPage foreign = new TestPage().run(script(client.id(), client.token()));
                TestBrowser browser = open(foreign)) {
            Map<String, Object> first = foreign.next();
            assertEquals("closed", first.get("type"), first.toString());
            assertEquals(1008, first.get("code"));
        }
    }

    private List<Object> refusal(long userId, String token) throws Exception {
        page.run(script(userId, token));
        try (TestBrowser browser = open(page)) {
            Map<String, Object> closed = page.next("closed");
            return List.of(closed.get("code"), closed.get("reason"));
        }
    }

    private static TestBrowser open(TestPage site) {
        return new TestBrowser(site.origin() + "/");
    }

    private String script(long userId, String token) {
        int port = server.server().port();
        return SCRIPT.formatted(Json.write(Map.of("port", port, "userId", userId, "token", token)));
    }
}
