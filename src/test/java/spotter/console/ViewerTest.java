package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.TestServer.Person;

/** One photo as large as the screen. */
class ViewerTest extends GymCase {
    private Person ayse;

    @BeforeEach
    void start() {
        ayse = gym.login(spotter.demo.Person.AYSE);
    }

    @Test
    void arrowsGoThroughThePhotosAndTheFocusReturns() {
        try (ConsolePage page = ConsoleBrowser.open(server, ayse, "/")) {
            open(page, 0);
            assertThat(caption(page)).containsText("Progress photo, Front");
            assertThat(caption(page)).containsText("kg");
            page.assertAccessible();
            page.shoot("viewer");
            page.page().keyboard().press("ArrowRight");
            assertThat(caption(page)).containsText("Progress photo, Side");
            page.page().keyboard().press("ArrowRight");
            page.page().keyboard().press("ArrowLeft");
            assertThat(caption(page)).containsText("Progress photo, Side");
            page.page().keyboard().press("Escape");
            assertThat(viewer(page)).hasCount(0);
            assertThat(TimelineTest.shots(page).nth(1).locator("button")).isFocused();
        }
    }

    @Test
    void wheelKeysAndFingersMagnifyAndAWipeTurns() {
        try (ConsolePage page = ConsoleBrowser.open(server, ayse, "/")) {
            open(page, 0);
            page.page().mouse().move(600, 400);
            page.page().mouse().wheel(0, -300);
            waitForScale(page, 2.7);
            double before = left(page);
            page.page().mouse().down();
            page.page().mouse().move(700, 400);
            page.page().mouse().up();
            page.page().waitForCondition(() -> Math.abs(left(page) - before - 100) < 2);
            page.page().keyboard().press("0");
            waitForScale(page, 1);
            page.page().keyboard().press("+");
            waitForScale(page, 1.4);
            page.page().keyboard().press("0");
            pinch(page);
            waitForScale(page, 2);
            page.page().keyboard().press("0");
            page.page().mouse().down();
            page.page().mouse().move(400, 410);
            page.page().mouse().up();
            assertThat(caption(page)).containsText("Progress photo, Side");
        }
    }

    @Test
    void theOriginalIsDownloadedUnderItsOwnName() throws IOException {
        try (ConsolePage page = ConsoleBrowser.open(server, ayse, "/")) {
            open(page, 0);
            Download download = page.page()
                    .waitForDownload(() -> page.button("Download the original").click());
            assertEquals("front.jpg", download.suggestedFilename());
            long stored = ((Number) server.get("/api/files?category=progress_photo&limit=3", ayse)
                            .items()
                            .get(2)
                            .get("file_size"))
                    .longValue();
            assertEquals(stored, Files.size(download.path()));
        }
    }

    @Test
    void deletingAsksNamesItAndGoesOn() {
        try (ConsolePage page = ConsoleBrowser.open(server, ayse, "/")) {
            open(page, 0);
            page.button("Delete").click();
            assertThat(page.text("Progress photo, Front,").last()).isVisible();
            page.page().keyboard().press("Escape");
            assertEquals(9, photos(), "not yet");
            page.button("Delete").click();
            page.page().locator("dialog.question .danger").click();
            assertThat(caption(page)).containsText("Progress photo, Side");
            page.page().keyboard().press("Escape");
            assertThat(TimelineTest.shots(page).first().locator("img"))
                    .hasAttribute("alt", Pattern.compile("Progress photo, Side.*"));
        }
        assertEquals(8, photos());
    }

    /** A trainer does not decide on his client's face. */
    @Test
    void aTrainerIsOfferedWhatHeMayDo() {
        Person amara = gym.login(spotter.demo.Person.AMARA);
        String address = "/#/clients/" + ayse.id() + "/photos?show=profile_photo";
        try (ConsolePage page = ConsoleBrowser.open(server, amara, address)) {
            open(page, 0);
            assertThat(page.button("Delete")).isHidden();
            assertThat(page.button("Compare with…")).isHidden();
            page.button("Close").click();
            TimelineTest.chip(page, "Side").click();
            open(page, 0);
            assertThat(page.button("Delete")).isVisible();
            page.button("Compare with…").click();
            assertThat(page.heading("Compare · Ayşe Yılmaz")).isVisible();
        }
    }

    @Test
    void fromTheRightTheLeftArrowGoesOn() {
        Browser.NewContextOptions hebrew =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        try (ConsolePage page = ConsoleBrowser.open(server, ayse, "/", hebrew)) {
            open(page, 0);
            page.page().keyboard().press("ArrowLeft");
            assertThat(caption(page)).containsText("מהצד");
            page.assertFits();
            page.shoot("viewer-he");
        }
    }

    private int photos() {
        return server.get("/api/files?category=progress_photo", ayse).items().size();
    }

    private static void open(ConsolePage page, int index) {
        TimelineTest.shots(page).nth(index).locator("button").click();
        assertThat(viewer(page)).isVisible();
        assertThat(page.page().locator(".viewer-picture img").last()).hasJSProperty("complete", true);
    }

    /** Two fingers that move apart, as a touch screen tells it. */
    private static void pinch(ConsolePage page) {
        page.page().evaluate("""
                (() => {
                  const stage = document.querySelector('.viewer-stage');
                  stage.setPointerCapture = () => {};
                  const finger = (type, pointerId, clientX) => stage.dispatchEvent(new PointerEvent(type,
                      { pointerId, clientX, clientY: 300, bubbles: true, button: 0, pointerType: 'touch' }));
                  finger('pointerdown', 11, 500); finger('pointerdown', 12, 600);
                  finger('pointermove', 11, 450); finger('pointermove', 12, 650);
                  finger('pointerup', 11, 450); finger('pointerup', 12, 650);
                })()""");
    }

    private static void waitForScale(ConsolePage page, double expected) {
        page.page().waitForCondition(() -> Math.abs(scale(page) - expected) < 0.05);
    }

    private static double scale(ConsolePage page) {
        return matrix(page, "a");
    }

    private static double left(ConsolePage page) {
        return matrix(page, "e");
    }

    private static double matrix(ConsolePage page, String cell) {
        return ((Number) page.page()
                        .evaluate("new DOMMatrix(getComputedStyle(document.querySelector("
                                + "'.viewer-picture')).transform)." + cell))
                .doubleValue();
    }

    private static Locator viewer(ConsolePage page) {
        return page.page().locator("dialog.viewer");
    }

    private static Locator caption(ConsolePage page) {
        return page.page().locator(".viewer-caption");
    }
}
