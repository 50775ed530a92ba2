package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.demo.Person.JOERG;
import static spotter.demo.Person.ZOE;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;

/** The documents on a client's page, in both directions. */
class DocumentsTest extends GymCase {
    private static final byte[] PDF = SamplePdf.onePage();

    @Test
    void whatATrainerSendsTheClientDownloads() throws IOException {
        Person joerg = gym.login(JOERG);
        Person zoe = gym.login(ZOE);
        try (ConsolePage his = open(joerg, zoe, new Browser.NewContextOptions());
                ConsolePage hers = open(zoe, zoe, new Browser.NewContextOptions())) {
            assertThat(documents(hers)).not().hasCount(0);
            int before = documents(hers).count();
            send(his, "week 12.pdf");
            assertThat(his.button("Download week 12.pdf")).isVisible();
            assertThat(hers.button("Download week 12.pdf")).isVisible();
            assertThat(documents(hers)).hasCount(before + 1);
            assertThat(documents(hers).first()).containsText("from Jörg Brandt");
            assertThat(documents(his).first()).containsText("from Jörg Brandt");
            hers.assertAccessible();
            hers.shoot("documents");
            Download download = hers.page()
                    .waitForDownload(() -> hers.button("Download week 12.pdf").click());
            assertEquals("week 12.pdf", download.suggestedFilename());
            assertArrayEquals(PDF, Files.readAllBytes(download.path()));

            hers.button("Delete week 12.pdf").click();
            assertThat(hers.text("week 12.pdf: it will be gone for good")).isVisible();
            hers.page().keyboard().press("Escape");
            assertEquals(before + 1, stored(zoe).size(), "asked, and not told to");
            hers.button("Delete week 12.pdf").click();
            hers.button("Delete").last().click();
            assertThat(documents(his)).hasCount(before);
            assertEquals(before, stored(zoe).size());
        }
    }

    @Test
    void aClientSendsTheFirstOne() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        try (ConsolePage page = open(client, client, new Browser.NewContextOptions());
                ConsolePage his = open(trainer, client, new Browser.NewContextOptions())) {
            assertThat(his.text("No documents yet")).isVisible();
            assertThat(page.text("No documents yet")).isVisible();
            page.assertAccessible();
            page.shoot("documents-empty");
            send(page, "blood.pdf");
            assertThat(documents(page)).hasCount(1);
            assertThat(documents(his)).hasCount(1);
            assertThat(page.text("No documents yet")).isHidden();
            assertEquals(1, stored(client).size());
        }
    }

    @Test
    void itFitsASmallPhoneAndReadsFromRightToLeft() {
        Person zoe = gym.login(ZOE);
        Browser.NewContextOptions small =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        try (ConsolePage page = open(zoe, zoe, small)) {
            assertThat(documents(page)).not().hasCount(0);
            page.assertFits();
            page.assertAccessible();
            page.shoot("documents-he");
        }
    }

    private static void send(ConsolePage page, String name) {
        page.button("Upload").click();
        page.page().locator("input[name=files]").setInputFiles(new FilePayload(name, "application/pdf", PDF));
        page.button("Send").click();
        assertThat(page.page().locator("dialog")).hasCount(0);
    }

    private static Locator documents(ConsolePage page) {
        return page.page().locator(".documents .row");
    }

    private List<Map<String, Object>> stored(Person client) {
        return server.get("/api/files?category=document&client_id=" + client.id(), client)
                .items();
    }

    private ConsolePage open(Person viewer, Person client, Browser.NewContextOptions options) {
        return ConsoleBrowser.open(server, viewer, "/#/clients/" + client.id() + "/documents", options);
    }
}
