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
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import spotter.TestServer.Person;

/** Where one is signed in, of what one is told, who looked, and the way out. */
class MeTest extends GymCase {
    private static final String SETTINGS = "/api/me/notification-settings";

    @Test
    void anotherSessionIsEndedAndThenAllOthers() {
        Person zoe = gym.login(ZOE);
        Person phone = gym.login(ZOE);
        gym.login(ZOE);
        gym.login(ZOE);
        try (ConsolePage page = open(zoe)) {
            Locator rows = page.page().locator(".me-devices .row");
            int all = sessions(zoe);
            assertThat(rows).hasCount(all);
            assertThat(rows.first()).containsText("This device");
            assertThat(rows.first().getByRole(AriaRole.BUTTON)).hasCount(0);
            rows.nth(1).getByRole(AriaRole.BUTTON).click();
            assertThat(page.text("has to sign in again")).isVisible();
            page.page().keyboard().press("Escape");
            assertEquals(all, sessions(zoe), "asked, and not told to");
            rows.nth(1).getByRole(AriaRole.BUTTON).click();
            page.dialogButton("Sign out").click();
            assertThat(rows).hasCount(all - 1);
            assertThat(page.heading("Where you are signed in")).isFocused();
            assertEquals(all - 1, sessions(zoe));
            page.button("Sign out all others").click();
            page.dialogButton("Sign out all others").click();
            assertThat(rows).hasCount(1);
            assertEquals(1, sessions(zoe));
            expect(401, server.get("/api/auth/me", phone));
        }
    }

    @Test
    void aSwitchIsKeptAtOnceAndTurnedBackWhenRefused() {
        Person joerg = gym.login(JOERG);
        try (ConsolePage page = open(joerg)) {
            Locator meals = page.page().getByLabel("A client has eaten a meal of the plan");
            Locator word = page.page().locator(".me-notices [role=status]");
            assertThat(meals).isChecked();
            meals.focus();
            page.page().keyboard().press("Space");
            assertThat(word).hasText("Saved");
            assertEquals(false, settings(joerg).get("meal_completed"));
            page.page()
                    .route(
                            "**" + SETTINGS,
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(503)
                                    .setContentType("application/problem+json")
                                    .setBody("{\"code\":\"busy\",\"detail\":\"Not at the moment.\"}")));
            meals.click();
            assertThat(word).hasText("Not at the moment.");
            assertThat(meals).not().isChecked();
            assertEquals(false, settings(joerg).get("meal_completed"));
            page.page().unroute("**" + SETTINGS);
            meals.click();
            assertThat(word).hasText("Saved");
            assertEquals(true, settings(joerg).get("meal_completed"));
        }
    }

    @Test
    void whoLookedIsSaidInSentences() {
        Person zoe = gym.login(ZOE);
        lookAround(gym.login(JOERG), zoe);
        try (ConsolePage page = open(zoe)) {
            Locator rows = page.page().locator(".me-events li");
            assertThat(rows).hasCount(8);
            assertThat(rows.first())
                    .containsText(Pattern.compile("Jörg Brandt looked at your progress photo of \\w+ \\d+, 20\\d\\d"));
            assertThat(rows.first().locator("img.me-looked")).hasJSProperty("complete", true);
            page.button("Show more").click();
            assertThat(rows).not().hasCount(8);
            assertThat(rows.nth(8)).isFocused();
            assertThat(page.button("Show more")).hasCount(0);
            page.page().locator(".me-looks .chip").last().click();
            page.button("Show more").click();
            assertThat(rows.filter(new Locator.FilterOptions().setHasText("You signed in"))
                            .first())
                    .isVisible();
            page.page().locator(".me-looks").scrollIntoViewIfNeeded();
            page.shoot("me-looks");
        }
    }

    /** An audit that could not be read is none that is empty. */
    @Test
    void whoLookedIsAskedAgain() {
        Person zoe = gym.login(ZOE);
        lookAround(gym.login(JOERG), zoe);
        try (ConsolePage page = ConsoleBrowser.open(server, zoe, "/#/inbox")) {
            assertThat(page.heading("Inbox")).isVisible();
            page.page().route("**/api/me/audit*", Route::abort);
            page.go("/#/me");
            Locator part = page.page().locator(".me-looks");
            assertThat(part).containsText("The server cannot be reached. Are you offline?");
            page.page().unroute("**/api/me/audit*");
            part.getByText("Try again").click();
            assertThat(part.locator(".me-events li")).hasCount(8);
        }
    }

    @Test
    void nobodyLookedAtSomebodyNew() {
        try (ConsolePage page = open(server.client())) {
            assertThat(page.text("Nobody has looked")).isVisible();
            assertThat(page.text("You have no trainer at present")).isVisible();
        }
    }

    @Test
    void everybodyHasAPageOfHisOwn() {
        for (spotter.demo.Person one : List.of(ZOE, JOERG, OLGA)) {
            Person person = gym.login(one);
            try (ConsolePage page = open(person)) {
                assertThat(page.heading(one.fullName()).first()).isVisible();
                assertThat(page.page().locator("[aria-busy]")).hasCount(0);
                assertThat(page.meter("What is kept of you")).isVisible();
                page.assertAccessible();
                page.shoot("me-" + one.name().toLowerCase(Locale.ROOT));
                page.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                page.assertAccessible();
            }
        }
    }

    @Test
    void itFitsASmallPhoneAndReadsFromRightToLeft() {
        Person zoe = gym.login(ZOE);
        lookAround(gym.login(JOERG), zoe);
        Browser.NewContextOptions small =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        try (ConsolePage page = ConsoleBrowser.open(server, zoe, "/#/me", small)) {
            assertThat(page.page().locator(".me-events li")).hasCount(8);
            page.assertFits();
            page.assertAccessible();
            page.shoot("me-he");
        }
    }

    @Test
    void aLanguageIsChosenAndTheSessionEnded() {
        Person zoe = gym.login(ZOE);
        try (ConsolePage page = open(zoe)) {
            page.button("עברית").click();
            assertThat(page.page().locator("html[dir=rtl]")).isVisible();
            assertThat(page.heading("Zoë García")).isVisible();
            page.button("יציאה").click();
            assertThat(page.button("כניסה")).isVisible();
        }
        expect(401, server.get("/api/auth/me", zoe));
    }

    /** At the list, and at ten photos. */
    private void lookAround(Person viewer, Person owner) {
        List<Map<String, Object>> photos = expect(
                        200, server.get("/api/files?category=progress_photo&limit=10&client_id=" + owner.id(), viewer))
                .items();
        photos.forEach(one -> expect(200, server.get("/api/files/" + one.get("id"), viewer)));
    }

    private ConsolePage open(Person person) {
        return ConsoleBrowser.open(server, person, "/#/me");
    }

    private int sessions(Person person) {
        return server.get("/api/auth/sessions", person).items().size();
    }

    private Map<String, Object> settings(Person person) {
        return server.get(SETTINGS, person).json();
    }
}
