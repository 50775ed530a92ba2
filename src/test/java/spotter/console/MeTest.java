package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Person;

/** Who one is, in which language, and the way out. */
class MeTest {
    private static final String KEPT =
            "JSON.stringify({ ...sessionStorage, ...localStorage }).includes('Half a thought')";

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** On a machine that others use too. */
    @Test
    void whoSignsOutLeavesNothingThatHeHasWritten() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        try (ConsolePage page = ConsoleBrowser.open(server, client, "/#/messages/" + trainer.id())) {
            page.page().locator("textarea").fill("Half a thought");
            assertThat(page.page().locator("textarea")).hasValue("Half a thought");
            assertEquals(true, page.page().evaluate(KEPT));
            page.go("/#/me");
            page.button("Sign out").click();
            assertThat(page.button("Sign in")).isVisible();
            assertEquals(false, page.page().evaluate(KEPT));
        }
    }

    @Test
    void aLanguageIsChosenAndTheSessionEnded() {
        Person client = server.client();
        try (ConsolePage page = ConsoleBrowser.open(server, client, "/#/me")) {
            assertThat(page.heading("client of the test")).isVisible();
            page.assertAccessible();
            page.shoot("me");
            page.button("עברית").click();
            assertThat(page.page().locator("html[dir=rtl]")).isVisible();
            assertThat(page.heading("client of the test")).isVisible();
            page.assertAccessible();
            page.button("יציאה").click();
            assertThat(page.button("כניסה")).isVisible();
        }
        TestServer.expect(401, server.get("/api/auth/me", client));
    }
}
