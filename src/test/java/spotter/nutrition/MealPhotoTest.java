package spotter.nutrition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;
import spotter.media.DataFolderView;

@SuppressWarnings("NullAway.Init") // set before each test
class MealPhotoTest extends NutritionTest {
    private static final String UPLOAD = "/api/nutrition/photos/upload";
    private static final String LIST = "/api/nutrition/photos/list";

    private Person trainer;
    private Person client;
    private long meal;
    private long completion;

    @BeforeEach
    void makeCompletion() {
        trainer = server.trainer();
        client = server.clientOf(trainer);
        meal = meal(trainer, plan(trainer, client), null, 0);
        completion = completion(client, meal, "pending");
    }

    private static TestForm photo(int width) {
        return TestForm.file("lunch.jpg", TestPictures.jpeg(width, 100));
    }

    private Answer send(Person by, int width) {
        return server.upload(COMPLETIONS + "/" + completion + "/photo", by, photo(width));
    }

    @Test
    void aPhotoIsShownWithItsCompletion() {
        Answer answer = expect(200, send(client, 1500));
        Map<String, Object> sent = answer.json();
        Map<?, ?> info = (Map<?, ?>) sent.get("file_info");
        String name = (String) info.get("filename");
        assertEquals("Photo uploaded and processed successfully", sent.get("message"));
        assertEquals("uploads/meal_photos/" + name, sent.get("photo_path"));
        assertTrue(name.startsWith("meal_photo_" + completion + "_"), name);
        assertEquals(sent.get("photo_path"), info.get("original_path"));
        assertEquals("uploads/thumbnails/" + name.replace(".jpg", "_large.jpg"), info.get("large_path"));
        String large = String.valueOf(info.get("large_path")).replace("uploads/", "/api/files/media/");
        assertEquals("original", expect(200, server.get(large, client)).header("X-Media-Size"));
        assertEquals(List.of(1500, 100), info.get("original_dimensions"));
        assertEquals((int) client.id(), info.get("owner_id"));

        for (Person reader : List.of(client, trainer)) {
            Map<String, Object> shown = read(COMPLETIONS + "/" + completion, reader);
            assertEquals(sent.get("photo_path"), shown.get("photo_path"));
            assertEquals(1, ((List<?>) shown.get("photos")).size());
            Answer bytes = expect(200, server.get((String) shown.get("photo_url"), null));
            assertEquals("image/jpeg", bytes.header("Content-Type"));
            expect(200, server.get("/api/files/media/meal_photos/" + name + "?size=thumbnail", reader));
        }
        expect(404, server.get("/api/files/media/meal_photos/" + name, server.trainer()));
    }

    @Test
    void aNewPhotoTakesTheOldOnesPlaceWithAllItsFiles() {
        Map<String, Object> first = expect(200, send(client, 900)).json();
        Map<String, Object> second = expect(200, send(client, 901)).json();
        Map<String, Object> shown = read(COMPLETIONS + "/" + completion, client);
        assertEquals(second.get("photo_path"), shown.get("photo_path"));
        assertEquals(1, ((List<?>) shown.get("photos")).size());
        String gone = String.valueOf(((Map<?, ?>) first.get("file_info")).get("uuid"));
        assertFalse(new DataFolderView(data).stored().keySet().stream().anyMatch(key -> key.contains(gone)));
    }

    @Test
    void theSameFileTwiceIsOnePhoto() {
        Object first = expect(200, send(client, 300)).json().get("photo_path");
        Answer again = expect(200, send(client, 300));
        assertEquals(first, again.json().get("photo_path"));
        assertEquals(true, ((Map<?, ?>) again.json().get("file_info")).get("duplicate"));
    }

    @Test
    void onlyThatClientSendsPhotos() {
        assertEquals("Only clients can upload meal photos", detail(expect(403, send(trainer, 50))));
        Person other = server.clientOf(trainer);
        assertEquals("Meal completion not found", detail(expect(404, send(other, 50))));
        String upload = UPLOAD + "?meal_completion_id=" + completion;
        assertEquals(
                "Only clients can upload nutrition photos",
                detail(expect(403, server.upload(upload, trainer, photo(50)))));
        assertEquals("Meal completion not found", detail(expect(404, server.upload(upload, other, photo(50)))));
        assertNull(read(COMPLETIONS + "/" + completion, client).get("photo_path"));
    }

    @Test
    void theOldAddressTakesTheRecordFromTheQuery() {
        Map<String, Object> sent = expect(
                        200, server.upload(UPLOAD + "?meal_completion_id=" + completion, client, photo(300)))
                .json();
        assertEquals(true, sent.get("success"));
        assertEquals("Photo uploaded and processed successfully", sent.get("message"));
        assertEquals(
                read(COMPLETIONS + "/" + completion, client).get("photo_path"),
                ((Map<?, ?>) sent.get("file_info")).get("original_path"));
        for (String query : List.of("", "?meal_completion_id=1&progress_id=1", "?meal_completion_id=")) {
            assertEquals(
                    "Must specify either meal_completion_id or progress_id",
                    detail(expect(400, server.upload(UPLOAD + query, client, photo(50)))),
                    query);
        }
        expect(422, server.upload(UPLOAD + "?meal_completion_id=x", client, photo(50)));
        expect(404, server.upload(UPLOAD + "?meal_completion_id=999999999", client, photo(50)));
        assertEquals(
                "Progress entry not found",
                detail(expect(404, server.upload(UPLOAD + "?progress_id=999999999", client, photo(50)))));
    }

    @Test
    void progressPhotosComeByTheOldAddressAndAreListedToo() {
        Answer entry = expect(201, server.post("/api/progress", client, json("weight", 80)));
        String path = UPLOAD + "?progress_id=" + entry.id();
        expect(403, server.upload(path, trainer, photo(60)));
        assertEquals(
                "Progress entry not found",
                detail(expect(404, server.upload(path, server.clientOf(trainer), photo(60)))));
        Map<?, ?> info = (Map<?, ?>)
                expect(200, server.upload(path, client, photo(60))).json().get("file_info");
        assertEquals("uploads/progress_photos/" + info.get("filename"), info.get("original_path"));
        expect(200, send(client, 61));
        Map<String, Object> listed = read(LIST + "?client_id=" + client.id(), trainer);
        assertEquals(2, listed.get("total"));
        assertEquals(
                List.of("meal_photo", "progress_photo"),
                ((List<?>) listed.get("photos"))
                        .stream().map(one -> ((Map<?, ?>) one).get("category")).toList());
    }

    @Test
    void whoeverMayNotAddIsToldBeforeHisFileIsRead() {
        Person other = server.clientOf(trainer);
        TestForm tooLarge = TestForm.file("huge.jpg", new byte[11 << 20]);
        expect(413, server.upload(COMPLETIONS + "/" + completion + "/photo", client, tooLarge));
        expect(404, server.upload(COMPLETIONS + "/" + completion + "/photo", other, tooLarge));
        expect(404, server.upload(UPLOAD + "?meal_completion_id=" + completion, other, tooLarge));
        expect(400, server.upload(UPLOAD, other, tooLarge));
        expect(403, server.upload(UPLOAD, trainer, tooLarge));
    }

    @Test
    void whatIsNoPhotoIsRefusedAndLeavesNothing() {
        String path = COMPLETIONS + "/" + completion + "/photo";
        long before = new DataFolderView(data).stored().size();
        assertEquals(
                "file: is required",
                detail(expect(422, server.upload(path, client, new TestForm().and("note", "none")))));
        expect(415, server.upload(path, client, TestForm.file("a.jpg", SamplePdf.onePage())));
        expect(
                422,
                server.upload(path, client, TestForm.file("a.jpg", Arrays.copyOf(TestPictures.jpeg(300, 300), 900))));
        assertEquals(before, new DataFolderView(data).stored().size());
        assertNull(read(COMPLETIONS + "/" + completion, client).get("photo_path"));
    }

    @Test
    void photosAreListedByCompletionAndByClient() {
        expect(200, send(client, 200));
        completion = completion(client, meal, "pending");
        expect(200, send(client, 201));
        Person second = server.clientOf(trainer);
        completion = completion(second, meal(trainer, plan(trainer, second), null, 0), "pending");
        expect(200, send(second, 202));

        Map<String, Object> own = read(LIST, client);
        assertEquals(2, own.get("total"));
        Map<?, ?> newest = (Map<?, ?>) ((List<?>) own.get("photos")).get(0);
        assertEquals("meal_photo", newest.get("category"));
        assertEquals(201, newest.get("width"), "newest first");
        assertEquals(newest.get("file_size"), newest.get("size"));
        expect(200, server.get((String) newest.get("url"), null));
        for (String name : List.of("filename", "created_at", "urls")) {
            assertTrue(newest.containsKey(name), name);
        }
        assertEquals(3, read(LIST, trainer).get("total"), "of all his clients");
        assertEquals(2, read(LIST + "?client_id=" + client.id(), trainer).get("total"));
        assertEquals(
                1, read(LIST + "?meal_completion_id=" + completion, trainer).get("total"));
        Map<String, Object> page = read(LIST + "?limit=1&offset=1", client);
        assertEquals(2, page.get("total"));
        assertEquals(200, ((Map<?, ?>) ((List<?>) page.get("photos")).get(0)).get("width"));
        expect(404, server.get(LIST + "?meal_completion_id=" + completion, client));
        expect(404, server.get(LIST + "?meal_completion_id=" + completion + "&client_id=" + client.id(), trainer));
        expect(422, server.get(LIST + "?limit=0", client));
    }

    @Test
    void everyCompletionOfAPageHasItsOwnPhoto() {
        for (int i = 0; i < 3; i++) {
            completion = completion(client, meal, "completed");
            expect(200, send(client, 100 + i));
        }
        List<Map<String, Object>> page =
                expect(200, server.get(COMPLETIONS + "?size=3", client)).list();
        assertEquals(
                List.of(102, 101, 100),
                page.stream()
                        .map(one -> ((Map<?, ?>) ((List<?>) one.get("photos")).get(0)).get("width"))
                        .toList());
    }

    @Test
    void aPhotoDeletedAsAFileIsGoneFromItsCompletion() {
        Map<?, ?> info = (Map<?, ?>) expect(200, send(client, 400)).json().get("file_info");
        expect(200, server.delete("/api/files/media/meal_photos/" + info.get("filename"), trainer));
        Map<String, Object> shown = read(COMPLETIONS + "/" + completion, client);
        assertNull(shown.get("photo_path"));
        assertNull(shown.get("photo_url"));
        assertEquals(List.of(), shown.get("photos"));
    }

    @Test
    void theGeneralUploadTakesMealPhotosToo() {
        TestForm form = photo(250).and("category", "meal_photo").and("entity_id", completion);
        expect(201, server.upload("/api/files/upload", client, form));
        assertEquals(1, read(LIST + "?meal_completion_id=" + completion, client).get("total"));
    }
}
