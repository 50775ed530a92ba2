package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;
import static spotter.demo.Person.JOERG;
import static spotter.demo.Person.OLGA;
import static spotter.demo.Person.ZOE;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spotter.TestServer.Person;

/** What is round every screen: where one is, and the way out. */
class FrameTest extends GymCase {
    private static final String KEPT =
            "JSON.stringify({ ...sessionStorage, ...localStorage }).includes('Half a thought')";

    @Test
    void theMenuMarksWhereTheClientReallyIs() {
        Person zoe = gym.login(ZOE);
        String own = "/#/clients/" + zoe.id();
        try (ConsolePage page = ConsoleBrowser.open(server, zoe, "/")) {
            Locator menu = page.page().locator("nav ul [aria-current=page]");
            Locator tab = page.page().locator(".tabs [aria-current=page]");
            for (String here : new String[] {"/", own, own + "/photos"}) {
                page.go(here);
                assertThat(menu).hasText("Photos");
                assertThat(tab).hasText("Photos");
            }
            page.link("Plan").click();
            assertThat(tab).hasText("Plan");
            assertThat(menu).hasCount(0);
            page.go(own + "/body");
            assertThat(tab).not().hasText("Plan");
            assertThat(menu).hasCount(0);
            page.go(own + "/compare");
            assertThat(menu).hasText("Photos");
            page.go("/#/me");
            assertThat(menu).hasText("Me");
        }
        try (ConsolePage page = ConsoleBrowser.open(server, gym.login(JOERG), own + "/body")) {
            assertThat(page.page().locator("nav ul [aria-current=page]")).hasText("Clients");
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 360", "en-GB, 390", "he-IL, 360"})
    void noWordOfTheOwnersMenuIsCutOffOnAPhone(String language, int width) {
        Browser.NewContextOptions phone =
                new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 780);
        try (ConsolePage page = ConsoleBrowser.open(server, gym.login(OLGA), "/#/inbox", phone)) {
            assertThat(page.page().locator("nav li")).hasCount(6);
            assertEquals(
                    List.of(),
                    page.page()
                            .evaluate("[...document.querySelectorAll('nav li a > span:not(.badge)')]"
                                    + ".filter(word => word.scrollWidth > word.clientWidth)"
                                    + ".map(word => word.textContent)"));
        }
    }

    /** On a machine that others use too. */
    @Test
    void whoSignsOutLeavesNothingThatHeHasWrittenInNoTab() {
        Person zoe = gym.login(ZOE);
        String talk = "/#/messages/" + gym.id(JOERG);
        try (ConsolePage page = ConsoleBrowser.open(server, zoe, talk)) {
            write(page.page());
            Page other = page.page().context().newPage();
            other.navigate(talk);
            write(other);
            page.go("/#/me");
            page.button("Sign out").click();
            for (Page tab : new Page[] {page.page(), other}) {
                assertSignedOut(tab);
                assertEquals(false, tab.evaluate(KEPT));
            }
        }
        expect(401, server.get("/api/auth/me", zoe));
    }

    /** The server may be slow to hear of it, and the other tab writes on what it has in hand. */
    @Test
    void norWhatIsWrittenWhileHeLeaves() {
        Person zoe = gym.login(ZOE);
        AtomicReference<Route> leaving = new AtomicReference<>();
        try (ConsolePage page = ConsoleBrowser.open(server, zoe, "/#/me")) {
            Page other = page.page().context().newPage();
            other.navigate("/#/messages/" + gym.id(JOERG));
            page.page().route("**/api/auth/logout", leaving::set);
            page.page()
                    .waitForRequest(
                            "**/api/auth/logout", () -> page.button("Sign out").click());
            write(other);
            leaving.get().resume();
            assertSignedOut(other);
            assertEquals(false, other.evaluate(KEPT));
        }
    }

    /** Nobody tells a tab that is asleep; its storage is there again when it wakes. */
    @Test
    void norWhatATabHasThatSlept() {
        Person zoe = gym.login(ZOE);
        try (ConsolePage page = ConsoleBrowser.open(server, zoe, "/#/me")) {
            Page other = page.page().context().newPage();
            other.navigate("/#/messages/" + gym.id(JOERG));
            write(other);
            other.navigate("/docs");
            assertEquals(true, other.evaluate(KEPT));
            page.button("Sign out").click();
            assertThat(page.button("Sign in")).isVisible();
            other.navigate("/");
            assertSignedOut(other);
            assertEquals(false, other.evaluate(KEPT));
        }
    }

    /** A session that ends elsewhere takes no words away from the one who comes back. */
    @Test
    void whatWasWrittenOutlivesASessionThatIsEndedFromElsewhere() {
        Person zoe = gym.login(ZOE);
        try (ConsolePage page = ConsoleBrowser.open(server, zoe, "/#/messages/" + gym.id(JOERG))) {
            write(page.page());
            expect(200, server.delete("/api/auth/sessions", gym.login(ZOE)));
            page.page().reload();
            assertThat(page.button("Sign in")).isVisible();
            assertEquals(true, page.page().evaluate(KEPT));
        }
    }

    private static void write(Page tab) {
        tab.locator("textarea").fill("Half a thought");
        assertThat(tab.locator("textarea")).hasValue("Half a thought");
        assertEquals(true, tab.evaluate(KEPT));
    }

    private static void assertSignedOut(Page tab) {
        assertThat(tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")))
                .isVisible();
    }
}
