package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.TestServer;
import spotter.TestServer.Person;

/** Two progress photos of a client. */
class CompareTest extends GymCase {
    private Person soren;

    @BeforeEach
    void start() {
        soren = gym.login(spotter.demo.Person.SOREN);
    }

    @Test
    void theFirstAndTheLatestOfOnePoseAreComparedWithWeightsAndDays() {
        Person amara = gym.login(spotter.demo.Person.AMARA);
        try (ConsolePage page = ConsoleBrowser.open(server, amara, address())) {
            assertThat(picture(page, "before")).hasAttribute("alt", Pattern.compile("Progress photo, Front.*"));
            assertThat(picture(page, "after")).hasAttribute("alt", Pattern.compile("Progress photo, Front.*"));
            assertThat(facts(page)).containsText("in 84 days");
            assertThat(facts(page)).containsText(Pattern.compile("\\+\\d\\.?\\d? kg"));
            page.assertAccessible();
            page.shoot("compare");
            page.page().reload();
            assertThat(facts(page)).containsText("in 84 days");
        }
    }

    @Test
    void theSliderListensToKeysAndToADrag() {
        try (ConsolePage page = ConsoleBrowser.open(server, soren, address())) {
            Locator range = page.field("How much of each");
            range.focus();
            page.page().keyboard().press("ArrowRight");
            assertAt(page, "51%");
            page.page().keyboard().press("Home");
            assertAt(page, "0%");
            var box = stage(page).boundingBox();
            page.page().mouse().move(box.x + box.width / 2, box.y + 50);
            page.page().mouse().down();
            page.page().mouse().move(box.x + box.width / 4, box.y + 50);
            page.page().mouse().up();
            assertThat(range).hasValue("25");
        }
    }

    @Test
    void bothAreMagnifiedAndMovedAlike() {
        try (ConsolePage page = ConsoleBrowser.open(server, soren, address())) {
            page.button("Side by side").click();
            assertThat(page.field("How much of each")).isHidden();
            page.shoot("compare-side");
            page.button("Nearer").click();
            page.button("Nearer").click();
            var box = stage(page).boundingBox();
            page.page().mouse().move(box.x + box.width / 4, box.y + box.height / 2);
            page.page().mouse().down();
            page.page().mouse().move(box.x + box.width / 4 + 40, box.y + box.height / 2 + 30);
            page.page().mouse().up();
            assertThat(picture(page, "before")).hasCSS("transform", "matrix(2.25, 0, 0, 2.25, 40, 30)");
            assertThat(picture(page, "after")).hasCSS("transform", "matrix(2.25, 0, 0, 2.25, 40, 30)");
            page.button("Whole photo").click();
            assertThat(picture(page, "after")).hasCSS("transform", "none");
        }
    }

    @Test
    void otherPhotosAreChosenByKeys() {
        try (ConsolePage page = ConsoleBrowser.open(server, soren, address())) {
            TimelineTest.chip(page, "After").click();
            Locator middle = page.page().locator(".compare-strip button").nth(3);
            middle.focus();
            page.page().keyboard().press("Enter");
            assertThat(facts(page)).containsText("in 42 days");
            assertThat(middle).isFocused();
            assertThat(middle).hasAttribute("aria-pressed", "true");
            assertThat(page.page()).hasURL(Pattern.compile(".*after=\\d+.*"));
        }
    }

    @Test
    void theServersPageIsDownloaded() throws IOException {
        try (ConsolePage page = ConsoleBrowser.open(server, soren, address())) {
            Download download = page.page()
                    .waitForDownload(
                            () -> page.button("Download as one picture").click());
            assertTrue(download.suggestedFilename().matches("\\d{4}-\\d\\d-\\d\\d \\d{4}-\\d\\d-\\d\\d\\.jpg"));
            BufferedImage image = ImageIO.read(download.path().toFile());
            assertTrue(image.getWidth() > image.getHeight(), "both beside each other");
        }
    }

    @Test
    void whoeverHasOnePhotoIsToldWhatIsMissing() {
        try (TestServer empty = TestServer.start(folder.resolve("empty"))) {
            Person client = empty.client();
            TimelineTest.addPhoto(empty, client, 300, 400);
            try (ConsolePage page = ConsoleBrowser.open(empty, client, "/#/clients/" + client.id() + "/compare")) {
                assertThat(page.text("Not enough to compare")).isVisible();
            }
        }
    }

    @Test
    void itReadsFromTheRightAndFitsASmallPhone() {
        Browser.NewContextOptions hebrew =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        try (ConsolePage page = ConsoleBrowser.open(server, soren, address(), hebrew)) {
            assertThat(picture(page, "before")).isVisible();
            page.assertFits();
            var box = stage(page).boundingBox();
            page.page().mouse().move(box.x + box.width / 4, box.y + 50);
            page.page().mouse().down();
            page.page().mouse().up();
            assertAt(page, "75%");
            page.shoot("compare-he");
        }
    }

    private String address() {
        return "/#/clients/" + soren.id() + "/compare";
    }

    private static Locator picture(ConsolePage page, String side) {
        return page.page().locator("." + side + " img");
    }

    private static Locator facts(ConsolePage page) {
        return page.page().locator(".compare-facts");
    }

    private static Locator stage(ConsolePage page) {
        return page.page().locator(".compare-stage");
    }

    private static void assertAt(ConsolePage page, String percent) {
        assertThat(stage(page)).hasAttribute("style", Pattern.compile(".*--at: ?" + percent + ".*"));
    }
}
