package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.TestServer.Person;

/** On the wall of the gym, 3840 by 2160 pixels: what there is takes the room there is. */
class TelevisionTest extends GymCase {
    private static final int WIDTH = 3840;
    private static final int HEIGHT = 2160;

    private Person zoe;

    @BeforeEach
    void start() {
        zoe = gym.login(spotter.demo.Person.ZOE);
    }

    @Test
    void daysOfPhotosStandBesideEachOther() {
        try (ConsolePage page = open("/")) {
            assertThat(TimelineTest.shots(page).nth(4)).isVisible();
            Locator days = page.page().locator(".photo-day");
            BoundingBox newest = box(days.first());
            BoundingBox next = box(days.nth(1));
            assertEquals(newest.y, next.y);
            assertTrue(newest.x + newest.width < next.x, "beside, not upon it");
            assertEquals(
                    box(TimelineTest.shots(page).first()).height,
                    box(TimelineTest.shots(page).nth(3)).height,
                    2,
                    "of one height, whatever their shape");
            page.assertFits();
        }
    }

    @Test
    void aComparisonIsLargeAndAllInSight() {
        try (ConsolePage page = open("/#/clients/" + zoe.id() + "/compare")) {
            assertThat(page.page().locator(".after img")).isVisible();
            BoundingBox stage = box(page.page().locator(".compare-stage"));
            assertTrue(stage.height > 0.7 * HEIGHT, stage.height + " of " + HEIGHT);
            BoundingBox slider = box(page.page().locator(".compare input[type=range]"));
            assertTrue(slider.y + slider.height <= HEIGHT, "the slider ends at " + (slider.y + slider.height));
            page.assertFits();
        }
    }

    @Test
    void oneselfIsReadInTwoColumns() {
        try (ConsolePage page = open("/#/me")) {
            assertThat(page.page().locator("[aria-busy]")).hasCount(0);
            Locator parts = page.page().locator(".me-parts > section");
            BoundingBox first = box(parts.first());
            BoundingBox last = box(parts.last());
            assertTrue(first.x + first.width < last.x, "the last part is in the second column");
            assertTrue(last.x + last.width > 0.9 * WIDTH, "which ends at " + (last.x + last.width));
            page.assertFits();
        }
    }

    private ConsolePage open(String address) {
        Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT);
        return ConsoleBrowser.open(server, zoe, address, options);
    }

    private static BoundingBox box(Locator element) {
        return element.boundingBox();
    }
}
