package spotter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import spotter.RawHttp;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Answer;

/** One photo in each pose, whatever way it came by. */
class ProgressPhotoTest extends ProgressTest {
    private static final String UPLOAD = "/api/files/upload";

    /** Another one for each number. */
    private static byte[] picture(int number) {
        return TestPictures.jpeg(200 + number, 200);
    }

    private Set<String> originals() {
        Set<String> keys = new TreeSet<>(folder.stored().keySet());
        keys.removeIf(key -> key.startsWith("thumbnails/"));
        return keys;
    }

    @Test
    void eachPoseHasAPlaceAndTheOneWithoutComesFirst() {
        long id = entry();
        for (String pose : List.of("back", "side", "front")) {
            expect(201, addPhoto(client, id, pose, picture(pose.length())));
        }
        assertEquals("front", read(id).get("pose"));
        Answer last = expect(201, addPhoto(trainer, id, null, picture(9)));
        Map<String, Object> entry = last.json();

        assertEquals(Arrays.asList(null, "front", "side", "back"), values("pose", photos(entry)));
        assertEquals("/api/files/" + photos(entry).get(0).get("id"), last.header("Location"));
        assertNull(entry.get("pose"));
        assertEquals("uploads/" + key(photos(entry).get(0)), entry.get("photo_path"));
        assertFilesAreThoseOfRows();
        Map<String, Object> media =
                server.get("/api/files?category=progress_photo", client).items().get(1);
        assertEquals("front", media.get("pose"));
    }

    @Test
    void aNewPhotoReplacesTheOneOfItsPoseAndNoOther() {
        long id = entry();
        expect(201, addPhoto(client, id, "side", picture(1)));
        expect(201, addPhoto(client, id, "front", picture(2)));
        String kept = key(photos(read(id)).get(1));
        String replaced = key(photos(read(id)).get(0));
        String link = (String) photos(read(id)).get(0).get("url");

        Map<String, Object> entry =
                expect(201, addPhoto(client, id, "front", picture(3))).json();

        assertEquals(List.of("front", "side"), values("pose", photos(entry)));
        assertEquals(new TreeSet<>(List.of(kept, key(photos(entry).get(0)))), originals());
        assertTrue(!originals().contains(replaced), replaced);
        assertFilesAreThoseOfRows();
        assertEquals(2, folder.count("media"));
        assertEquals(0, folder.count("doomed_blob"));
        expect(410, server.get(link, null));
    }

    @Test
    void theSamePictureMayShowTwoPosesButIsStoredOnceInEach() {
        long id = entry();
        expect(201, addPhoto(client, id, "front", picture(1)));
        expect(200, addPhoto(client, id, "front", picture(1)));
        expect(201, addPhoto(client, id, "back", picture(1)));
        assertEquals(List.of("front", "back"), values("pose", photos(read(id))));
    }

    @Test
    void theGeneralUploadKeepsToTheSameRule() {
        long id = entry();
        expect(201, addPhoto(client, id, null, picture(1)));
        expect(201, addPhoto(client, id, "front", picture(2)));
        TestForm form = TestForm.file("me.jpg", picture(3))
                .and("category", "progress_photo")
                .and("entity_id", id);
        Map<String, Object> media =
                expect(201, server.upload(UPLOAD, trainer, form)).json();

        assertEquals(Arrays.asList(null, "front"), values("pose", photos(read(id))));
        assertEquals(media.get("id"), photos(read(id)).get(0).get("id"));
        assertEquals((int) client.id(), media.get("owner_id"));
        assertEquals(2, folder.count("media"));
        expect(404, server.upload(UPLOAD, server.client(), form));
        expect(404, server.upload(UPLOAD, server.trainer(), form));
    }

    @Test
    void theGeneralUploadTakesPoseAndNote() {
        long id = entry();
        expect(201, addPhoto(client, id, "front", picture(1)));
        TestForm side = TestForm.file("me.jpg", picture(2))
                .and("category", "progress_photo")
                .and("entity_id", id)
                .and("pose", "side")
                .and("note", "after the holidays");
        Map<String, Object> media =
                expect(201, server.upload(UPLOAD, client, side)).json();

        assertEquals("side", media.get("pose"));
        assertEquals("after the holidays", media.get("note"));
        assertEquals(List.of("front", "side"), values("pose", photos(read(id))));
        TestForm wrong = TestForm.file("me.jpg", picture(3))
                .and("category", "progress_photo")
                .and("entity_id", id)
                .and("pose", "upside down");
        expect(422, server.upload(UPLOAD, client, wrong));
        assertEquals(2, folder.count("media"));
    }

    @Test
    void aDeletedPhotoLeavesTheEntryWithout() {
        long id = entry();
        expect(201, addPhoto(client, id, null, picture(1)));
        expect(200, server.delete("/api/files/media/" + key(photos(read(id)).get(0)), client));
        assertNull(read(id).get("photo_path"));
        assertNull(read(id).get("photo_url"));
        assertEquals(List.of(), photos(read(id)));
        folder.assertNothing();
    }

    @Test
    void aDeletedEntryTakesItsPhotosAndNoOthers() {
        long id = entry();
        long other = entry();
        for (String pose : List.of("front", "side", "back")) {
            expect(201, addPhoto(client, id, pose, picture(pose.length())));
        }
        expect(201, addPhoto(client, other, "front", picture(1)));
        expect(204, server.delete(WEIGHT + "/" + id, client));
        assertEquals(Set.of(key(photos(read(other)).get(0))), originals());
        expect(204, server.delete(PROGRESS + "/" + other, client));
        folder.assertNothing();
    }

    @Test
    void aBrokenPhotoLeavesNoEntryNoNoticeAndNothingOnTheDisk() {
        byte[] whole = TestPictures.jpeg(300, 200);
        byte[] broken = Arrays.copyOf(whole, whole.length / 2);
        long before = folder.count("notification");
        for (byte[] content : new byte[][] {broken, new byte[0]}) {
            Answer answer = server.upload(WEIGHT, client, photo(content).and("weight", 80));
            expect(422, answer);
        }
        expect(
                415,
                server.upload(
                        WEIGHT,
                        client,
                        photo("no picture".getBytes(StandardCharsets.UTF_8)).and("weight", 80)));
        assertEquals(0, folder.count("progress_entry"));
        assertEquals(before, folder.count("notification"));
        folder.assertNothing();
        long id = entry();
        expect(422, addPhoto(client, id, "front", broken));
        assertEquals(List.of(), photos(read(id)));
        folder.assertNothing();
    }

    @Test
    void aPhotoOfAnEntryThatGoesMeanwhileIsRefused() throws IOException {
        long id = entry();
        byte[] body = TestForm.file("me.jpg", picture(1)).encode("half");
        try (Socket socket = RawHttp.connect(server.server().port())) {
            socket.getOutputStream()
                    .write(RawHttp.head(
                            "POST " + PROGRESS + "/" + id + "/photo HTTP/1.1",
                            "Authorization: Bearer " + client.token(),
                            "Content-Type: multipart/form-data; boundary=half",
                            "Content-Length: " + body.length,
                            "Expect: 100-continue"));
            String goOn = "HTTP/1.1 100 Continue\r\n\r\n";
            byte[] heard = socket.getInputStream().readNBytes(goOn.length());
            assertEquals(goOn, new String(heard, StandardCharsets.UTF_8));
            expect(204, server.delete(PROGRESS + "/" + id, client));
            socket.getOutputStream().write(body);
            assertEquals(404, RawHttp.Reply.read(socket.getInputStream()).status());
        }
        folder.assertNothing();
    }

    @Test
    void aRefusedPhotoDoesNotReplaceAnything() {
        long id = entry();
        expect(201, addPhoto(client, id, "front", picture(1)));
        Set<String> before = folder.stored().keySet();
        expect(422, addPhoto(client, id, "front", Arrays.copyOf(picture(2), 300)));
        assertEquals(before, folder.stored().keySet());
        assertEquals(1, photos(read(id)).size());
    }
}
