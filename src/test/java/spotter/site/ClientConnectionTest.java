package spotter.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestBrowser;
import spotter.TestServer;
import spotter.http.Json;

/** {@code client.js} in a real browser: notifications come once each and in order, whatever happens meanwhile. */
@Timeout(180)
class ClientConnectionTest {
    private static final Duration BEYOND_A_TOKEN = Duration.ofMinutes(31);

    @TempDir
    Path folder;

    private ClientPage page;

    @BeforeAll
    static void requireBrowser() {
        ClientPage.requireBrowser();
    }

    @BeforeEach
    void start() throws IOException {
        page = new ClientPage(folder);
    }

    @AfterEach
    void stop() throws IOException {
        page.close();
    }

    @Test
    void whatHappensWhileTheNetworkIsGoneComesOnceAndInOrder() throws Exception {
        page.run("""
                const spotter = new Spotter({ baseUrl: relay });
                await spotter.login(email, password);
                listen(spotter);
                while (true) { await go(); dispatchEvent(new Event('online')); }
                """);
        notify("before");
        try (TestBrowser browser = page.open()) {
            expectConnected();
            expectNotification(1, "before");
            notify("live");
            expectNotification(2, "live");
            page.relay().cut();
            page.site().next("waiting");
            notify("missed");
            notify("missed too");
            page.relay().mend();
            page.site().proceed();
            skipToOpen();
            expectNotification(3, "missed");
            expectNotification(4, "missed too");
            notify("live again");
            expectNotification(5, "live again");
        }
    }

    @Test
    void aConnectionOutlivesItsTokenAndEndsWithTheSession() throws Exception {
        page.run("""
                const spotter = new Spotter({ baseUrl: relay });
                await spotter.login(email, password);
                spotter.addEventListener('logout', () => report({ type: 'logout' }));
                listen(spotter);
                """);
        try (TestBrowser browser = page.open()) {
            expectConnected();
            page.clock().advance(BEYOND_A_TOKEN);
            expectConnected();
            notify("with a new token");
            expectNotification(1, "with a new token");
            Map<String, Object> words =
                    Map.of("current_password", TestServer.password(), "new_password", "something else");
            expect(
                    200,
                    page.server()
                            .post("/api/auth/password/change", page.server().login(page.client()), Json.write(words)));
            page.site().next("waiting");
            page.site().next("connecting");
            page.site().next("logout");
            assertEquals(401, page.site().next("closed").get("status"));
        }
    }

    @Test
    void theSocketOfSomebodyElseIsGivenUp() throws Exception {
        page.run("""
                const spotter = new Spotter();
                await spotter.login(email, password);
                Object.defineProperty(spotter, 'userId', { value: spotter.userId + 1 });
                listen(spotter);
                """);
        try (TestBrowser browser = page.open()) {
            page.site().next("connecting");
            assertEquals(403, page.site().next("closed").get("status"));
        }
    }

    private void expectConnected() throws InterruptedException {
        page.site().next("connecting");
        page.site().next("open");
    }

    /** However often it tries before the network is back. */
    private void skipToOpen() throws InterruptedException {
        Object type = "";
        while (!"open".equals(type)) {
            type = page.site().next().get("type");
            assertNotEquals("notification", type, "nothing can come before");
        }
    }

    private void expectNotification(int id, String title) throws InterruptedException {
        Map<String, Object> report = page.site().next("notification");
        assertEquals(List.of(id, title), List.of(report.get("id"), report.get("title")));
    }

    private void notify(String title) {
        String path = "/api/ws/ws/test-notification/" + page.client().id() + "?title=" + title.replace(' ', '+');
        expect(200, page.server().post(path, page.server().login(page.client()), "{}"));
    }
}
