package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static spotter.TestServer.expect;
import static spotter.demo.Person.BEN;
import static spotter.demo.Person.JOERG;
import static spotter.demo.Person.LUKASZ;
import static spotter.demo.Person.OLGA;
import static spotter.demo.Person.ZOE;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestServer.Person;
import spotter.http.Json;

/** Two people talk, each in a browser of his own; nothing that was written is lost. */
class MessagesTest extends GymCase {
    private static final String FIELD = "textarea";

    @Test
    void twoPeopleTalkAndSeeThatTheyWereRead() {
        Person zoe = gym.login(ZOE);
        Person joerg = gym.login(JOERG);
        try (ConsolePage his = ConsoleBrowser.open(server, joerg, "/#/messages");
                ConsolePage hers = ConsoleBrowser.open(server, zoe, "/#/inbox")) {
            assertThat(badge(his)).containsText("2");
            his.page().locator(".talks-list a").filter(with("Zoë García")).click();
            assertThat(bubbles(his).last()).containsText("I am curious myself!");
            assertThat(his.page().locator(".bubble[data-day]")).hasCount(3);
            assertThat(badge(his)).containsText("1");
            assertEquals(
                    1,
                    unread(joerg).stream()
                            .filter(n -> n.get("type").equals("message"))
                            .count());

            writesTwoLines(his);
            assertThat(badge(hers)).containsText("1");
            hers.link("Messages").click();
            hers.page().locator(".talks-list a").first().click();
            assertThat(bubbles(hers).last()).containsText("Tomorrow at");
            assertThat(badge(hers)).isHidden();
            hers.page().locator(FIELD).fill("Fine!");
            hers.button("Send").click();
            assertThat(bubbles(his).last()).containsText("Fine!");
            assertThat(bubbles(his).nth(bubbles(his).count() - 2).locator(".read"))
                    .isVisible();
            assertThat(his.page().locator(".talk [role=status]")).hasText("Zoë García: Fine!");
            assertThat(his.page().locator(".talks-list a").first()).containsText("Fine!");
            // Read on both sides, as the server knows.
            assertThat(badge(his)).containsText("1");
            assertNotNull(newest(joerg, ZOE).get("read_at"));
        }
    }

    @Test
    void listAndConversationStandSideBySideOrOneAfterTheOther() {
        try (ConsolePage his = ConsoleBrowser.open(server, gym.login(JOERG), "/#/messages/" + gym.id(ZOE))) {
            assertThat(bubbles(his).last()).containsText("I am curious myself!");
            his.assertAccessible();
            his.shoot("messages");
            his.page().setViewportSize(320, 640);
            his.assertFits();
            his.page().locator(".talk-head a.only-phone").click();
            assertThat(his.heading("Messages")).isVisible();
            his.assertAccessible();
            his.shoot("messages-list");
            his.page().setViewportSize(320, 640);
            his.assertFits();
        }
    }

    @Test
    void aLongConversationReadsBackWhileOneScrolls() {
        Person lukasz = gym.login(LUKASZ);
        Person joerg = gym.login(JOERG);
        for (int i = 1; i <= 120; i++) {
            say(i % 3 == 0 ? joerg : lukasz, i % 3 == 0 ? lukasz.id() : joerg.id(), "Number " + i);
        }
        try (ConsolePage page = ConsoleBrowser.open(server, joerg, "/#/messages/" + lukasz.id())) {
            assertThat(bubbles(page).last()).containsText("Number 120");
            Locator first = page.text("The first five kilos are gone.");
            Locator old = page.text("Number 60").first();
            page.page().locator(".talk-scroll").hover();
            page.page().waitForCondition(() -> {
                page.page().mouse().wheel(0, -700);
                return first.isVisible();
            });
            assertThat(old).hasCount(1);
            assertThat(bubbles(page)).hasCount(123);
            // Whoever reads back is not torn away by what comes in.
            say(lukasz, joerg.id(), "And one more");
            page.button("New message").last().click();
            assertThat(page.text("And one more").last()).isVisible();
            assertThat(badge(page)).isVisible();
        }
    }

    @Test
    void whatCannotBeSentStaysAndGoesOutLater() {
        Person zoe = gym.login(ZOE);
        Person joerg = gym.login(JOERG);
        try (ConsolePage page = ConsoleBrowser.open(server, zoe, "/#/messages/" + joerg.id())) {
            assertThat(bubbles(page).last()).containsText("I am curious myself!");
            page.page().route("**/api/messages", route -> route.abort());
            page.page().locator(FIELD).fill("From the cellar");
            page.page().keyboard().press("Enter");
            assertThat(page.text("The server cannot be reached.")).isVisible();
            page.page().locator(FIELD).fill("Half a thought");
            page.page().reload();
            assertThat(page.page().locator(FIELD)).hasValue("Half a thought");
            assertThat(page.text("Not sent yet")).isVisible();
            page.assertAccessible();
            page.shoot("messages-unsent");
            page.page().unroute("**/api/messages");
            page.page()
                    .waitForResponse(
                            "**/api/messages", () -> page.button("Try again").click());
            assertThat(page.text("Not sent yet")).isHidden();
            assertThat(bubbles(page).last()).containsText("From the cellar");
            assertEquals("From the cellar", newest(joerg, ZOE).get("message"));
        }
    }

    @Test
    void anAnswerThatWasLostIsNoSecondMessage() {
        Person zoe = gym.login(ZOE);
        Person joerg = gym.login(JOERG);
        try (ConsolePage page = ConsoleBrowser.open(server, zoe, "/#/messages/" + joerg.id())) {
            assertThat(bubbles(page).last()).containsText("I am curious myself!");
            int before = all(joerg, ZOE).size();
            page.page().route("**/api/messages", route -> {
                route.fetch();
                route.abort();
            });
            page.page().locator(FIELD).fill("Once only");
            page.page().keyboard().press("Enter");
            page.button("Try again").click();
            assertThat(page.button("Try again")).hasCount(0);
            assertThat(page.page().locator(".bubble:has-text('Once only')")).hasCount(1);
            assertEquals(before + 1, all(joerg, ZOE).size());
        }
    }

    @Test
    void anEndedSessionLosesNoWordAndEndsInEveryTab() {
        Person zoe = gym.login(ZOE);
        try (ConsolePage page = ConsoleBrowser.open(server, zoe, "/#/messages/" + gym.id(JOERG))) {
            Page other = page.page().context().newPage();
            other.navigate("/#/inbox");
            assertThat(other.locator(".news").first()).isVisible();
            page.page().locator(FIELD).fill("Typed for minutes");
            expect(200, server.post("/api/auth/logout", zoe, "{}"));
            page.page().keyboard().press("Enter");
            assertThat(page.button("Sign in")).isVisible();
            assertThat(other.getByText("Forgot your password?")).isVisible();
            page.field("E-mail").fill(ZOE.email());
            page.field("Password").fill(spotter.demo.Story.PASSWORD);
            page.button("Sign in").click();
            assertThat(page.link("Messages")).isVisible();
            page.go("/#/messages/" + gym.id(JOERG));
            assertThat(page.text("Typed for minutes")).isVisible();
            assertThat(page.text("Not sent yet")).isVisible();
        }
    }

    @Test
    void oneWritesToWhomOneMayAndNobodyElse() {
        Person lukasz = gym.login(LUKASZ);
        try (ConsolePage page = ConsoleBrowser.open(server, gym.login(OLGA), "/#/messages")) {
            page.button("New message").click();
            page.page().getByRole(AriaRole.SEARCHBOX).fill("łukasz");
            assertThat(page.page().locator("dialog .row")).hasCount(1);
            page.assertAccessible();
            page.shoot("messages-new");
            page.page().locator("dialog .row").click();
            assertThat(page.text("Say hello to Łukasz Wiśniewski")).isVisible();
            page.page().locator(FIELD).fill("Welcome!");
            page.button("Send").click();
            assertThat(page.text("Say hello")).isHidden();
            assertThat(page.page().locator(".talks-list a").first()).containsText("Łukasz");
            assertEquals("Welcome!", newest(lukasz, OLGA).get("message"));
        }
        try (ConsolePage page = ConsoleBrowser.open(server, lukasz, "/#/messages/" + gym.id(BEN))) {
            assertThat(page.text("User not found")).isVisible();
        }
        Person alone = server.client();
        Browser.NewContextOptions hebrew = new Browser.NewContextOptions().setLocale("he-IL");
        try (ConsolePage page = ConsoleBrowser.open(server, alone, "/#/messages", hebrew)) {
            assertThat(page.text("אין עדיין הודעות")).isVisible();
            page.assertAccessible();
        }
        try (ConsolePage page = ConsoleBrowser.open(server, gym.login(JOERG), "/#/messages/" + gym.id(ZOE), hebrew)) {
            assertThat(bubbles(page).last()).containsText("I am curious myself!");
            page.shoot("messages-he");
            page.page().setViewportSize(320, 640);
            page.assertFits();
        }
        assertEquals(1, all(lukasz, OLGA).size());
    }

    /** A line break by Shift+Enter; an address becomes a link, and nothing becomes HTML. */
    private static void writesTwoLines(ConsolePage page) {
        page.page().locator(FIELD).fill("See https://example.org/a?b=1.");
        page.page().keyboard().press("Shift+Enter");
        page.page().keyboard().type("Tomorrow at <b>ten</b>");
        page.page().keyboard().press("Enter");
        assertThat(bubbles(page).last()).containsText("Tomorrow at <b>ten</b>");
        assertThat(bubbles(page).last().locator("a")).hasAttribute("href", "https://example.org/a?b=1");
        assertThat(bubbles(page).last().locator("a")).hasAttribute("rel", "noopener noreferrer");
        assertThat(bubbles(page).last().locator("time")).isVisible();
        assertThat(bubbles(page).last().locator(".read")).hasCount(0);
        assertThat(page.page().locator(FIELD)).hasValue("");
    }

    private static Locator bubbles(ConsolePage page) {
        return page.page().locator(".bubble");
    }

    private static Locator badge(ConsolePage page) {
        return page.page().locator("nav a[href='#/messages'] .badge");
    }

    private static Locator.FilterOptions with(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private void say(Person from, long to, String text) {
        expect(201, server.post("/api/messages", from, Json.write(Map.of("to_user_id", to, "message", text))));
    }

    private List<Map<String, Object>> all(Person reader, spotter.demo.Person other) {
        return server.get("/api/messages?limit=100&with=" + gym.id(other), reader)
                .items();
    }

    private Map<String, Object> newest(Person reader, spotter.demo.Person other) {
        return all(reader, other).get(0);
    }

    private List<Map<String, Object>> unread(Person person) {
        return server.get("/api/notifications?unread_only=true&limit=200", person)
                .list();
    }
}
