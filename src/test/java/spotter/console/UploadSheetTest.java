package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.TestPictures;
import spotter.TestServer.Person;

/** What one sends, from choosing it to its place in the timeline. */
class UploadSheetTest extends GymCase {
    private static final String UPLOADS = "**/api/files/upload";

    private Person ben;

    @Override
    String[] flags() {
        return new String[] {"--photo-max-mib", "1"};
    }

    @BeforeEach
    void start() {
        // Today's entry has photos in all poses already, as have those of the others.
        ben = gym.login(spotter.demo.Person.BEN);
    }

    @Test
    void threePhotosGoToOneEntryOfToday() {
        int before = entries().size();
        try (ConsolePage page = ConsoleBrowser.open(server, ben, "/")) {
            page.button("Upload").click();
            choose(page, photo("one.jpg", 300), photo("two.jpg", 310), photo("three.jpg", 320));
            page.field("Note").fill("after the holidays");
            page.field("Pose in three.jpg").selectOption("");
            page.assertAccessible();
            page.shoot("upload");
            page.button("Send 3 files").click();
            assertThat(page.text("3 files sent")).isVisible();
            assertThat(page.page().locator("dialog")).hasCount(0);
            assertThat(page.page().locator(".shot img[width='320']")).isVisible();
        }
        assertEquals(before + 1, entries().size(), "the one of this morning is full");
        Map<String, Object> entry = entries().get(0);
        assertEquals("after the holidays", entry.get("notes"));
        List<?> photos = (List<?>) entry.get("photos");
        assertEquals(3, photos.size());
        assertEquals("front", ((Map<?, ?>) photos.get(1)).get("pose"));
        assertEquals("after the holidays", ((Map<?, ?>) photos.get(1)).get("note"));
    }

    @Test
    void whatTheServerWouldRefuseIsNotSent() {
        try (ConsolePage page = ConsoleBrowser.open(server, ben, "/")) {
            List<String> sent = new CopyOnWriteArrayList<>();
            page.page().onRequest(request -> sent.add(request.method() + " " + request.url()));
            page.button("Upload").click();
            byte[] large = TestPictures.png(TestPictures.noise(700, 700));
            choose(page, new FilePayload("large.png", "image/png", large));
            choose(page, new FilePayload("plan.pdf", "application/pdf", new byte[10]));
            assertThat(page.text("Too large: at most 1 MB.")).isVisible();
            assertThat(page.text("This is no JPEG, PNG, WebP or GIF.")).isVisible();
            assertThat(page.button("Send")).isDisabled();
            page.button("Remove large.png").click();
            page.field("What is it?").selectOption("document");
            assertThat(page.button("Send")).isEnabled();
            assertTrue(
                    sent.stream().noneMatch(one -> one.endsWith("/upload") || one.endsWith("/progress")),
                    sent.toString());
        }
    }

    /** It looks like a photo until the server opens it. */
    @Test
    void aBrokenPhotoIsToldInTheServersWordsAndLeavesNothing() {
        int before = entries().size();
        try (ConsolePage page = ConsoleBrowser.open(server, ben, "/")) {
            page.button("Upload").click();
            byte[] whole = TestPictures.jpeg(400, 300);
            byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
            choose(page, new FilePayload("half.jpg", "image/jpeg", half), photo("good.jpg", 330));
            page.button("Send 2 files").click();
            assertThat(page.page().locator(".upload-rows .bad")).containsText("JPEG");
            assertThat(page.text("1 of 2 sent")).isVisible();
            assertThat(page.button("Try half.jpg again")).isHidden();
            page.assertAccessible();
            page.shoot("upload-failed");
            page.button("Close").click();
            assertThat(page.page().locator(".shot img[width='330']")).isVisible();
        }
        assertEquals(before + 1, entries().size());

        try (ConsolePage page = ConsoleBrowser.open(server, ben, "/")) {
            page.button("Upload").click();
            choose(page, new FilePayload("none.jpg", "image/jpeg", new byte[] {1, 2, 3}));
            // Both entries of today have one from the side.
            page.field("Pose in none.jpg").selectOption("side");
            page.button("Send").click();
            assertThat(page.page().locator(".upload-rows .bad")).isVisible();
            page.page()
                    .waitForResponse(
                            answer -> answer.request().method().equals("DELETE"),
                            () -> page.button("Close").click());
        }
        assertEquals(before + 1, entries().size(), "the entry made for it is gone with it");
    }

    @Test
    void aFailedOneIsTriedAgainAndAStoppedOneIsNot() {
        int before = entries().size();
        try (ConsolePage page = ConsoleBrowser.open(server, ben, "/")) {
            page.page()
                    .route(
                            UPLOADS,
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(500)
                                    .setContentType("application/problem+json")
                                    .setBody("{\"detail\":\"Something went wrong here\",\"code\":\"internal\"}")));
            page.button("Upload").click();
            choose(page, photo("one.jpg", 300), photo("two.jpg", 310));
            page.button("Send 2 files").click();
            assertThat(page.text("Something went wrong here")).hasCount(2);
            page.page().unroute(UPLOADS);
            page.button("Remove two.jpg").click();
            page.button("Try one.jpg again").click();
            assertThat(page.page().locator(".toast")).hasText("Sent");
        }
        assertEquals(before + 1, entries().size(), "the same entry for both tries");
        assertEquals(1, ((List<?>) entries().get(0).get("photos")).size());
    }

    /** No more than three are on their way; the bars move, and what is stopped is not kept. */
    @Test
    void manyGoThreeAtATimeAndCanBeStopped() {
        List<Route> held = new CopyOnWriteArrayList<>();
        AtomicInteger most = new AtomicInteger();
        int before = files();
        try (ConsolePage page = ConsoleBrowser.open(server, ben, "/")) {
            page.page().route(UPLOADS, route -> {
                held.add(route);
                most.set(Math.max(most.get(), held.size()));
            });
            page.button("Upload").click();
            FilePayload[] five = new FilePayload[5];
            for (int i = 0; i < five.length; i++) {
                five[i] = photo(i + ".jpg", 300 + i);
            }
            choose(page, five);
            page.button("Send 5 files").click();
            page.page().waitForCondition(() -> held.size() == 3);
            assertThat(page.page().locator(".upload-rows progress:visible")).hasCount(5);
            page.button("Close").click();
            page.page().locator("dialog.question .danger").click();
            assertThat(page.page().locator("dialog")).hasCount(0);
            assertEquals(3, most.get());
        }
        assertEquals(before, files());
    }

    @Test
    void filesAreDroppedAndPastedAnywhere() {
        try (ConsolePage page = ConsoleBrowser.open(server, ben, "/")) {
            assertThat(page.heading("Ben Carter")).isVisible();
            transfer(page, "drop", "DragEvent", "dataTransfer");
            assertThat(page.text("here.jpg")).isVisible();
            transfer(page, "paste", "ClipboardEvent", "clipboardData");
            assertThat(page.text("here.jpg")).hasCount(2);
            assertThat(page.button("Send 2 files")).isEnabled();
        }
    }

    @Test
    void aMealAndAFaceHaveTheirPlaces() {
        Person priya = gym.login(spotter.demo.Person.PRIYA);
        try (ConsolePage page = ConsoleBrowser.open(server, priya, "/")) {
            page.button("Upload").click();
            choose(page, photo("lunch.jpg", 333));
            page.field("What is it?").selectOption("meal_photo");
            Locator meals = page.field("Which meal?");
            assertThat(meals.locator("option").nth(1)).isAttached();
            meals.selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
            page.button("Send").click();
            assertThat(page.page().locator(".shot img[width='333']")).isVisible();

            page.button("Upload").click();
            choose(page, photo("face.jpg", 340), photo("other.jpg", 341));
            String before = page.page().locator(".client-head .avatar img").getAttribute("src");
            page.field("What is it?").selectOption("profile_photo");
            assertThat(page.text("Only one photo fits here.")).isVisible();
            page.button("Remove other.jpg").click();
            page.button("Send").click();
            assertThat(page.page().locator(".shot img[width='340']")).isVisible();
            assertThat(page.page().locator(".client-head .avatar img")).not().hasAttribute("src", before);
        }
        List<Map<String, Object>> media =
                server.get("/api/files?limit=2", priya).items();
        assertEquals("profile_photo", media.get(0).get("category"));
        assertEquals("meal_photo", media.get(1).get("category"));
    }

    @Test
    void aTrainerSendsForHisClientWhatHeMay() {
        Person amara = gym.login(spotter.demo.Person.AMARA);
        Person priya = gym.login(spotter.demo.Person.PRIYA);
        try (ConsolePage page = ConsoleBrowser.open(server, amara, "/#/clients/" + priya.id())) {
            page.button("Upload").click();
            assertThat(page.heading("For Priya Raman")).isVisible();
            assertEquals(new TreeSet<>(List.of("progress_photo", "document")), new TreeSet<>((List<?>)
                    page.field("What is it?").evaluate("one => [...one.options].map(o => o.value)")));
            choose(page, photo("front.jpg", 350));
            page.button("Send").click();
            assertThat(page.page().locator(".shot img[width='350']")).isVisible();
        }
        Map<String, Object> media = server.get("/api/files?limit=1&client_id=" + priya.id(), amara)
                .items()
                .get(0);
        assertEquals((int) amara.id(), media.get("uploaded_by"));
        assertEquals((int) priya.id(), media.get("owner_id"));
    }

    @Test
    void itReadsFromTheRightAndFitsASmallPhone() {
        Browser.NewContextOptions hebrew = new Browser.NewContextOptions()
                .setLocale("he-IL")
                .setViewportSize(320, 640)
                .setHasTouch(true)
                .setIsMobile(true);
        try (ConsolePage page = ConsoleBrowser.open(server, ben, "/", hebrew)) {
            page.button("העלאה").click();
            choose(page, photo("one-with-quite-a-long-name-of-a-camera-20261125.jpg", 300), photo("two.jpg", 310));
            assertThat(page.button("צילום תמונה")).isVisible();
            page.assertFits();
            page.shoot("upload-he");
        }
    }

    private static FilePayload photo(String name, int width) {
        return new FilePayload(name, "image/jpeg", TestPictures.jpeg(width, 400));
    }

    private static void choose(ConsolePage page, FilePayload... files) {
        page.page().locator("input[name=files]").setInputFiles(files);
    }

    private static void transfer(ConsolePage page, String event, String type, String field) {
        String bytes = Base64.getEncoder().encodeToString(TestPictures.jpeg(60, 80));
        page.page().evaluate("""
                ([event, type, field, bytes]) => {
                  const data = new DataTransfer();
                  const content = Uint8Array.from(atob(bytes), one => one.charCodeAt(0));
                  data.items.add(new File([content], 'here.jpg', { type: 'image/jpeg' }));
                  document.body.dispatchEvent(new globalThis[type](event, { [field]: data, bubbles: true, cancelable: true }));
                }""", List.of(event, type, field, bytes));
    }

    private List<Map<String, Object>> entries() {
        return expect(200, server.get("/api/progress?size=100", ben)).list();
    }

    private int files() {
        return server.get("/api/files?limit=200", ben).items().size();
    }
}
