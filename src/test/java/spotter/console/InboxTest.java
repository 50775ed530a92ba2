package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;
import static spotter.demo.Person.JOERG;
import static spotter.demo.Person.OLGA;
import static spotter.demo.Person.ZOE;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Person;
import spotter.http.Json;

/** The inbox: what others do appears by itself, once each, and what one has seen is known to the server. */
class InboxTest extends GymCase {
    @Test
    void itTellsWhoDidWhatAndLooksWell() {
        try (ConsolePage page = open(JOERG)) {
            assertThat(rows(page).first()).containsText("3 new progress photos");
            assertThat(page.heading("Today")).isVisible();
            assertThat(page.heading("Yesterday")).isVisible();
            page.assertAccessible();
            page.shoot("inbox");
            // Which meal was photographed last, and how long ago, is another every day.
            Locator meal = rows(page)
                    .filter(new Locator.FilterOptions().setHas(page.page().getByAltText("Meal photo")))
                    .first();
            page.page().waitForCondition(() -> {
                page.page().mouse().wheel(0, 5000);
                return meal.isVisible();
            });
            assertThat(meal).containsText(Pattern.compile("(Breakfast|Lunch|Dinner): \\w"));
            page.page().setViewportSize(320, 640);
            page.assertFits();
        }
        try (ConsolePage page = open(ZOE)) {
            // Made and filled within minutes: one story.
            Locator plan = rows(page).filter(new Locator.FilterOptions().setHasText("A new plan: Lighter by spring"));
            page.page().waitForCondition(() -> {
                page.page().mouse().wheel(0, 5000);
                return plan.isVisible();
            });
            assertThat(page.text("Lighter by spring")).hasCount(1);
            assertThat(rows(page).last()).containsText("Jörg Brandt");
            page.shoot("inbox-client");
        }
    }

    @Test
    void itSpeaksHebrewFromRightToLeft() {
        Browser.NewContextOptions hebrew = new Browser.NewContextOptions().setLocale("he-IL");
        try (ConsolePage page = ConsoleBrowser.open(server, gym.login(JOERG), "/#/inbox", hebrew)) {
            assertThat(rows(page).first()).containsText("3 תמונות התקדמות חדשות");
            page.shoot("inbox-he");
            page.page().setViewportSize(320, 640);
            page.assertFits();
        }
    }

    @Test
    void whatAnotherDoesComesInByItselfAndOnlyOnce() {
        Person zoe = gym.login(ZOE);
        try (ConsolePage page = open(JOERG)) {
            List<WebSocketRoute> sockets = new ArrayList<>();
            page.page().routeWebSocket("**/api/ws/**", socket -> {
                socket.connectToServer();
                sockets.add(socket);
            });
            page.page().reload();
            page.button("Mark all as read").click();
            assertThat(unread(page)).hasCount(0);
            say(zoe, "A first word");
            assertThat(rows(page).first()).containsText("A first word");
            assertThat(page.page().locator(".inbox > [role=status]")).hasText("New from Zoë García: A first word");
            assertThat(unread(page)).hasCount(1);

            page.page().context().setOffline(true);
            // Cutting the network off leaves a socket alone that is open already.
            sockets.forEach(WebSocketRoute::close);
            say(zoe, "While you were away");
            upload(zoe, 300);
            upload(zoe, 301);
            say(zoe, "All of it");
            assertThat(page.text("Offline.")).isVisible();
            assertThat(rows(page).first()).containsText("A first word");
            page.page().context().setOffline(false);

            assertThat(rows(page).first()).containsText("All of it");
            assertThat(rows(page).nth(1)).containsText("2 new profile photos");
            assertThat(rows(page).nth(2)).containsText("While you were away");
            assertThat(rows(page).nth(3)).containsText("A first word");
            assertThat(unread(page)).hasCount(4);
            assertThat(page.text("Offline.")).isHidden();
        }
    }

    @Test
    void whatOneOpensIsReadAndLeadsToWhereItHappened() {
        Person joerg = gym.login(JOERG);
        try (ConsolePage page = ConsoleBrowser.open(server, joerg, "/#/inbox")) {
            int before = unreadOn(joerg);
            Locator news = rows(page).filter(new Locator.FilterOptions().setHasText("I am curious myself"));
            news.getByRole(AriaRole.LINK).focus();
            page.page().keyboard().press("Enter");
            page.page().waitForURL("**/#/messages/" + gym.id(ZOE));
            page.go("/#/inbox");
            assertThat(news).isVisible();
            assertThat(news.locator(".dot")).hasCount(0);
            assertEquals(before - 1, unreadOn(joerg));

            page.button("Unread").click();
            assertThat(news).hasCount(0);
            assertThat(unread(page)).not().hasCount(0);
            page.button("Mark all as read").click();
            assertThat(page.text("You have seen everything")).isVisible();
            assertEquals(0, unreadOn(joerg));
        }
    }

    @Test
    void oneIsRemovedAfterAQuestionAndTheRestReadsOn() {
        Person joerg = gym.login(JOERG);
        int before = all(joerg).size();
        try (ConsolePage page = ConsoleBrowser.open(server, joerg, "/#/inbox")) {
            Locator news = rows(page).filter(new Locator.FilterOptions().setHasText("I am curious myself"));
            news.getByRole(AriaRole.BUTTON).focus();
            page.page().keyboard().press("Enter");
            assertThat(page.heading("Remove from your inbox?")).isVisible();
            page.assertAccessible();
            page.page().locator("dialog .button.danger").click();
            assertThat(news).hasCount(0);
            assertEquals(before - 1, all(joerg).size());
            // Down to the very first, though the list has become shorter under the reader.
            Locator first = rows(page).filter(new Locator.FilterOptions().setHasText("A new client of yours"));
            page.page().waitForCondition(() -> {
                page.page().mouse().wheel(0, 5000);
                return first.count() == 2;
            });
        }
    }

    @Test
    void anEmptyOneSaysWhatWillStandThereAndFillsByItself() {
        Person client = server.client();
        try (ConsolePage page = ConsoleBrowser.open(server, client, "/#/inbox")) {
            assertThat(page.text("All quiet")).isVisible();
            page.assertAccessible();
            page.shoot("inbox-empty");
            expect(200, server.post("/api/users/clients/" + client.id() + "/assign", server.trainer(), "{}"));
            assertThat(rows(page)).hasCount(1);
            assertThat(rows(page)).containsText("Your trainer now sees your plans");
            assertThat(page.text("All quiet")).isHidden();
        }
    }

    @Test
    void aServerThatFailsIsSaidAndAskedAgain() {
        try (ConsolePage page = ConsoleBrowser.open(server, gym.login(OLGA), "/#/me")) {
            page.page().route("**/api/notifications?*", route -> route.abort());
            page.link("Inbox").click();
            assertThat(page.text("The server cannot be reached.")).isVisible();
            page.page().unroute("**/api/notifications?*");
            page.button("Try again").click();
            assertThat(rows(page).first()).containsText("Ben Carter");
        }
    }

    private ConsolePage open(spotter.demo.Person person) {
        return ConsoleBrowser.open(server, gym.login(person), "/#/inbox");
    }

    private static Locator rows(ConsolePage page) {
        return page.page().locator(".news");
    }

    private static Locator unread(ConsolePage page) {
        return page.page().locator(".news .dot");
    }

    private void say(Person from, String text) {
        Map<String, Object> message = Map.of("to_user_id", gym.id(JOERG), "message", text);
        expect(201, server.post("/api/messages", from, Json.write(message)));
    }

    private void upload(Person from, int edge) {
        TestForm form = TestForm.file("me.jpg", TestPictures.jpeg(edge, edge)).and("category", "profile_photo");
        expect(201, server.upload("/api/files/upload", from, form));
    }

    private int unreadOn(Person person) {
        return ((Number) server.get("/api/notifications/count", person).json().get("unread_count")).intValue();
    }

    private List<Map<String, Object>> all(Person person) {
        return server.get("/api/notifications?limit=200", person).list();
    }
}
