package spotter.nutrition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

@SuppressWarnings("NullAway.Init") // set before each test
class PlannedMealTest extends NutritionTest {
    private Person trainer;
    private Person client;
    private long plan;

    @BeforeEach
    void makePlan() {
        trainer = server.trainer();
        client = server.clientOf(trainer);
        plan = plan(trainer, client);
    }

    @Test
    void aMealNestsItsRecipe() {
        long recipe = recipe(trainer, "Oats");
        Answer answer = server.post(
                MEALS,
                trainer,
                json(
                        "nutrition_plan_id",
                        plan,
                        "recipe_id",
                        recipe,
                        "meal_type",
                        "BREAKFAST",
                        "day_of_week",
                        6,
                        "time_of_day",
                        "07:05",
                        "notes",
                        "with milk"));
        Map<String, Object> meal = expect(200, answer).json();
        assertEquals(MEALS + "/" + answer.id(), answer.header("Location"));
        assertEquals("breakfast", meal.get("meal_type"));
        assertEquals(6, meal.get("day_of_week"));
        assertEquals("07:05", meal.get("time_of_day"));
        assertEquals((int) recipe, meal.get("recipe_id"));
        assertEquals(read(RECIPES + "/" + recipe, trainer), meal.get("recipe"));
        assertEquals((int) client.id(), meal.get("client_id"));
        assertEquals(meal, read(answer.header("Location"), client));
    }

    @Test
    void aRecipeMustBeTheTrainersOwn() {
        long foreign = recipe(server.trainer(), "Foreign");
        for (long recipe : new long[] {foreign, 999_999_999}) {
            String body = json("nutrition_plan_id", plan, "recipe_id", recipe, "meal_type", "snack", "day_of_week", 0);
            assertEquals("Recipe not found", detail(expect(404, server.post(MEALS, trainer, body))));
        }
        long meal = meal(trainer, plan, null, 0);
        expect(404, server.put(MEALS + "/" + meal, trainer, json("recipe_id", foreign)));
        assertNull(read(MEALS + "/" + meal, client).get("recipe_id"));
    }

    @Test
    void anAdministratorPlansWithTheTrainersRecipesAndHisOwn() {
        Person admin = server.admin();
        assertEquals(
                (int) plan,
                read(MEALS + "/" + meal(admin, plan, recipe(trainer, "His"), 0), client)
                        .get("nutrition_plan_id"));
        meal(admin, plan, recipe(admin, "The gym's"), 0);
        long foreign = recipe(server.trainer(), "Foreign");
        String body = json("nutrition_plan_id", plan, "recipe_id", foreign, "meal_type", "snack", "day_of_week", 0);
        expect(404, server.post(MEALS, admin, body));
    }

    @Test
    void aPutChangesOnlyWhatItNames() {
        String path = MEALS + "/" + meal(trainer, plan, recipe(trainer, "Oats"), 2);
        expect(200, server.put(path, trainer, json("time_of_day", "23:59", "notes", "late")));
        Map<String, Object> changed = expect(
                        200,
                        server.put(
                                path,
                                trainer,
                                json(
                                        "recipe_id",
                                        null,
                                        "notes",
                                        null,
                                        "meal_type",
                                        "dinner",
                                        "nutrition_plan_id",
                                        plan)))
                .json();
        assertNull(changed.get("recipe"));
        assertNull(changed.get("notes"));
        assertEquals("dinner", changed.get("meal_type"));
        assertEquals("23:59", changed.get("time_of_day"));
        assertEquals(2, changed.get("day_of_week"));
    }

    @Test
    void whatIsWrongIsSaidOfEachField() {
        String path = MEALS + "/" + meal(trainer, plan, null, 0);
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(json("meal_type", "brunch"), "meal_type: must be one of breakfast, lunch, dinner, snack");
        changes.put(json("meal_type", null), "meal_type: is required");
        changes.put(json("day_of_week", 7), "day_of_week: must be a whole number from 0 to 6");
        changes.put(json("day_of_week", -1), "day_of_week: must be a whole number from 0 to 6");
        changes.put(json("day_of_week", "Monday"), "day_of_week: must be a number");
        changes.put(json("time_of_day", "25:00"), "time_of_day: must be a time like 07:30");
        changes.put(json("time_of_day", "noon"), "time_of_day: must be a time like 07:30");
        changes.put(json("notes", "x".repeat(5001)), "notes: must have at most 5000 characters");
        changes.put(json("recipe_id", -1), "recipe_id: must be a record's id, a whole number above 0");
        changes.put(json("nutrition_plan_id", plan + 1), "nutrition_plan_id: cannot be changed");
        assertRefused("PUT", path, trainer, changes);
        assertRefused(
                "POST",
                MEALS,
                trainer,
                Map.of(
                        json("meal_type", "lunch", "day_of_week", 0), "nutrition_plan_id: is required",
                        json("nutrition_plan_id", plan, "day_of_week", 0), "meal_type: is required"));
    }

    @Test
    void aPlanHasNoMoreMealsThanItsPageShows() {
        for (int i = 0; i < PlannedMealStore.MAX_MEALS; i++) {
            meal(trainer, plan, null, i % 7);
        }
        String one = json("nutrition_plan_id", plan, "meal_type", "lunch", "day_of_week", 0);
        assertEquals("A plan has at most 70 meals.", detail(expect(400, server.post(MEALS, trainer, one))));
        Object meals = read(PLANS + "/" + plan + "/complete", client).get("planned_meals");
        assertEquals(PlannedMealStore.MAX_MEALS, ((List<?>) meals).size());
    }

    @Test
    void theClientReadsAndOnlyHisTrainerWrites() {
        String path = MEALS + "/" + meal(trainer, plan, null, 0);
        String body = json("nutrition_plan_id", plan, "meal_type", "lunch", "day_of_week", 0);
        assertEquals("Only trainers can create planned meals", detail(expect(403, server.post(MEALS, client, body))));
        assertEquals("Nutrition plan not found", detail(expect(404, server.post(MEALS, server.trainer(), body))));
        expect(403, server.delete(path, client));
        assertEquals(
                Map.of("message", "Planned meal deleted successfully"),
                expect(200, server.delete(path, trainer)).json());
        assertEquals("Planned meal not found", detail(expect(404, server.get(path, client))));
    }
}
