package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;

/** How much is stored, of whom, and what could go. */
class StorageTest extends GymCase {
    @Test
    void theOwnerSeesEverybodyAndWhatNobodyNeeds() throws IOException {
        orphan();
        Person olga = gym.login(spotter.demo.Person.OLGA);
        try (ConsolePage page = ConsoleBrowser.open(server, olga, "/#/storage")) {
            assertThat(rows(page)).hasCount(6);
            assertThat(page.page().locator(".area")).hasAttribute("aria-label", Pattern.compile(".* on .* today"));
            assertThat(page.text("Uploads leave 268.4 MB of it free.")).isVisible();
            page.assertAccessible();
            page.shoot("storage");
            page.button("365 days").click();
            assertThat(page.button("365 days")).hasAttribute("aria-pressed", "true");
            page.button("Examine now").click();
            assertThat(page.text("Nobody needs 1 file any more")).isVisible();
            page.assertAccessible();
            page.shoot("storage-more");
            String largest = (String) clients(olga).get(0).get("full_name");
            assertThat(rows(page).first()).containsText(largest);
            rows(page).first().focus();
            page.page().keyboard().press("Enter");
            assertThat(page.heading(largest)).isVisible();
        }
    }

    @Test
    void aTrainerSeesHisClientsAndWhatComesWhileHeLooks() {
        Person joerg = gym.login(spotter.demo.Person.JOERG);
        Person zoe = gym.login(spotter.demo.Person.ZOE);
        try (ConsolePage page = ConsoleBrowser.open(server, joerg, "/#/storage")) {
            assertThat(rows(page)).hasCount(2);
            assertThat(page.heading("Clean-up")).hasCount(0);
            long before = media(joerg, zoe.id());
            Locator row = rows(page).filter(new Locator.FilterOptions().setHasText("Zoë García"));
            assertThat(row).containsText(before + " photos and documents");
            expect(
                    201,
                    server.upload(
                            "/api/files/upload",
                            zoe,
                            TestForm.file("a.pdf", SamplePdf.onePage()).and("category", "document")));
            assertThat(row).containsText(before + 1 + " photos and documents");
            assertEquals(before + 1, media(joerg, zoe.id()));
        }
    }

    @Test
    void aClientIsRefusedAndAnEmptyGymSaysSo() {
        Person zoe = gym.login(spotter.demo.Person.ZOE);
        try (ConsolePage page = ConsoleBrowser.open(server, zoe, "/#/storage")) {
            assertThat(page.text("Only trainers can view media statistics").first())
                    .isVisible();
            assertThat(rows(page)).hasCount(0);
        }
        try (TestServer empty = TestServer.start(folder.resolve("empty"))) {
            try (ConsolePage page = ConsoleBrowser.open(empty, empty.trainer(), "/#/storage")) {
                assertThat(page.text("No clients yet")).isVisible();
                assertThat(page.text("Nothing is stored yet")).isVisible();
            }
        }
    }

    @Test
    void itReadsFromTheRightAndFitsASmallPhone() {
        Browser.NewContextOptions hebrew =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        try (ConsolePage page =
                ConsoleBrowser.open(server, gym.login(spotter.demo.Person.OLGA), "/#/storage", hebrew)) {
            assertThat(page.page().locator(".area")).isVisible();
            assertThat(rows(page)).hasCount(6);
            page.assertFits();
            page.shoot("storage-he");
        }
    }

    private static Locator rows(ConsolePage page) {
        return page.page().locator(".storage a.row");
    }

    private long media(Person trainer, long clientId) {
        return clients(trainer).stream()
                .filter(one -> ((Number) one.get("user_id")).longValue() == clientId)
                .mapToLong(one -> ((Number) one.get("media")).longValue())
                .sum();
    }

    @SuppressWarnings("unchecked") // the shape of this answer
    private List<Map<String, Object>> clients(Person staff) {
        return (List<Map<String, Object>>)
                server.get("/api/files/media/stats", staff).json().get("clients");
    }

    /** Old enough not to be an upload that is just being stored. */
    private void orphan() throws IOException {
        Path file = folder.resolve("uploads/documents/document_1_" + UUID.randomUUID() + ".pdf");
        Files.write(file, SamplePdf.onePage());
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
    }
}
