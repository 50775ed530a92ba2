package spotter.nutrition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestClock;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

class WeighInTest extends NutritionTest {
    private final TestClock clock = new TestClock();

    @Override
    Clock clock() {
        return clock;
    }

    private long weigh(Person client, double kg) {
        return made(server.post(WEIGH_INS, client, json("weight", kg)));
    }

    @Test
    void aClientWeighsHimselfAndHisTrainerReadsIt() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Answer answer =
                server.post(WEIGH_INS, client, json("weight", 80.4, "body_fat", 18.5, "notes", "before breakfast"));
        Map<String, Object> weighIn = expect(200, answer).json();
        String path = answer.header("Location");
        assertEquals(WEIGH_INS + "/" + answer.id(), path);
        assertEquals(80.4, weighIn.get("weight"));
        assertEquals(18.5, weighIn.get("body_fat"));
        assertEquals((int) client.id(), weighIn.get("client_id"));
        assertEquals(weighIn, read(path, trainer));
        assertEquals(
                "Only clients can create weigh in records",
                detail(expect(403, server.post(WEIGH_INS, trainer, json("weight", 80)))));
        expect(403, server.put(path, trainer, json("weight", 70)));
        expect(403, server.delete(path, trainer));
        assertHidden(server.client(), "PUT", path, json("weight", 70));
    }

    @Test
    void theLatestIsTheNewest() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        assertEquals("Weigh in record not found", detail(expect(404, server.get(WEIGH_INS + "/latest", client))));
        weigh(client, 80);
        weigh(client, 79.5);
        assertEquals(79.5, read(WEIGH_INS + "/latest", client).get("weight"), "the later of the same moment");
        clock.advance(Duration.ofMinutes(1));
        weigh(client, 79);
        assertEquals(
                79.0,
                read(WEIGH_INS + "/latest?client_id=" + client.id(), trainer).get("weight"));
    }

    @Test
    void listsAreNewestFirstPagedAndByTheDayOfThePlace() {
        Person client = server.client();
        for (double kg : List.of(80.0, 79.0, 78.0)) {
            weigh(client, kg);
        }
        Answer page = server.get(WEIGH_INS + "?page=1&size=2", client);
        assertEquals(List.of(78.0, 79.0), each(page, "weight"));
        assertEquals("3", page.header("X-Total-Count"));
        assertEquals(List.of(80.0), each(server.get(WEIGH_INS + "?page=2&size=2", client), "weight"));
        // 07:3x in UTC on the 22nd.
        String kiritimati = WEIGH_INS + "?tz=Pacific/Kiritimati&";
        assertEquals(
                3,
                each(server.get(kiritimati + "start_date=2026-11-22&end_date=2026-11-22", client), "id")
                        .size());
        String baker = WEIGH_INS + "?tz=Etc/GMT%2B12&";
        assertEquals(
                3, each(server.get(baker + "end_date=2026-11-21", client), "id").size());
        assertEquals(List.of(), each(server.get(baker + "start_date=2026-11-22", client), "id"));
    }

    @Test
    void whatIsWrongIsSaidOfEachField() {
        Person client = server.client();
        String path = WEIGH_INS + "/" + weigh(client, 80);
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(json("weight", 0), "weight: must be above 0");
        changes.put(json("weight", -3), "weight: must be a number from 0 to 700");
        changes.put(json("weight", 700.1), "weight: must be a number from 0 to 700");
        changes.put(json("weight", null), "weight: is required");
        changes.put(json("weight", "heavy"), "weight: must be a number");
        changes.put(json("body_fat", 101), "body_fat: must be a number from 0 to 100");
        changes.put(json("body_fat", -1), "body_fat: must be a number from 0 to 100");
        changes.put(json("notes", "x".repeat(5001)), "notes: must have at most 5000 characters");
        assertRefused("PUT", path, client, changes);
        assertRefused("POST", WEIGH_INS, client, Map.of("{}", "weight: is required"));
    }

    @Test
    void aPutChangesOnlyWhatItNamesAndDeletingSaysSo() {
        Person client = server.client();
        String path = WEIGH_INS + "/" + weigh(client, 80);
        expect(200, server.put(path, client, json("body_fat", 20, "notes", "so so")));
        Map<String, Object> changed =
                expect(200, server.put(path, client, json("notes", null))).json();
        assertNull(changed.get("notes"));
        assertEquals(20.0, changed.get("body_fat"));
        assertEquals(80.0, changed.get("weight"));
        assertEquals(
                Map.of("message", "Weigh in record deleted successfully"),
                expect(200, server.delete(path, client)).json());
        assertEquals("Weigh in record not found", detail(expect(404, server.delete(path, client))));
    }
}
