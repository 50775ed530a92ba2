package spotter.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static spotter.TestServer.expect;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.DevTools;
import spotter.TestBrowser;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** Where the links of invitations and password resets lead. */
class HomePageTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBrowserGetsThePageAndAProgramTheWelcome() {
        Answer page = home("text/html,application/xhtml+xml,*/*;q=0.8");
        assertEquals("text/html;charset=utf-8", page.header("Content-Type"));
        assertTrue(page.header("Content-Security-Policy").startsWith("default-src 'none'"));
        assertTrue(page.header("Vary").contains("Accept"));
        for (String accept : new String[] {"*/*", "application/json"}) {
            assertEquals("application/json", home(accept).header("Content-Type"), accept);
        }
    }

    @Test
    void anInvitedPersonJoinsThroughTheLink() throws Exception {
        requireBrowser();
        Person trainer = server.trainer();
        String body = Json.write(Map.of("role", "client"));
        Answer invitation = server.post("/api/users/invites", trainer, body);
        Map<String, Object> invite = expect(201, invitation).json();
        try (TestBrowser browser = open("/#invite=" + invite.get("code"));
                DevTools page = browser.tools()) {
            page.await("document.querySelector('#invite:not([hidden])')");
            page.evaluate(fill("full_name", "Nina New") + fill("email", "nina@example.org")
                    + fill("password", TestServer.password()) + "document.querySelector('#invite button').click()");
            page.await("document.getElementById('message').textContent.startsWith('Welcome!')");
            assertEquals("/", page.evaluate("location.pathname + location.hash"));
        }
        assertEquals(1, server.get("/api/users/clients", trainer).list().size(), "linked at once");
    }

    @Test
    void aResetPasswordWorksAndItsLinkOnlyOnce() throws Exception {
        requireBrowser();
        Person admin = server.admin();
        String body = "{\"email\":\"tara@example.org\",\"full_name\":\"Tara\",\"role\":\"trainer\"}";
        String link = expect(201, server.post("/api/users", admin, body))
                .json()
                .get("invite_url")
                .toString();
        String hash = link.substring(link.indexOf('#'));
        try (TestBrowser browser = open("/" + hash);
                DevTools page = browser.tools()) {
            page.await("document.querySelector('#reset:not([hidden])')");
            String choose =
                    fill("new_password", TestServer.password()) + "document.querySelector('#reset button').click()";
            page.evaluate(choose);
            page.await("document.getElementById('message').textContent.startsWith('Your password is saved')");
            page.evaluate("location.hash = '" + hash + "'");
            page.await("document.querySelector('#reset:not([hidden])')");
            page.evaluate(choose);
            page.await("document.querySelector('#message.bad')");
            assertEquals(
                    "Invalid or expired reset token", page.evaluate("document.getElementById('message').textContent"));
        }
        String login = Json.write(Map.of("email", "tara@example.org", "password", TestServer.password()));
        expect(200, server.post("/api/auth/login", null, login));
    }

    private Answer home(String accept) {
        return expect(200, server.send(HttpRequest.newBuilder(server.uri("/")).header("Accept", accept), null));
    }

    private TestBrowser open(String path) throws Exception {
        return new TestBrowser(
                Files.createDirectory(folder.resolve("profile")),
                server.uri(path).toString());
    }

    private static String fill(String name, String value) {
        return "document.querySelector('form:not([hidden]) [name=" + name + "]').value = '" + value + "';";
    }

    private static void requireBrowser() throws InterruptedException {
        assumeTrue(
                TestBrowser.isInstalled(),
                "NOT TESTED: chromium is not installed, so nobody has followed a link; on Debian: apt-get install"
                        + " chromium");
    }
}
