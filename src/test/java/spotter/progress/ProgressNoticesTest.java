package spotter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static spotter.TestServer.expect;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestPictures;
import spotter.TestServer.Person;

/** Who hears of an entry, and what. */
class ProgressNoticesTest extends ProgressTest {
    private List<Map<String, Object>> heard(Person person) {
        return server.get("/api/notifications", person).list().stream()
                .filter(notice -> notice.get("type").equals("progress_updated"))
                .toList();
    }

    private static Map<?, ?> data(Map<String, Object> notice) {
        return (Map<?, ?>) notice.get("progress_data");
    }

    @Test
    void theTrainerHearsWhatTheClientRecordsAndChanges() {
        long id = entry();
        expect(200, server.put(PROGRESS + "/entries/" + id, client, "{\"weight\":79}"));
        expect(200, server.put(PROGRESS + "/entries/" + id, client, "{\"weight\":79}"));

        List<Map<String, Object>> heard = heard(trainer);
        assertEquals(2, heard.size(), "what changes nothing is no news");
        assertEquals(
                List.of(79.0, 80.0),
                List.of(data(heard.get(0)).get("weight"), data(heard.get(1)).get("weight")));
        assertEquals((int) id, data(heard.get(0)).get("id"));
        assertEquals((int) client.id(), heard.get(0).get("client_id"));
        assertEquals(
                "The progress of client of the test on " + today + " was changed.",
                heard.get(0).get("message"));
        assertEquals(List.of(), heard(client));

        expect(204, server.delete("/api/users/me/trainer", client));
        assertEquals(List.of(), heard(trainer));
    }

    @Test
    void theClientHearsWhatTheTrainerRecordsForHim() {
        String forClient = "{\"weight\":60,\"client_id\":" + client.id() + "}";
        add(trainer, forClient);
        assertEquals(60.0, data(heard(client).get(0)).get("weight"));
        assertEquals(List.of(), heard(trainer));
        add(server.admin(), forClient);
        assertEquals(2, heard(client).size());
        assertEquals(1, heard(trainer).size());
    }

    @Test
    void aPhotoComesWithItsEntryAndEachReaderGetsLinksOfHisOwn() {
        Map<String, Object> entry = expect(
                        201,
                        server.upload(
                                WEIGHT,
                                client,
                                photo(TestPictures.jpeg(200, 200)).and("weight", 80)))
                .json();
        Map<?, ?> heard = data(heard(trainer).get(0));
        assertEquals(entry.get("photo_path"), heard.get("photo_path"));
        assertNotEquals(entry.get("photo_url"), heard.get("photo_url"));
        expect(200, server.get((String) heard.get("photo_url"), null));
    }
}
