package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** Whom a trainer looks after, and how he gets clients. */
class ClientsTest extends GymCase {
    @Test
    void aTrainerFindsAClientAndOpensHisPage() {
        Person amara = gym.login(spotter.demo.Person.AMARA);
        try (ConsolePage page = ConsoleBrowser.open(server, amara, "/#/clients")) {
            assertThat(cards(page)).hasCount(3);
            assertThat(cards(page).first().locator("img.photo")).hasCount(3);
            page.assertAccessible();
            page.shoot("clients");
            page.field("Find somebody").fill("PRIYA");
            assertThat(cards(page)).hasCount(1);
            page.page().keyboard().press("Tab");
            page.page().keyboard().press("Enter");
            assertThat(page.heading("Priya Raman")).isVisible();
            assertThat(page.heading("Priya Raman")).isFocused();
            page.go("/#/clients");
            page.field("Find somebody").fill("nobody at all");
            assertThat(page.text("Nobody of that name")).isVisible();
        }
    }

    @Test
    void aTrainerTakesOnAClientWithoutATrainer() {
        Person amara = gym.login(spotter.demo.Person.AMARA);
        try (ConsolePage page = ConsoleBrowser.open(server, amara, "/#/clients")) {
            page.button("Take Ben Carter on").click();
            assertThat(page.text("Ben Carter is your client now")).isVisible();
            assertThat(cards(page)).hasCount(4);
            assertThat(page.heading("Without a trainer")).isHidden();
        }
        long ben = gym.id(spotter.demo.Person.BEN);
        expect(200, server.get("/api/progress?client_id=" + ben, amara));
    }

    @Test
    void aNewTrainerIsToldHowToGetClientsAndInvitesOne() {
        try (TestServer empty = TestServer.start(folder.resolve("empty"))) {
            Person trainer = empty.trainer();
            try (ConsolePage page = ConsoleBrowser.open(empty, trainer, "/#/clients")) {
                assertThat(page.text("No clients yet")).isVisible();
                page.button("Invite a client").click();
                page.button("Make a link").click();
                Locator link = page.field("Link of the invitation");
                assertThat(link).isVisible();
                page.assertAccessible();
                String url = link.inputValue();
                assertTrue(url.contains("#invite="), url);
                join(empty, url.substring(url.indexOf('=') + 1));
                page.button("Close").click();
                // He is there by himself: the trainer was told.
                assertThat(cards(page)).hasCount(1);
                assertThat(page.text("Nina New")).isVisible();
            }
        }
    }

    @Test
    void itReadsFromTheRightAndFitsASmallPhone() {
        Person joerg = gym.login(spotter.demo.Person.JOERG);
        Browser.NewContextOptions hebrew =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        try (ConsolePage page = ConsoleBrowser.open(server, joerg, "/#/clients", hebrew)) {
            assertThat(cards(page)).hasCount(2);
            page.assertFits();
            page.shoot("clients-he");
        }
    }

    private static void join(TestServer server, String code) {
        expect(
                201,
                server.post(
                        "/api/auth/register",
                        null,
                        Json.write(Map.of(
                                "invite_code",
                                code,
                                "email",
                                "nina@example.org",
                                "full_name",
                                "Nina New",
                                "password",
                                TestServer.password()))));
    }

    private static Locator cards(ConsolePage page) {
        return page.page().locator(".client-card");
    }

    /** Whoever is no client of his gets no page of theirs. */
    @Test
    void aStrangersPageSaysSo() {
        Person joerg = gym.login(spotter.demo.Person.JOERG);
        long priya = gym.id(spotter.demo.Person.PRIYA);
        try (ConsolePage page = ConsoleBrowser.open(server, joerg, "/#/clients/" + priya)) {
            assertThat(page.text("Access denied")).isVisible();
            assertEquals(0, page.page().locator("main img").count());
        }
    }
}
