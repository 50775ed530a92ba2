package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;
import static spotter.demo.Person.AMARA;
import static spotter.demo.Person.JOERG;
import static spotter.demo.Person.OLGA;
import static spotter.demo.Person.ZOE;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Person;
import spotter.demo.Story;
import spotter.formats.SamplePdf;
import spotter.http.Json;

/** One's account: name, password, photo, trainer, taking everything along, and the end of it. */
class MeAccountTest extends GymCase {
    @Test
    void nameAndEmailAreChangedAndATakenOneIsRefused() {
        Person zoe = gym.login(ZOE);
        try (ConsolePage page = open(zoe)) {
            page.field("Your name").fill("Zoë G.");
            page.field("E-mail").fill(JOERG.email());
            page.button("Save").click();
            assertThat(page.text("Email already registered")).isVisible();
            assertEquals("Zoë García", me(zoe).get("full_name"));
            page.field("E-mail").fill("zoe.g@example.org");
            page.page().keyboard().press("Enter");
            assertThat(page.page().locator("h1")).hasText("Zoë G.");
            assertThat(page.page().locator(".nav-foot")).containsText("Zoë G.");
            assertThat(page.text("Email already registered")).hasCount(0);
            assertEquals("zoe.g@example.org", me(zoe).get("email"));
        }
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        Person joerg = gym.login(JOERG);
        Person phone = gym.login(JOERG);
        try (ConsolePage page = open(joerg)) {
            Locator devices = page.page().locator(".me-devices .row");
            assertThat(devices).not().hasCount(1);
            page.field("Present password").fill("not the one");
            page.field("New password").fill("a longer sentence");
            page.button("Change the password").click();
            assertThat(page.text("Incorrect password")).isVisible();
            expect(200, server.get("/api/auth/me", phone));
            page.field("Present password").fill(Story.PASSWORD);
            page.button("Change the password").click();
            assertThat(page.text("all other sessions have ended")).isVisible();
            assertThat(devices).hasCount(1);
            assertThat(page.field("New password")).hasValue("");
            expect(401, server.get("/api/auth/me", phone));
            expect(200, server.get("/api/auth/me", joerg));
        }
    }

    /** Links that were given out before end with the old password. */
    @Test
    void theOwnPhotoIsStillSeenAfterIt() {
        Person zoe = gym.login(ZOE);
        try (ConsolePage page = open(zoe)) {
            page.field("Present password").fill(Story.PASSWORD);
            page.field("New password").fill("a longer sentence");
            page.button("Change the password").click();
            assertThat(page.text("all other sessions have ended")).isVisible();
            page.link("Photos").click();
            String face = page.page().locator(".client-head .avatar img").getAttribute("src");
            expect(200, server.get(face, null));
        }
    }

    @Test
    void whatIsKeptIsCountedByItsKindAndGrowsWhileOneLooks() {
        Person zoe = gym.login(ZOE);
        try (ConsolePage page = open(zoe)) {
            Locator documents = page.page().locator(".me-kept li").last();
            assertThat(documents).hasText(Pattern.compile("Documents2 files.*"));
            TestForm form = TestForm.file("b.pdf", SamplePdf.onePage()).and("client_id", zoe.id());
            expect(201, server.upload("/api/files/documents", gym.login(JOERG), form));
            assertThat(documents).hasText(Pattern.compile("Documents3 files.*"));
        }
    }

    @Test
    void aPhotoIsRefusedSentReplacedAndRemoved() {
        Person person = server.trainer();
        try (ConsolePage page = open(person)) {
            Locator shown = page.page().locator(".avatar.huge img");
            assertThat(shown).hasCount(0);
            choose(page, "a.pdf", "application/pdf", SamplePdf.onePage());
            assertThat(page.page().locator(".me-face [role=status].bad")).not().isEmpty();
            choose(page, "a.jpg", "image/jpeg", SamplePdf.onePage());
            assertThat(page.page().locator(".toast.bad")).isVisible();
            assertNull(me(person).get("photo_url"));
            choose(page, "a.jpg", "image/jpeg", TestPictures.jpeg(300, 300));
            assertThat(shown).hasCount(1);
            assertThat(page.page().locator(".nav-foot img")).hasCount(1);
            Object first = me(person).get("photo_url");
            assertNotNull(first);
            choose(page, "b.jpg", "image/jpeg", TestPictures.jpeg(310, 300));
            String path = "/api/files?category=profile_photo";
            assertThat(shown).not().hasAttribute("src", String.valueOf(first).replaceFirst("^https?://[^/]+", ""));
            assertEquals(1, server.get(path, person).items().size());
            page.button("Remove photo").click();
            page.dialogButton("Remove photo").click();
            assertThat(shown).hasCount(0);
            assertThat(page.button("Add a photo")).isFocused();
            assertNull(me(person).get("photo_url"));
        }
    }

    @Test
    void theTrainingIsEndedAndAnotherTrainerAppears() {
        Person zoe = gym.login(ZOE);
        Person joerg = gym.login(JOERG);
        String hers = "/api/files?client_id=" + zoe.id();
        try (ConsolePage page = open(zoe)) {
            page.button("End the training").click();
            assertThat(page.text("Jörg Brandt sees nothing of yours any more: no photos"))
                    .isVisible();
            page.page().keyboard().press("Escape");
            expect(200, server.get(hers, joerg));
            page.button("End the training").click();
            page.dialogButton("End the training").click();
            assertThat(page.text("You have no trainer at present")).isVisible();
            assertNull(me(zoe).get("trainer_id"));
            expect(404, server.get(hers, joerg));
            expect(200, server.post("/api/users/clients/" + zoe.id() + "/assign", gym.login(AMARA), "{}"));
            assertThat(page.page().locator(".me-trainer")).containsText("Amara Okafor");
        }
    }

    @Test
    void everythingIsTakenAlongAndAnExportIsStopped() throws IOException {
        Person zoe = gym.login(ZOE);
        try (ConsolePage page = open(zoe)) {
            // Never answered: only the reader ends it.
            page.page().route("**/api/me/export", route -> {});
            page.button("Download everything").press("Enter");
            assertThat(inKept(page, "Cancel")).isFocused();
            page.page().keyboard().press("Enter");
            assertThat(page.text("Stopped; nothing of it is kept.")).isVisible();
            assertThat(page.button("Download everything")).isFocused();
            assertThat(inKept(page, "Cancel")).hasCount(0);
            page.page().unroute("**/api/me/export");
            page.page().route("**/api/me/export", Route::abort);
            page.button("Download everything").click();
            assertThat(page.text("The server cannot be reached. Are you offline?"))
                    .isVisible();
            page.page().unroute("**/api/me/export");
            Download download = page.page()
                    .waitForDownload(() -> page.button("Download everything").click());
            assertEquals("spotter-" + zoe.id() + ".zip", download.suggestedFilename());
            try (ZipFile zip = new ZipFile(download.path().toFile())) {
                assertNotNull(zip.getEntry("profile.json"));
            }
            assertThat(page.text("Everything is there")).isVisible();
        }
    }

    @Test
    void anAccountIsErasedByWhoTypesItsEmail() {
        Person zoe = gym.login(ZOE);
        try (ConsolePage page = open(zoe)) {
            page.button("Erase my account").click();
            Object files = server.get("/api/me/usage", zoe).json().get("files");
            assertThat(page.text(files + " photos and documents (")).isVisible();
            assertThat(page.dialogButton("Erase my account")).isDisabled();
            page.shoot("me-erase");
            page.page().locator("dialog input").fill(ZOE.email());
            page.dialogButton("Erase my account").click();
            assertThat(page.button("Sign in")).isVisible();
        }
        String again = Json.write(Map.of("email", ZOE.email(), "password", Story.PASSWORD));
        expect(401, server.post("/api/auth/login", null, again));
    }

    @Test
    void theLastOwnerStays() {
        Person olga = gym.login(OLGA);
        try (ConsolePage page = open(olga)) {
            page.button("Erase my account").click();
            page.page().locator("dialog input").fill(OLGA.email());
            page.dialogButton("Erase my account").click();
            assertThat(page.page().locator(".toast.bad")).isVisible();
            assertThat(page.heading(OLGA.fullName()).first()).isVisible();
        }
        expect(200, server.get("/api/auth/me", olga));
    }

    private ConsolePage open(Person person) {
        return ConsoleBrowser.open(server, person, "/#/me");
    }

    private Map<String, Object> me(Person person) {
        return expect(200, server.get("/api/users/me", person)).json();
    }

    private static void choose(ConsolePage page, String name, String type, byte[] bytes) {
        page.page().locator(".me-face input").setInputFiles(new FilePayload(name, type, bytes));
    }

    private static Locator inKept(ConsolePage page, String name) {
        return page.page().locator(".me-kept").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
