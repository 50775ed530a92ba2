package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spotter.TestServer.Person;

/** Backups, the examination of the files, the settings: what keeps a gym running. */
class AdminUpkeepTest extends GymCase {
    @Test
    void aBackupIsMadeFetchedAndDeleted() throws IOException {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/backups")) {
            assertThat(page.text("No backup yet")).isVisible();
            assertThat(page.text("Every day at 3:00; the last 7 are kept")).isVisible();
            page.button("Back up now").click();
            assertThat(page.text("The backup is made, and found whole.")).isVisible();
            assertThat(page.button("Download the backup of")).isVisible();
            page.assertAccessible();
            page.shoot("admin-backups");
            String name = (String) backups(olga).get(0);
            Download got = page.page()
                    .waitForDownload(() -> page.button("Download the backup of").click());
            assertEquals(name, got.suggestedFilename());
            assertEquals(-1, Files.mismatch(folder.resolve("backups").resolve(name), got.path()));
            page.button("Delete the backup of").focus();
            page.page().keyboard().press("Enter");
            assertThat(page.heading("Delete this backup?")).isVisible();
            page.page().locator("dialog .danger").click();
            assertThat(page.text("No backup yet")).isVisible();
            assertEquals(List.of(), backups(olga));
        }
    }

    @Test
    void whatIsWrongWithTheFilesIsSaidInWords() throws IOException {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/doctor")) {
            page.button("Examine now").click();
            assertThat(page.text("Every file is there, and as it was stored.")).isVisible();
            Files.delete(anOriginal());
            page.button("Examine now").click();
            assertThat(page.text("Files that are gone: a backup has them")).isVisible();
            page.text("Files that are gone: a backup has them").click();
            assertThat(page.text("progress_photos/").first()).isVisible();
            page.assertAccessible();
            page.shoot("admin-doctor");
        }
    }

    @Test
    void theSettingsAreFoundAndSecretsStayHidden() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/settings")) {
            assertThat(page.text("jwt_secret")).isVisible();
            page.assertAccessible();
            page.shoot("admin-settings");
            page.field("Search the settings").fill("photo max");
            assertThat(page.page().locator(".settings > div:visible")).hasCount(2);
            page.field("Search the settings").fill("bcrypt");
            assertThat(page.page().locator(".settings > div:visible"))
                    .hasText(Pattern.compile(".*4 ?flag ?otherwise 11"));
            page.field("Search the settings").fill("no such thing");
            assertThat(page.text("No setting is called that")).isVisible();
        }
    }

    @Test
    void aServerThatCannotBeReachedIsSaidAndAskedAgain() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/links")) {
            assertThat(page.heading("Amara Okafor")).isVisible();
            page.page().route("**/api/admin/**", route -> route.abort());
            page.link("Settings").click();
            assertThat(page.text("The server cannot be reached.")).isVisible();
            page.page().unroute("**/api/admin/**");
            page.button("Try again").click();
            assertThat(page.text("jwt_secret")).isVisible();
        }
    }

    @Test
    void itReadsFromTheRightAndFitsASmallPhone() {
        Person olga = gym.login(spotter.demo.Person.OLGA);
        expect(201, server.post("/api/admin/backups", olga, null));
        Browser.NewContextOptions hebrew =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/admin/backups", hebrew)) {
            assertThat(page.page().locator("main li").first()).isVisible();
            page.assertFits();
            page.shoot("admin-backups-he");
            page.page().setViewportSize(320, 640);
            page.go("/#/admin/settings");
            assertThat(page.text("jwt_secret")).isVisible();
            page.assertFits();
            page.shoot("admin-settings-he");
            page.page().setViewportSize(320, 640);
            page.go("/#/admin/doctor");
            assertThat(page.page().locator("main .button")).isVisible();
            page.assertFits();
        }
    }

    private List<?> backups(Person olga) {
        return server.get("/api/admin/backups", olga).items().stream()
                .map(one -> one.get("name"))
                .toList();
    }

    private Path anOriginal() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("uploads/progress_photos"))) {
            Path found = files.findFirst().orElseThrow();
            assertTrue(Files.size(found) > 0);
            return found;
        }
    }
}
