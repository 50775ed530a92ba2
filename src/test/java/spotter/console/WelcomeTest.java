package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** Before anybody is signed in: sign-in, registration, and where the links of invitations and resets lead. */
class WelcomeTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aClientSignsInAndOut() {
        // A gym without an administrator would be set up first.
        server.admin();
        Person client = server.client();
        try (ConsolePage page = ConsoleBrowser.open(server, "/")) {
            page.field("E-mail").fill(client.email());
            page.field("Password").fill("not this one");
            page.button("Sign in").click();
            assertThat(page.text("Incorrect email or password")).isVisible();
            page.assertAccessible();
            page.shoot("welcome");
            page.field("Password").fill(TestServer.password());
            page.button("Sign in").click();
            assertThat(page.link("client of the test")).isVisible();
            page.page().evaluate("import('/client.js').then(({ Spotter }) => new Spotter().logout())");
            page.go("/");
            assertThat(page.button("Sign in")).isVisible();
        }
    }

    @Test
    void anInvitedPersonJoinsThroughTheLink() {
        Person trainer = server.trainer();
        Answer invitation = server.post("/api/users/invites", trainer, Json.write(Map.of("role", "client")));
        Object code = expect(201, invitation).json().get("code");
        try (ConsolePage page = ConsoleBrowser.open(server, "/#invite=" + code)) {
            page.field("Your name").fill("Nina New");
            page.field("E-mail").fill("nina@example.org");
            page.field("Password").fill(TestServer.password());
            page.assertAccessible();
            page.button("Join").click();
            assertThat(page.link("Nina New")).isVisible();
            assertEquals("/", page.page().evaluate("location.pathname"));
        }
        assertEquals(1, server.get("/api/users/clients", trainer).list().size(), "linked at once");
    }

    @Test
    void aResetPasswordWorksAndItsLinkOnlyOnce() {
        String body = "{\"email\":\"tara@example.org\",\"full_name\":\"Tara\",\"role\":\"trainer\"}";
        Answer created = expect(201, server.post("/api/users", server.admin(), body));
        String link = created.json().get("invite_url").toString();
        String hash = link.substring(link.indexOf('#'));
        try (ConsolePage page = ConsoleBrowser.open(server, "/" + hash)) {
            page.field("Password").fill(TestServer.password());
            page.button("Save").click();
            assertThat(page.text("Your password is saved.")).isVisible();
            page.page().evaluate("location.hash = '" + hash + "'");
            assertThat(page.heading("Choose a password")).isVisible();
            page.field("Password").fill(TestServer.password());
            page.button("Save").click();
            assertThat(page.text("Invalid or expired reset token")).isVisible();
        }
    }
}
