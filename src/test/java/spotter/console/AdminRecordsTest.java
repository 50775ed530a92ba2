package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** The owner's view of who trains whom, and of who did what. */
class AdminRecordsTest extends GymCase {
    @Test
    void aLinkIsMadeAndEnded() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        Person amara = gym.login(spotter.demo.Person.AMARA);
        long ben = gym.id(spotter.demo.Person.BEN);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/links")) {
            assertThat(page.heading("Without a trainer")).isVisible();
            page.assertAccessible();
            page.shoot("admin-links");
            page.field("Trainer of Ben Carter").selectOption("Amara Okafor");
            page.button("Assign: Ben Carter").focus();
            page.page().keyboard().press("Enter");
            assertThat(page.heading("Without a trainer")).hasCount(0);
            expect(200, server.get("/api/users/" + ben, amara));
            page.button("End: Ben Carter").click();
            assertThat(page.text("Amara Okafor sees nothing of Ben Carter any more."))
                    .isVisible();
            page.page().locator("dialog .danger").click();
            assertThat(page.heading("Without a trainer")).isVisible();
            expect(403, server.get("/api/users/" + ben, amara));
        }
    }

    @Test
    void aGymWithoutTrainersSaysSo() {
        try (TestServer empty = TestServer.start(folder.resolve("empty"))) {
            try (ConsolePage page = ConsoleBrowser.open(empty, empty.admin(), "/#/admin/links")) {
                assertThat(page.text("There is no trainer yet")).isVisible();
            }
        }
    }

    @Test
    void theAuditIsReadAndFiltered() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        Person joerg = gym.login(spotter.demo.Person.JOERG);
        long zoe = gym.id(spotter.demo.Person.ZOE);
        expect(200, server.get("/api/nutrition/goals?client_id=" + zoe, joerg));
        expect(200, server.put("/api/users/" + zoe, olga, Json.write(Map.of("full_name", "Zoë G."))));
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/audit")) {
            assertThat(page.text("Olga Lindström changed the account of Zoë G."))
                    .isVisible();
            assertThat(page.text("Jörg Brandt looked at the goals of Zoë G.").first())
                    .isVisible();
            page.assertAccessible();
            page.shoot("admin-audit");
            page.field("Who").selectOption("Olga Lindström");
            page.field("What").selectOption("update");
            assertThat(page.text("looked at")).hasCount(1);
            assertThat(page.text("Olga Lindström changed the account of Zoë G."))
                    .isVisible();
            // The filter stands in the address.
            page.page().reload();
            assertThat(page.field("What")).hasValue("update");
            assertThat(page.text("Olga Lindström changed the account of Zoë G."))
                    .isVisible();
        }
    }

    @Test
    void theAuditReadsOnAsFarAsItGoes() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/audit")) {
            Locator lines = page.page().locator(".audit > li");
            assertThat(lines.nth(29)).isVisible();
            int all = server.get("/api/admin/audit?limit=200", olga).items().size();
            assertTrue(all > 35, all + " lines");
            lines.nth(29).scrollIntoViewIfNeeded();
            assertThat(lines.nth(34)).isVisible();
        }
    }

    @Test
    void itReadsFromTheRightAndFitsASmallPhone() {
        Browser.NewContextOptions hebrew =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        Person olga = gym.login(spotter.demo.Person.OLGA);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/audit", hebrew)) {
            assertThat(page.page().locator(".audit > li").nth(20)).isVisible();
            page.assertFits();
            page.shoot("admin-audit-he");
            page.page().setViewportSize(320, 640);
            page.go("/#/admin/links");
            assertThat(page.page().locator(".card").first()).isVisible();
            page.assertFits();
            page.shoot("admin-links-he");
        }
    }
}
