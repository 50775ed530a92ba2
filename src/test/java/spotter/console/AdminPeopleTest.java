package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import spotter.TestServer.Person;
import spotter.http.Json;

/** The owner's list of people: who they are, how they come in, and how they go. */
class AdminPeopleTest extends GymCase {
    @Test
    void theOwnerFindsSomebodyAndChangesWhatHeMay() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        long ben = gym.id(spotter.demo.Person.BEN);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin")) {
            assertThat(people(page)).hasCount(9);
            assertThat(page.text("All is well")).isVisible();
            page.assertAccessible();
            page.shoot("admin-people");
            page.button("Trainers").click();
            assertThat(people(page)).hasCount(2);
            page.button("Everybody").click();
            page.field("Name or e-mail").fill("BEN@");
            assertThat(people(page)).hasCount(1);
            people(page).first().focus();
            page.page().keyboard().press("Enter");
            page.field("Name").fill("Benjamin Carter");
            page.field("May sign in").uncheck();
            page.assertAccessible();
            page.shoot("admin-person");
            page.button("Save").click();
            assertThat(people(page).first()).containsText("Benjamin Carter");
            assertThat(people(page).first()).containsText("Locked");
            Map<String, Object> changed = server.get("/api/users/" + ben, olga).json();
            assertEquals(
                    List.of("Benjamin Carter", false), List.of(changed.get("full_name"), changed.get("is_active")));
            page.field("Name or e-mail").fill("nobody at all");
            assertThat(page.text("Nobody is called that")).isVisible();
        }
    }

    @Test
    void anEmailThatIsTakenStaysInTheForm() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/people?search=ben@")) {
            people(page).first().click();
            page.field("E-mail").fill("zoe@example.org");
            page.button("Save").click();
            assertThat(page.text("Email already registered")).isVisible();
            assertThat(page.field("E-mail")).hasValue("zoe@example.org");
        }
    }

    @Test
    void somebodyIsAddedAndHisLinkPassedOn() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/people")) {
            page.button("Add a person").click();
            page.field("Name").fill("Tom Hart");
            page.field("E-mail").fill("tom@example.org");
            page.field("Role").selectOption("trainer");
            page.page().locator("dialog").getByText("Add a person").last().click();
            Locator link = page.field("Link of the invitation");
            assertThat(link).hasValue(Pattern.compile(".*#reset=.+"));
            page.assertAccessible();
            page.button("Close").click();
            assertThat(page.page().locator("button.row", new Page.LocatorOptions().setHasText("Tom Hart")))
                    .containsText("Trainer");
        }
        Map<String, Object> tom =
                server.get("/api/users?search=tom@example.org", olga).list().get(0);
        assertEquals("trainer", tom.get("role"));
    }

    @Test
    void anInvitationIsListedAndTakenBack() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/people")) {
            page.button("Invite somebody").click();
            page.field("Role").selectOption("trainer");
            page.field("E-mail (may stay empty)").fill("nina@example.org");
            page.button("Make a link").click();
            assertThat(page.field("Link of the invitation")).hasValue(Pattern.compile(".*#invite=.+"));
            page.button("Close").click();
            assertThat(page.heading("Open invitations")).isVisible();
            assertEquals("trainer", invites(olga).get(0).get("role"));
            page.shoot("admin-invites");
            page.button("Take back: nina@example.org").click();
            page.page().locator("dialog .danger").click();
            assertThat(page.heading("Open invitations")).hasCount(0);
            assertEquals(List.of(), invites(olga));
        }
    }

    @Test
    void aLinkForANewPasswordIsMadeAndThoseAskedForAreListed() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/people?search=ben@")) {
            people(page).first().click();
            page.button("Link for a new password").click();
            Locator link = page.field("Link of the invitation");
            assertThat(link).hasValue(Pattern.compile(".*#reset=.+"));
            Object listed =
                    server.get("/api/auth/password-resets", olga).items().get(0).get("url");
            assertThat(link).hasValue(String.valueOf(listed));
            page.button("Close").click();
            page.page().reload();
            assertThat(page.heading("Links to pass on")).isVisible();
        }
    }

    @Test
    void whoeverIsDeletedIsNamedWithAllThatGoes() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        Person zoe = gym.login(spotter.demo.Person.ZOE);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/people?search=zoe@")) {
            people(page).first().click();
            page.button("Delete").click();
            assertThat(page.heading("Delete Zoë García?")).isVisible();
            int media = server.get("/api/files?limit=100", zoe).items().size();
            assertTrue(media > 1);
            assertThat(page.page().locator("dialog.question")).containsText(media + " photos and documents");
            Locator delete = page.page().locator("dialog.question .danger");
            page.field("Type zoe@example.org to confirm").fill("zoe");
            assertThat(delete).isDisabled();
            page.shoot("admin-delete");
            page.field("Type zoe@example.org to confirm").fill("zoe@example.org");
            delete.click();
            assertThat(page.text("Nobody is called that")).isVisible();
        }
        expect(404, server.get("/api/users/" + zoe.id(), olga));
    }

    @Test
    void whoeverIsNoOwnerGetsNothing() {
        for (spotter.demo.Person somebody : List.of(spotter.demo.Person.JOERG, spotter.demo.Person.ZOE)) {
            for (String tab : List.of("people", "links", "audit", "backups", "doctor", "settings")) {
                try (ConsolePage page = ConsoleBrowser.open(server, gym.login(somebody), "/#/admin/" + tab)) {
                    assertThat(page.text("Only an administrator can do this")).isVisible();
                    assertThat(page.page().locator("main :is(li, input, .tabs)"))
                            .hasCount(0);
                    assertThat(page.link("Gym")).hasCount(0);
                }
            }
        }
    }

    @Test
    void itReadsFromTheRightAndFitsASmallPhone() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        expect(201, server.post("/api/users/invites", olga, Json.write(Map.of("role", "client"))));
        Browser.NewContextOptions hebrew =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin", hebrew)) {
            assertThat(people(page)).hasCount(9);
            page.assertFits();
            page.shoot("admin-people-he");
        }
    }

    private List<Map<String, Object>> invites(Person olga) {
        return server.get("/api/users/invites", olga).items();
    }

    private static Locator people(ConsolePage page) {
        return page.page().locator("button.row");
    }
}
