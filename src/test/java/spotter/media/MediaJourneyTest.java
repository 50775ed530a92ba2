package spotter.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;

/** The whole way of a photo and of a document, as a client, his trainer and a stranger see it. */
class MediaJourneyTest extends MediaTest {
    @Test
    void aPhotoComesIsSeenByThoseWhoMayAndGoesWithoutATrace() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Person stranger = server.client();
        Map<String, Object> photo = photo(client, TestPictures.phoneJpeg(2400, 1800, 6));

        assertEquals(4, folder.stored().size(), "original and three variants");
        assertEquals(List.of(), folder.temporary());
        for (String size : List.of("original", "thumbnail", "medium", "large")) {
            for (Person viewer : List.of(client, trainer)) {
                Answer answer = expect(200, get(address(photo) + "?size=" + size, viewer));
                assertEquals(size, answer.header("X-Media-Size"));
                assertEquals("image/jpeg", answer.header("Content-Type"));
            }
            assertArrayEquals(
                    get(address(photo) + "?size=" + size, client).body(),
                    expect(200, get(link(photo, size), null)).body(),
                    "the signed link needs no header");
            assertSameAsMissing(stranger, address(photo) + "?size=" + size);
        }

        assertEquals(
                "File deleted successfully",
                expect(200, server.delete(address(photo), client)).json().get("message"));
        expect(404, server.delete(address(photo), client));
        expect(404, get(address(photo), client));
        expect(410, get(link(photo, "medium"), null));
        folder.assertNothing();
    }

    @Test
    void whatCameInIsDescribedInTheAnswer() {
        Person client = server.client();
        Answer answer = sendPhoto(client, "Me, at home.jpg", TestPictures.phoneJpeg(1200, 900, 6));
        Map<String, Object> photo = expect(201, answer).json();
        String name = "profile_photo_" + client.id() + "_" + photo.get("uuid") + ".jpg";

        assertEquals("/api/files/" + photo.get("id"), answer.header("Location"));
        assertEquals(name, photo.get("filename"));
        assertEquals("Me, at home.jpg", photo.get("original_name"));
        assertEquals(List.of(900, 1200), List.of(photo.get("width"), photo.get("height")), "upright");
        assertEquals(folder.stored().get("profile_photos/" + name), ((Number) photo.get("file_size")).longValue());
        assertEquals(photo.get("url"), link(photo, "original"));
        assertEquals(client.id(), ((Number) photo.get("owner_id")).longValue());
        assertFalse((Boolean) photo.get("duplicate"));
        Answer again = expect(200, get("/api/files/" + photo.get("id"), client));
        assertEquals(photo, again.json());
    }

    @Test
    void trainersMayDeleteAClientsDocumentButNotChangeHisProfilePhoto() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Map<String, Object> photo = photo(client, TestPictures.jpeg(200, 200));
        Map<String, Object> document = document(client, SamplePdf.onePage());

        expect(403, server.delete(address(photo), trainer));
        TestForm other = TestForm.file("you.jpg", TestPictures.jpeg(100, 100));
        Answer upload = server.upload(
                UPLOAD, trainer, other.and("category", "profile_photo").and("client_id", client.id()));
        assertEquals("You can only change your own profile photo", detail(expect(403, upload)));
        expect(200, server.delete(address(document), trainer));
        assertEquals(Set.of(key(photo)), originals());
    }

    @Test
    void documentsGoBothWays() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Person other = server.trainer();
        TestForm plan = TestForm.file("plan.pdf", SamplePdf.onePage());
        Map<String, Object> forClient = expect(
                        201,
                        server.upload(
                                DOCUMENTS,
                                trainer,
                                plan.and("client_id", client.id()).and("note", "Read this")))
                .json();

        assertEquals("Read this", forClient.get("note"));
        assertEquals(trainer.id(), ((Number) forClient.get("uploaded_by")).longValue());
        expect(200, get(address(forClient), client));
        assertEquals(1, get(DOCUMENTS, client).items().size());
        assertEquals(
                1, get(DOCUMENTS + "?client_id=" + client.id(), trainer).items().size());
        expect(404, get(DOCUMENTS + "?client_id=" + client.id(), other));
        expect(404, server.upload(DOCUMENTS, other, plan));
        Answer withoutClient = server.upload(DOCUMENTS, trainer, TestForm.file("plan.pdf", SamplePdf.onePage()));
        assertEquals("client_id: is required", detail(expect(422, withoutClient)));
    }

    @Test
    void theEndOfALinkEndsEveryWayToAClientsMedia() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Map<String, Object> document = document(client, SamplePdf.onePage());
        Map<String, Object> seen =
                get("/api/files/" + document.get("id"), trainer).json();
        expect(200, get(link(seen, "original"), null));

        expect(200, server.post("/api/users/clients/" + client.id() + "/remove", trainer, "{}"));

        expect(410, get(link(seen, "original"), null));
        assertSameAsMissing(trainer, address(document));
        expect(404, get("/api/files/" + document.get("id"), trainer));
        expect(404, server.delete(address(document), trainer));
        assertEquals(List.of(), get("/api/files", trainer).items());
        assertEquals(0, get("/api/files/media/stats", trainer).json().get("total_size_bytes"));
        expect(200, get(link(document, "original"), null));
    }

    @Test
    void statsAreWhatIsOnTheDisk() {
        Person admin = server.admin();
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        photo(client, TestPictures.jpeg(2000, 1000));
        document(client, SamplePdf.onePage());
        photo(server.client(), TestPictures.jpeg(500, 500));

        Map<String, Object> all =
                expect(200, get("/api/files/media/stats", admin)).json();
        long total = 0;
        for (String name : MediaKind.folders()) {
            Map<?, ?> sum = (Map<?, ?>) ((Map<?, ?>) all.get("file_counts")).get(name);
            assertEquals(folder.bytes(name), ((Number) sum.get("size")).longValue(), name);
            total += folder.bytes(name);
        }
        assertEquals(total, ((Number) all.get("total_size_bytes")).longValue());
        Map<String, Object> own =
                expect(200, get("/api/files/media/stats", trainer)).json();
        assertTrue(((Number) own.get("total_size_bytes")).longValue() < total, "only his client's");
        assertEquals(1, ((List<?>) own.get("clients")).size());
        Map<?, ?> his = (Map<?, ?>) ((List<?>) own.get("clients")).get(0);
        assertEquals(List.of(2, 2 + 3), List.of(his.get("media"), his.get("count")), "a photo has three variants");
        assertEquals(Map.of("bytes", 2048 * 1024 * 1024L, "media", 20_000), own.get("quota"));
        expect(403, get("/api/files/media/stats", client));
    }

    @Test
    void aDeletedUserLeavesNothing() {
        Person admin = server.admin();
        Person client = server.client();
        photo(client, TestPictures.jpeg(900, 900));
        document(client, SamplePdf.onePage());

        expect(204, server.delete("/api/users/" + client.id(), admin));

        folder.assertNothing();
        for (String table : folder.column("SELECT name FROM sqlite_master WHERE type = 'table'")) {
            for (String column : folder.column("SELECT name FROM pragma_table_info('" + table + "')"
                    + " WHERE name IN ('owner_id', 'user_id', 'account_id', 'client_id', 'uploaded_by')")) {
                assertEquals(0, folder.count(table + " WHERE " + column + " = " + client.id()), table + "." + column);
            }
        }
    }

    /** The same status and body as for a name that was never given out, but for the request's id. */
    private void assertSameAsMissing(Person person, String address) {
        Answer refused = expect(404, get(address, person));
        Answer missing = expect(404, get(address.replaceAll("_[0-9a-f-]{36}", "_" + new UUID(1, 2)), person));
        assertEquals(withoutId(missing), withoutId(refused));
    }

    private static Map<String, Object> withoutId(Answer answer) {
        Map<String, Object> body = new HashMap<>(answer.json());
        body.remove("request_id");
        return body;
    }

    private Set<String> originals() {
        Map<String, Long> stored = folder.stored();
        stored.keySet().removeIf(key -> key.startsWith(MediaKind.THUMBNAILS));
        return stored.keySet();
    }
}
