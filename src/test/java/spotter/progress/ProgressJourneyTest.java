package spotter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** Entries as a client and his trainer write, read, change and remove them. */
class ProgressJourneyTest extends ProgressTest {
    @Test
    void aWeightWithAPhotoComesIsSeenAndGoesWithoutATrace() {
        Answer answer = expect(
                201,
                server.upload(
                        WEIGHT,
                        client,
                        photo(TestPictures.jpeg(900, 600))
                                .and("weight", "81.5")
                                .and("body_fat", 18)
                                .and("notes", "after the holidays")
                                .and("pose", "SIDE")));
        Map<String, Object> entry = answer.json();
        Map<String, Object> photo = photos(entry).get(0);

        assertEquals(PROGRESS + "/" + entry.get("id"), answer.header("Location"));
        assertEquals((int) client.id(), entry.get("client_id"));
        assertEquals(today.toString(), entry.get("date"));
        assertEquals(81.5, entry.get("weight"));
        assertEquals(18.0, entry.get("body_fat"));
        assertEquals("after the holidays", entry.get("notes"));
        assertEquals(List.of("side", "side"), List.of(entry.get("pose"), photo.get("pose")));
        assertEquals("uploads/progress_photos/" + photo.get("filename"), entry.get("photo_path"));
        assertEquals(clock.instant().toString(), entry.get("created_at"));
        assertFilesAreThoseOfRows();
        expect(200, server.get((String) entry.get("photo_url"), null));
        for (Person viewer : List.of(client, trainer)) {
            Map<String, Object> seen =
                    expect(200, server.get(answer.header("Location"), viewer)).json();
            assertEquals(entry.get("notes"), seen.get("notes"));
            assertEquals(1, server.get(PROGRESS, viewer).list().size());
        }

        expect(204, server.delete(answer.header("Location"), trainer));
        expect(404, server.get(answer.header("Location"), client));
        expect(404, server.delete(answer.header("Location"), client));
        folder.assertNothing();
    }

    @Test
    void onlyWhatIsNamedChangesAndNullClears() {
        long id = entry();
        String address = PROGRESS + "/entries/" + id;
        Map<String, Object> noted = expect(
                        200,
                        server.put(address, trainer, "{\"notes\":\"well done\",\"body_fat\":17.5,\"client_id\":1}"))
                .json();
        assertEquals(80.0, noted.get("weight"));
        assertEquals("well done", noted.get("notes"));
        assertEquals((int) client.id(), noted.get("client_id"));

        Map<String, Object> cleared = expect(
                        200, server.put(address, client, "{\"weight\":null,\"notes\":\"\",\"date\":\"2026-01-31\"}"))
                .json();
        assertNull(cleared.get("weight"));
        assertNull(cleared.get("notes"));
        assertEquals(17.5, cleared.get("body_fat"));
        assertEquals("2026-01-31", cleared.get("date"));
        assertEquals(cleared, read(id));

        assertEquals(
                "weight: is required where body_fat and notes are missing",
                detail(expect(422, server.put(address, client, "{\"body_fat\":null}"))));
        assertEquals(cleared, read(id));
    }

    @Test
    void listsAreNewestFirstInPagesAndOfTheDaysAsked() {
        for (String date : List.of("2026-03-01", "2026-01-15", "2026-03-01", "2026-02-01")) {
            add(client, "{\"notes\":\"x\",\"date\":\"" + date + "\"}");
        }
        assertEquals(
                List.of(3, 1, 4, 2), values("id", server.get(PROGRESS, client).list()));
        Answer page = server.get(PROGRESS + "?page=2&size=1", client);
        assertEquals(List.of(1), values("id", page.list()));
        assertEquals("4", page.header("X-Total-Count"));
        assertEquals(
                List.of(4, 2),
                values(
                        "id",
                        server.get(PROGRESS + "?from=2026-01-15&to=2026-02-28", client)
                                .list()));
        for (String wrong : List.of("from=yesterday", "to=2026-02-30", "client_id=x", "size=0", "from=0001-01-01")) {
            expect(422, server.get(PROGRESS + "?" + wrong, client));
        }
    }

    @Test
    void aListIsOfOneOfAllOwnOrOfEverybody() {
        Person second = server.clientOf(trainer);
        Person stranger = server.client();
        List.of(client, second, stranger).forEach(person -> add(person, "{\"weight\":70}"));
        assertEquals(List.of(2, 1), values("id", server.get(PROGRESS, trainer).list()));
        assertEquals(
                List.of(2),
                values(
                        "id",
                        server.get(PROGRESS + "?client_id=" + second.id(), trainer)
                                .list()));
        assertEquals(List.of(3), values("id", server.get(PROGRESS, stranger).list()));
        Person admin = server.admin();
        assertEquals(List.of(3, 2, 1), values("id", server.get(PROGRESS, admin).list()));
        assertEquals(List.of(), server.get(PROGRESS, server.trainer()).list());
    }

    @Test
    void ownWeightsAreThoseEntriesThatHaveOne() {
        assertEquals("Weight record not found", detail(expect(404, server.get(WEIGHT + "/current", client))));
        add(client, "{\"weight\":80,\"date\":\"2026-02-01\"}");
        add(client, "{\"weight\":82,\"date\":\"2026-01-01\"}");
        long note = ((Number) add(client, "{\"notes\":\"no scales here\"}").get("id")).longValue();

        Answer weights = expect(200, server.get(WEIGHT, client));
        assertEquals(List.of(80.0, 82.0), values("weight", weights.list()));
        assertEquals("2", weights.header("X-Total-Count"));
        assertEquals(1, expect(200, server.get(WEIGHT + "/current", client)).id());

        assertEquals("Weight record not found", detail(expect(404, server.delete(WEIGHT + "/" + note, client))));
        expect(204, server.delete(WEIGHT + "/1", client));
        assertEquals(2, expect(200, server.get(WEIGHT + "/current", client)).id());
        expect(404, server.get(PROGRESS + "/1", client));
    }

    @Test
    void aWeightNeedsNoFile() {
        Answer plain = server.upload(WEIGHT, client, new TestForm().and("weight", 79));
        assertEquals(List.of(), photos(expect(201, plain).json()));
        Answer nothingChosen = server.upload(
                WEIGHT,
                client,
                new TestForm().and("weight", 79).andFile("photo", "", "application/octet-stream", new byte[0]));
        assertEquals(List.of(), photos(expect(201, nothingChosen).json()));
        Map<String, Object> entry =
                expect(201, sendForm("weight=78.5&notes=from+the+scales")).json();
        assertEquals(List.of(78.5, "from the scales"), List.of(entry.get("weight"), entry.get("notes")));
    }

    private Answer sendForm(String body) {
        HttpRequest.Builder form = HttpRequest.newBuilder(server.uri(WEIGHT))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return server.send(form, client);
    }

    @Test
    void aFormThatIsNoneIsTheSendersFault() {
        for (String body : List.of("", "weight", "weight=%zz", "=&=&", "weight=%00")) {
            Answer answer = sendForm(body);
            assertTrue(answer.status() == 400 || answer.status() == 422, body + ": " + answer.text());
        }
    }

    @Test
    void aDeletedAccountTakesItsEntriesWithIt() {
        long id = entry();
        expect(201, addPhoto(client, id, "front", TestPictures.jpeg(200, 200)));
        expect(204, server.delete("/api/users/" + client.id(), client));
        folder.assertNothing();
        assertEquals(0, folder.count("progress_entry"));
    }
}
