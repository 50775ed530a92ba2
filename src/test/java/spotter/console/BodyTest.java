package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;
import static spotter.demo.Person.AMARA;
import static spotter.demo.Person.PRIYA;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import spotter.TestServer.Person;

/** Weight and body fat on a client's page. */
class BodyTest extends GymCase {
    private static final Pattern SINCE = Pattern.compile("−\\d+(\\.\\d)?\\W* kg since \\w+ \\w+");

    @Test
    void theChartIsReadByEyesKeyboardAndTable() {
        Person priya = gym.login(PRIYA);
        try (ConsolePage page = open(priya, priya.id(), new Browser.NewContextOptions())) {
            assertThat(page.page().getByText(SINCE).first()).isVisible();
            assertThat(points(page)).not().hasCount(0);
            assertThat(faces(page)).not().hasCount(0);
            page.assertAccessible();
            page.shoot("body");

            points(page).last().focus();
            assertThat(page.page().locator(".chart-tip")).isVisible();
            page.page().keyboard().press("Home");
            assertThat(points(page).first()).isFocused();
            assertThat(points(page).first()).hasAttribute("aria-label", Pattern.compile("kg, .* body fat"));
            page.page().keyboard().press("ArrowRight");
            assertThat(points(page).nth(1)).isFocused();

            assertThat(rows(page)).hasCount(10);
            page.button("Show more").click();
            assertThat(rows(page)).not().hasCount(10);
            page.button("All").click();
            assertThat(page.button("All")).hasAttribute("aria-pressed", "true");
            assertThat(page.button("All")).isFocused();
            page.button("Smoothed").click();
            assertThat(page.button("Smoothed")).hasAttribute("aria-pressed", "false");

            faces(page).first().click();
            assertThat(page.page().locator("dialog.viewer")).isVisible();
            page.page().keyboard().press("Escape");
            assertThat(faces(page).first()).isFocused();
        }
    }

    @Test
    void aClientWeighsHimselfCorrectsItAndTakesItBack() {
        Person client = server.client();
        try (ConsolePage page = open(client, client.id(), new Browser.NewContextOptions())) {
            assertThat(page.text("No weights yet")).isVisible();
            page.assertAccessible();
            page.shoot("body-empty");
            page.button("Weigh in").click();
            page.field("Weight in kg").fill("701");
            page.button("Save").click();
            assertThat(page.field("Weight in kg")).hasAttribute("aria-invalid", "");
            page.field("Weight in kg").fill("81.4");
            page.field("Body fat in percent").fill("22.5");
            page.page().keyboard().press("Enter");
            assertThat(points(page)).hasCount(1);
            assertEquals(81.4, weighIn(client).get("weight"));

            page.button("Correct today").click();
            assertThat(page.field("Weight in kg")).hasValue("81.4");
            page.field("Weight in kg").fill("81.2");
            page.field("Notes").fill("before breakfast");
            page.button("Save").click();
            assertThat(page.text("before breakfast")).isVisible();
            assertEquals(81.2, weighIn(client).get("weight"));

            page.button("Delete 81.2 kg").click();
            assertThat(page.text("it will be gone for good")).isVisible();
            assertThat(page.button("Cancel")).isFocused();
            page.button("Delete").last().click();
            assertThat(page.text("No weights yet")).isVisible();
            expect(404, server.get("/api/nutrition/weigh-ins/latest", client));
        }
    }

    @Test
    void aClientNotesAnotherDay() {
        Person client = server.client();
        try (ConsolePage page = open(client, client.id(), new Browser.NewContextOptions())) {
            page.button("Another day").click();
            page.field("Day").fill("2026-01-05");
            page.field("Weight in kg").fill("84");
            page.button("Save").click();
            assertThat(points(page)).hasCount(1);
            assertEquals(
                    "2026-01-05",
                    server.get("/api/progress", client).list().get(0).get("date"));
        }
    }

    @Test
    void whatATrainerNotesTheClientSeesAtOnce() {
        Person amara = gym.login(AMARA);
        Person priya = gym.login(PRIYA);
        try (ConsolePage hers = open(priya, priya.id(), new Browser.NewContextOptions());
                ConsolePage his = open(amara, priya.id(), new Browser.NewContextOptions())) {
            assertThat(points(hers)).not().hasCount(0);
            his.button("Add an entry").click();
            his.field("Notes").fill("Hips 98 cm");
            his.button("Save").click();
            assertThat(his.text("Hips 98 cm")).isVisible();
            assertThat(hers.text("Hips 98 cm")).isVisible();
            // Scales are the client's own: a trainer changes what he or she noted, and no weigh-in.
            assertThat(rows(his)).hasCount(10);
            assertThat(his.button("Delete").first()).isVisible();
            assertThat(hers.button("Delete")).hasCount(10);
            assertTrue(his.button("Delete").count() < 10);
        }
    }

    @Test
    void itFitsASmallPhoneAndReadsFromRightToLeft() {
        Person priya = gym.login(PRIYA);
        Browser.NewContextOptions small =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        try (ConsolePage page = open(priya, priya.id(), small)) {
            assertThat(points(page)).not().hasCount(0);
            page.assertFits();
            page.assertAccessible();
            page.shoot("body-he");
        }
    }

    private Map<String, Object> weighIn(Person client) {
        return expect(200, server.get("/api/nutrition/weigh-ins/latest", client))
                .json();
    }

    private static Locator points(ConsolePage page) {
        return page.page().locator(".chart-day");
    }

    private static Locator rows(ConsolePage page) {
        return page.page().locator(".measures tbody tr");
    }

    private static Locator faces(ConsolePage page) {
        return page.page().locator(".chart-face");
    }

    private ConsolePage open(Person viewer, long client, Browser.NewContextOptions options) {
        return ConsoleBrowser.open(server, viewer, "/#/clients/" + client + "/body", options);
    }
}
