package spotter.nutrition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** One server for all tests of the class, which keep apart by working with people of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before the first test
abstract class NutritionTest {
    static final String PLANS = "/api/nutrition/plans";
    static final String RECIPES = "/api/nutrition/recipes";
    static final String MEALS = "/api/nutrition/planned-meals";
    static final String COMPLETIONS = "/api/nutrition/meal-completions";
    static final String WEIGH_INS = "/api/nutrition/weigh-ins";
    static final String GOALS = "/api/nutrition/goals";

    Path data;
    TestServer server;

    @BeforeAll
    void startServer(@TempDir Path fresh) {
        data = fresh;
        server = TestServer.start(data, clock());
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    /** A JSON object of names and values by turns. */
    static String json(Object... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return Json.write(object);
    }

    long plan(Person trainer, Person client) {
        return made(server.post(PLANS, trainer, json("client_id", client.id(), "name", "Lean")));
    }

    long recipe(Person trainer, String name) {
        return made(server.post(
                RECIPES, trainer, json("name", name, "calories", 400, "protein", 20.1, "carbs", 50, "fat", 10)));
    }

    /** @param recipeId null for none */
    long meal(Person trainer, long planId, Long recipeId, int day) {
        return made(server.post(
                MEALS,
                trainer,
                json("nutrition_plan_id", planId, "recipe_id", recipeId, "meal_type", "lunch", "day_of_week", day)));
    }

    long completion(Person client, long mealId, String status) {
        return made(server.post(COMPLETIONS, client, json("planned_meal_id", mealId, "status", status)));
    }

    static long made(Answer answer) {
        return expect(200, answer).id();
    }

    Map<String, Object> read(String path, Person caller) {
        return expect(200, server.get(path, caller)).json();
    }

    static String detail(Answer answer) {
        return String.valueOf(answer.json().get("detail"));
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }

    static List<Object> each(Answer answer, String member) {
        return expect(200, answer).list().stream().map(item -> item.get(member)).toList();
    }

    /** Newest first. */
    List<Map<String, Object>> notices(Person person, String type) {
        return expect(200, server.get("/api/notifications?limit=200", person)).list().stream()
                .filter(notice -> type.equals(notice.get("type")))
                .toList();
    }

    void unlink(Person trainer, Person client) {
        expect(200, server.post("/api/users/clients/" + client.id() + "/remove", trainer, "{}"));
    }

    void link(Person trainer, Person client) {
        expect(200, server.post("/api/users/clients/" + client.id() + "/assign", trainer, "{}"));
    }

    /** Each body is refused for the field and the reason that stand behind it: {@code "name: is required"}. */
    void assertRefused(String method, String path, Person caller, Map<String, String> bodies) {
        bodies.forEach((body, reason) -> {
            Answer answer = server.send(method, path, caller, body);
            assertEquals("422 " + reason, answer.status() + " " + detail(answer), body);
        });
    }

    /** The answer of a record that is not there. */
    void assertHidden(Person caller, String method, String path, String body) {
        Answer there = server.send(method, path, caller, body);
        Answer missing = server.send(method, path.replaceAll("/\\d+", "/999999999"), caller, body);
        assertEquals(404, there.status(), there::text);
        assertEquals(withoutRequest(missing), withoutRequest(there), path);
    }

    private static Map<String, Object> withoutRequest(Answer answer) {
        Map<String, Object> problem = new LinkedHashMap<>(answer.json());
        problem.remove("request_id");
        return problem;
    }
}
