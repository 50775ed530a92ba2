package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.TestPictures;
import spotter.TestServer.Person;

/** A client and his trainer, each at a browser: a photo goes one way, a word the other, and then they part. */
class ConsoleJourneyTest extends GymCase {
    private Person lukasz;
    private Person joerg;

    @BeforeEach
    void start() {
        lukasz = gym.login(spotter.demo.Person.LUKASZ);
        joerg = gym.login(spotter.demo.Person.JOERG);
    }

    @Test
    void aPhotoAnAnswerAndAnEnd() {
        String page = "/#/clients/" + lukasz.id();
        try (ConsolePage client = ConsoleBrowser.open(server, lukasz, "/");
                ConsolePage trainer = ConsoleBrowser.open(server, joerg, page)) {
            assertThat(TimelineTest.shots(client).first()).isVisible();
            assertThat(TimelineTest.shots(trainer).first()).isVisible();
            int unread = unread(joerg);

            send(client);
            assertThat(trainer.page().locator(".shot img[width='360']")).isVisible();
            // Told of the entry and of the photo.
            assertThat(badge(trainer)).hasText(Pattern.compile("^" + (unread + 2) + "\\b.*"));
            compare(trainer);
            answer(trainer, client);

            trainer.go(page);
            assertThat(TimelineTest.shots(trainer).first()).isVisible();
            part();
            assertThat(trainer.heading("No longer your client")).isVisible();
            assertThat(trainer.page().locator("main img")).hasCount(0);
            trainer.assertAccessible();
            trainer.go(page);
            trainer.page().reload();
            assertThat(trainer.text("Access denied")).isVisible();
            assertThat(trainer.page().locator("main img")).hasCount(0);
            // His own page does not mind.
            assertThat(TimelineTest.shots(client).first()).isVisible();
        }
    }

    /** The link ends while a photo of the client fills the screen. */
    @Test
    void anOpenPhotoGoesToo() {
        try (ConsolePage trainer = ConsoleBrowser.open(server, joerg, "/#/clients/" + lukasz.id())) {
            TimelineTest.shots(trainer).first().locator("button").click();
            assertThat(trainer.page().locator("dialog.viewer")).isVisible();
            part();
            assertThat(trainer.heading("No longer your client")).isVisible();
            assertThat(trainer.page().locator("dialog")).hasCount(0);
        }
    }

    @Test
    void anOpenComparisonGoesToo() {
        try (ConsolePage trainer = ConsoleBrowser.open(server, joerg, "/#/clients/" + lukasz.id() + "/compare")) {
            assertThat(trainer.page().locator(".pane img").first()).isVisible();
            part();
            assertThat(trainer.heading("No longer your client")).isVisible();
            assertThat(trainer.page().locator("main img")).hasCount(0);
        }
    }

    private static void send(ConsolePage client) {
        client.button("Upload").click();
        client.page()
                .locator("input[name=files]")
                .setInputFiles(new FilePayload("today.jpg", "image/jpeg", TestPictures.jpeg(360, 480)));
        client.button("Send").click();
        assertThat(client.page().locator(".shot img[width='360']")).isVisible();
    }

    private static void compare(ConsolePage trainer) {
        trainer.link("Compare").click();
        assertThat(trainer.page().locator(".after img")).hasAttribute("width", "360");
        assertThat(trainer.page().locator(".compare-facts")).containsText("in 84 days");
    }

    private void answer(ConsolePage trainer, ConsolePage client) {
        expect(
                201,
                server.post(
                        "/api/messages",
                        joerg,
                        "{\"to_user_id\":" + lukasz.id() + ",\"message\":\"Shoulders back, and well done!\"}"));
        assertThat(badge(client)).hasText(Pattern.compile("^" + unread(lukasz) + "\\b.*"));
        client.link("Messages").click();
        client.link("Jörg Brandt").click();
        assertThat(client.page().locator(".bubble").last()).containsText("Shoulders back, and well done!");
        client.go("/");
    }

    private static Locator badge(ConsolePage page) {
        return page.page().locator("nav a[href='#/inbox'] .badge");
    }

    private int unread(Person person) {
        return ((Number) server.get("/api/notifications/count", person).json().get("unread_count")).intValue();
    }

    private void part() {
        expect(204, server.delete("/api/users/me/trainer", lukasz));
        assertEquals(403, server.get("/api/users/" + lukasz.id(), joerg).status());
    }
}
