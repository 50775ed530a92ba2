package spotter.nutrition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

class GoalTest extends NutritionTest {
    @Test
    void beforeAnyAreSetTheyAreNulls() {
        Person client = server.client();
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("client_id", (int) client.id());
        for (String name : List.of("daily_calories", "protein_target", "carbs_target", "fat_target", "updated_at")) {
            none.put(name, null);
        }
        assertEquals(none, read(GOALS, client));
    }

    @Test
    void clientAndTrainerSetThemAlikeByPostOrPutAndNeverByAPlan() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        plan(trainer, client);
        assertNull(read(GOALS, client).get("daily_calories"));
        Answer made = expect(200, server.post(GOALS, client, json("daily_calories", 2000, "fat_target", 60)));
        assertEquals(GOALS + "?client_id=" + client.id(), made.header("Location"));
        String path = GOALS + "?client_id=" + client.id();
        expect(200, server.put(path, trainer, json("daily_calories", 1800)));
        Map<String, Object> both = expect(200, server.post(path, trainer, json("protein_target", 120)))
                .json();
        assertEquals(1800.0, both.get("daily_calories"));
        assertEquals(60.0, both.get("fat_target"));
        assertEquals(120.0, both.get("protein_target"));
        assertEquals(both, read(GOALS, client));
        assertNull(expect(200, server.put(GOALS, client, json("fat_target", null)))
                .json()
                .get("fat_target"));
        assertEquals(1, server.get(PLANS, client).list().size(), "goals are no plan");
    }

    @Test
    void othersGoalsAreNobodysBusiness() {
        Person client = server.clientOf(server.trainer());
        String path = GOALS + "?client_id=" + client.id();
        for (Person stranger : List.of(server.trainer(), server.client())) {
            assertEquals("Client not found", detail(expect(404, server.get(path, stranger))));
            expect(404, server.put(path, stranger, json("fat_target", 1)));
        }
        assertNull(read(GOALS, client).get("fat_target"));
    }

    @Test
    void whatIsWrongIsSaidOfEachField() {
        Person client = server.client();
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put(json("daily_calories", 20001), "daily_calories: must be a number from 0 to 20000");
        bodies.put(json("protein_target", -1), "protein_target: must be a number from 0 to 2000");
        bodies.put(json("carbs_target", "x"), "carbs_target: must be a number");
        bodies.put(json("fat_target", 1e9), "fat_target: must be a number from 0 to 2000");
        assertRefused("PUT", GOALS, client, bodies);
        assertRefused("POST", GOALS, client, bodies);
        expect(422, server.get(GOALS + "?client_id=me", client));
    }
}
