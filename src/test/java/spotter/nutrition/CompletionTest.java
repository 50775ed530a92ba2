package spotter.nutrition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.TestClock;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

@SuppressWarnings("NullAway.Init") // set before each test
class CompletionTest extends NutritionTest {
    private final TestClock clock = new TestClock();
    private Person trainer;
    private Person client;
    private long meal;

    @Override
    Clock clock() {
        return clock;
    }

    @BeforeEach
    void makeMeal() {
        trainer = server.trainer();
        client = server.clientOf(trainer);
        meal = meal(trainer, plan(trainer, client), recipe(trainer, "Oats"), 0);
    }

    @Test
    void aCompletionStartsPendingAndHasItsTimeOnceItIsCompleted() {
        Answer answer = server.post(COMPLETIONS, client, json("planned_meal_id", meal, "notes", "soon"));
        Map<String, Object> pending = expect(200, answer).json();
        String path = answer.header("Location");
        assertEquals(COMPLETIONS + "/" + answer.id(), path);
        assertEquals("pending", pending.get("status"));
        assertEquals((int) client.id(), pending.get("client_id"));
        assertNull(pending.get("completed_at"));
        assertNull(pending.get("photo_path"));
        assertNull(pending.get("photo_url"));
        assertEquals(List.of(), pending.get("photos"));
        assertEquals(pending, read(path, trainer));

        Object at = put(path, "completed").get("completed_at");
        assertEquals(clock.instant().toString(), at);
        clock.advance(Duration.ofMinutes(2));
        Map<String, Object> noted =
                expect(200, server.put(path, client, json("notes", "late"))).json();
        assertEquals(at, noted.get("completed_at"), "another change is not another meal");
        assertEquals(at, put(path, "completed").get("completed_at"));
        assertNull(put(path, "skipped").get("completed_at"));
        assertNotEquals(at, put(path, "completed").get("completed_at"));
        assertEquals("late", read(path, client).get("notes"));
    }

    @Test
    void aMealEatenEarlierCountsForItsOwnDay() {
        String yesterday = clock.instant().minus(Duration.ofDays(1)).toString();
        Answer eaten = server.post(
                COMPLETIONS, client, json("planned_meal_id", meal, "status", "completed", "completed_at", yesterday));
        assertEquals(yesterday, expect(200, eaten).json().get("completed_at"));
        String path = eaten.header("Location");
        String day = yesterday.substring(0, 10);
        Map<String, Object> summary = server.get("/api/nutrition/daily-summary?tz=UTC&target_date=" + day, client)
                .json();
        assertEquals(1, summary.get("completed_meals"));

        String tomorrow = clock.instant().plus(Duration.ofDays(1)).toString();
        expect(422, server.put(path, client, json("completed_at", tomorrow)));
        expect(422, server.put(path, client, json("completed_at", "yesterday")));
        assertEquals(yesterday, read(path, client).get("completed_at"), "what is refused changes nothing");
        assertNull(put(path, "pending").get("completed_at"), "only of completed ones");
    }

    private Map<String, Object> put(String path, String status) {
        return expect(200, server.put(path, client, json("status", status))).json();
    }

    @Test
    void theTrainerIsToldOnceOfEachCompletedMeal() {
        long made = completion(client, meal, "completed");
        expect(200, server.put(COMPLETIONS + "/" + made, client, json("status", "completed", "notes", "good")));
        long later = completion(client, meal, "pending");
        assertEquals(1, notices(trainer, "meal_completed").size());
        put(COMPLETIONS + "/" + later, "completed");
        completion(client, meal, "skipped");

        List<Map<String, Object>> told = notices(trainer, "meal_completed");
        assertEquals(2, told.size());
        Map<?, ?> data = (Map<?, ?>) told.get(0).get("meal_data");
        assertEquals((int) later, data.get("id"));
        assertEquals("completed", data.get("status"));
        assertEquals((int) meal, ((Map<?, ?>) data.get("planned_meal")).get("id"));
        assertEquals((int) client.id(), told.get(0).get("client_id"));
        assertEquals(
                "client of the test has completed lunch (Oats).", told.get(0).get("message"));
        assertEquals(List.of(), notices(client, "meal_completed"), "he knows");
    }

    @Test
    void aClientWithoutATrainerCompletesForHimself() {
        unlink(trainer, client);
        completion(client, meal, "completed");
        assertEquals(List.of(), notices(trainer, "meal_completed"));
    }

    @Test
    void onlyTheClientOfThePlanWritesCompletions() {
        String body = json("planned_meal_id", meal);
        assertEquals(
                "Only clients can create meal completions",
                detail(expect(403, server.post(COMPLETIONS, trainer, body))));
        Person other = server.clientOf(trainer);
        assertEquals("Planned meal not found", detail(expect(404, server.post(COMPLETIONS, other, body))));
        String path = COMPLETIONS + "/" + completion(client, meal, "pending");
        expect(403, server.put(path, trainer, json("status", "completed")));
        expect(403, server.delete(path, trainer));
        assertHidden(other, "PUT", path, json("status", "completed"));
        assertHidden(other, "DELETE", path, null);
    }

    @Test
    void whatIsWrongIsSaidOfEachField() {
        String path = COMPLETIONS + "/" + completion(client, meal, "pending");
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(json("status", "eaten"), "status: must be one of pending, completed, skipped");
        changes.put(json("status", 1), "status: must be text");
        changes.put(json("notes", "x".repeat(5001)), "notes: must have at most 5000 characters");
        changes.put(json("planned_meal_id", meal + 1), "planned_meal_id: cannot be changed");
        assertRefused("PUT", path, client, changes);
        assertRefused("POST", COMPLETIONS, client, Map.of("{}", "planned_meal_id: is required"));
    }

    @Test
    void listsAreNewestFirstAndByTheDayOfThePlace() {
        long first = completion(client, meal, "completed");
        clock.advance(Duration.ofMinutes(1));
        long second = completion(client, meal, "pending");
        Answer page = server.get(COMPLETIONS + "?size=1", client);
        assertEquals(List.of((int) second), each(page, "id"));
        assertEquals("2", page.header("X-Total-Count"));
        assertEquals(List.of((int) first), each(server.get(COMPLETIONS + "?size=1&page=2", client), "id"));

        // 07:3x in UTC on the 22nd: it is the 21st on Baker Island's side of the date line, the 22nd in Athens.
        assertEquals(2, listed("from=2026-11-22&to=2026-11-22&tz=Europe/Athens"));
        assertEquals(0, listed("from=2026-11-23&tz=Europe/Athens"));
        assertEquals(2, listed("to=2026-11-21&tz=Etc/GMT%2B12"));
        assertEquals(0, listed("from=2026-11-22&tz=Etc/GMT%2B12"));
        for (String wrong : List.of("from=yesterday", "to=2026-13-01", "tz=Mars/Olympus", "tz=", "client_id=0")) {
            int expected = wrong.equals("tz=") ? 200 : 422;
            assertEquals(expected, server.get(COMPLETIONS + "?" + wrong, client).status(), wrong);
        }
    }

    private int listed(String query) {
        return each(server.get(COMPLETIONS + "?client_id=" + client.id() + "&" + query, trainer), "id")
                .size();
    }

    @Test
    void deletingSaysSo() {
        String path = COMPLETIONS + "/" + completion(client, meal, "pending");
        assertEquals(
                Map.of("message", "Meal completion deleted successfully"),
                expect(200, server.delete(path, client)).json());
        assertEquals("Meal completion not found", detail(expect(404, server.get(path, client))));
    }
}
