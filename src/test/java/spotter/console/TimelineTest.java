package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** A client's photos by day. */
class TimelineTest extends GymCase {
    /** Uncompressed: page, scripts, style sheets and the texts of one language. */
    private static final int MAX_BYTES = 150_000;

    private Person priya;

    @BeforeEach
    void start() {
        priya = gym.login(spotter.demo.Person.PRIYA);
    }

    @Test
    void aClientsHomeShowsHisPhotosByDay() {
        try (ConsolePage page = ConsoleBrowser.open(server, priya, "/")) {
            assertThat(page.heading("Priya Raman")).isVisible();
            assertThat(page.page().locator(".photo-day h2").first()).containsText("Today");
            assertThat(page.page().locator(".photo-day h2").first()).containsText("kg");
            assertThat(shots(page).first().locator("img"))
                    .hasAttribute("alt", Pattern.compile("Progress photo, Front, .+"));
            page.assertAccessible();
            page.shoot("timeline");
        }
    }

    /** A phone loads all of it before it shows a picture. */
    @Test
    void theCodeOfATimelineIsSmall() {
        try (ConsolePage page = ConsoleBrowser.open(server, priya, "/")) {
            assertThat(shots(page).first()).isVisible();
            Object bytes = page.page()
                    .evaluate("[...performance.getEntriesByType('navigation'),"
                            + " ...performance.getEntriesByType('resource').filter(one => /\\/(console|client)/.test(one.name)"
                            + ")].reduce((sum, one) => sum + one.decodedBodySize, 0)");
            int count = ((Number) bytes).intValue();
            assertTrue(count > 50_000 && count < MAX_BYTES, count + " bytes");
        }
    }

    @Test
    void filtersStayInTheAddress() {
        Person amara = gym.login(spotter.demo.Person.AMARA);
        try (ConsolePage page = ConsoleBrowser.open(server, amara, "/#/clients/" + priya.id())) {
            chip(page, "Side").click();
            assertThat(shots(page)).hasCount(3);
            page.page().reload();
            assertThat(chip(page, "Side")).hasAttribute("aria-pressed", "true");
            assertThat(shots(page)).hasCount(3);
            chip(page, "Profile").click();
            assertThat(shots(page)).hasCount(1);
            chip(page, "All").click();
            assertThat(shots(page).nth(8)).isAttached();
        }
    }

    /** Whatever shape it has, nothing of it is cut off. */
    @Test
    void everyPictureKeepsItsShape() {
        try (TestServer empty = TestServer.start(folder.resolve("empty"))) {
            Person client = empty.client();
            try (ConsolePage page = ConsoleBrowser.open(empty, client, "/")) {
                assertThat(page.text("No photos yet")).isVisible();
                page.assertAccessible();
                for (int[] size : new int[][] {{400, 300}, {300, 400}, {1200, 200}, {200, 900}, {300, 300}}) {
                    addPhoto(empty, client, size[0], size[1]);
                }
                assertThat(shots(page)).hasCount(5);
                Object worst = page.page()
                        .evaluate("Math.max(...[...document.querySelectorAll('.shot img')].map(img =>"
                                + " Math.abs(img.clientWidth / img.clientHeight / (img.getAttribute('width') /"
                                + " img.getAttribute('height')) - 1)))");
                assertTrue(((Number) worst).doubleValue() < 0.05, "off by " + worst);
            }
        }
    }

    @Test
    void photosComeAndGoByThemselves() {
        Person amara = gym.login(spotter.demo.Person.AMARA);
        try (ConsolePage page = ConsoleBrowser.open(server, amara, "/#/clients/" + priya.id() + "/photos")) {
            assertThat(shots(page).first()).isVisible();
            Map<String, Object> media = addPhoto(server, priya, 300, 400);
            Locator fresh = page.page().locator("[data-file='" + media.get("filename") + "']");
            assertThat(fresh).isVisible();
            assertThat(page.text("New: Progress photo")).isAttached();
            expect(200, server.delete("/api/files/media/progress_photos/" + media.get("filename"), priya));
            assertThat(fresh).hasCount(0);
        }
    }

    @Test
    void aTimelineThatCannotBeHadIsAskedForAgain() {
        try (ConsolePage page = ConsoleBrowser.open(server, priya, "/")) {
            page.page().context().route("**/api/files?**", route -> route.abort());
            chip(page, "Meals").click();
            assertThat(page.text("The server cannot be reached")).isVisible();
            page.page().context().unroute("**/api/files?**");
            page.button("Try again").click();
            assertThat(shots(page).first()).isVisible();
        }
    }

    @Test
    void itReadsFromTheRightAndFitsASmallPhone() {
        Browser.NewContextOptions hebrew =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        try (ConsolePage page = ConsoleBrowser.open(server, priya, "/", hebrew)) {
            assertThat(shots(page).first()).isVisible();
            page.assertFits();
            page.shoot("timeline-he");
        }
    }

    static Map<String, Object> addPhoto(TestServer server, Person client, int width, int height) {
        String entry = Json.write(Map.of("weight", 70));
        long id = expect(201, server.post("/api/progress", client, entry)).id();
        TestForm form = TestForm.file("me.jpg", TestPictures.jpeg(width, height))
                .and("category", "progress_photo")
                .and("pose", "front")
                .and("entity_id", id);
        return expect(201, server.upload("/api/files/upload", client, form)).json();
    }

    static Locator chip(ConsolePage page, String name) {
        return page.page().locator(".chip").getByText(name, new Locator.GetByTextOptions().setExact(true));
    }

    static Locator shots(ConsolePage page) {
        return page.page().locator(".shot");
    }
}
