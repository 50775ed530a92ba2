package spotter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import java.util.List;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** Who gets at whose entries. The permission matrix asks every route; here are the ways around it. */
class ProgressAccessTest extends ProgressTest {
    @Test
    void theEndOfALinkEndsEveryWayToTheEntries() {
        long id = entry();
        expect(201, addPhoto(client, id, "front", TestPictures.jpeg(200, 200)));
        String link = (String)
                expect(200, server.get(PROGRESS + "/" + id, trainer)).json().get("photo_url");
        expect(200, server.get(link, null));

        expect(200, server.post("/api/users/clients/" + client.id() + "/remove", trainer, "{}"));

        assertHidden(trainer, id);
        assertEquals(List.of(), server.get(PROGRESS, trainer).list());
        expect(410, server.get(link, null));
    }

    @Test
    void strangersGet404() {
        long id = entry();
        assertHidden(server.client(), id);
        assertHidden(server.trainer(), id);
        assertEquals(80.0, read(id).get("weight"));
    }

    private void assertHidden(Person person, long id) {
        String missing = "Progress entry not found";
        assertEquals(missing, detail(expect(404, server.get(PROGRESS + "/" + id, person))));
        assertEquals(missing, detail(expect(404, server.get(PROGRESS + "/987654", person))));
        assertEquals(missing, detail(expect(404, server.put(PROGRESS + "/entries/" + id, person, "no JSON"))));
        assertEquals(missing, detail(expect(404, server.delete(PROGRESS + "/" + id, person))));
        assertEquals(missing, detail(expect(404, addPhoto(person, id, "front", TestPictures.jpeg(20, 20)))));
        expect(404, server.get(PROGRESS + "?client_id=" + client.id(), person));
        String forClient = "{\"weight\":60,\"client_id\":" + client.id() + "}";
        assertEquals("Client not found", detail(expect(404, server.post(PROGRESS, person, forClient))));
        TestForm form = photo(TestPictures.jpeg(20, 20)).and("weight", 60).and("client_id", client.id());
        assertEquals("Client not found", detail(expect(404, server.upload(WEIGHT, person, form))));
        assertEquals(1, folder.count("progress_entry"));
    }

    @Test
    void whoIsNoClientNamesOne() {
        Person admin = server.admin();
        for (Person person : List.of(trainer, admin)) {
            String missing = "client_id: is required";
            assertEquals(missing, detail(expect(422, server.post(PROGRESS, person, "{\"weight\":60}"))));
            TestForm form = new TestForm().and("weight", 60);
            assertEquals(missing, detail(expect(422, server.upload(WEIGHT, person, form))));
            String forClient = "{\"weight\":60,\"client_id\":" + client.id() + "}";
            assertEquals((int) client.id(), add(person, forClient).get("client_id"));
            for (long nobody : new long[] {trainer.id(), admin.id(), 987_654}) {
                expect(404, server.post(PROGRESS, person, "{\"weight\":60,\"client_id\":" + nobody + "}"));
            }
        }
        TestForm withPhoto = photo(TestPictures.jpeg(20, 20)).and("weight", 60).and("client_id", client.id());
        assertEquals(
                (int) client.id(),
                expect(201, server.upload(WEIGHT, trainer, withPhoto)).json().get("client_id"));
    }

    @Test
    void ownWeightsAreAClientsAlone() {
        long id = entry();
        for (Person person : List.of(trainer, server.admin())) {
            expect(403, server.get(WEIGHT, person));
            expect(403, server.get(WEIGHT + "/current", person));
            expect(403, server.delete(WEIGHT + "/" + id, person));
        }
        assertEquals("Weight record not found", detail(expect(404, server.delete(WEIGHT + "/" + id, server.client()))));
        expect(204, server.delete(WEIGHT + "/" + id, client));
    }

    @Test
    void anIdInABodyMovesNothing() {
        Person other = server.client();
        long id = entry();
        Answer moved = server.put(
                PROGRESS + "/entries/" + id,
                client,
                "{\"client_id\":" + other.id() + ",\"id\":99,\"created_at\":\"2020-01-01T00:00:00Z\",\"weight\":81}");
        assertEquals((int) client.id(), expect(200, moved).json().get("client_id"));
        assertEquals(id, moved.id());
        assertEquals(clock.instant().toString(), moved.json().get("created_at"));
    }
}
