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

class RecipeTest extends NutritionTest {
    @Test
    void aTrainersRecipeIsReadByHisClientsAlone() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Answer answer = server.post(
                RECIPES,
                trainer,
                json("name", "Oats", "instructions", "Stir.", "calories", 350, "preparation_time", 10));
        Map<String, Object> recipe = expect(200, answer).json();
        String path = answer.header("Location");
        assertEquals(RECIPES + "/" + answer.id(), path);
        assertEquals(350.0, recipe.get("calories"));
        assertEquals(10, recipe.get("preparation_time"));
        assertEquals((int) trainer.id(), recipe.get("trainer_id"));
        assertEquals(recipe, read(path, client));
        for (Person stranger : List.of(server.trainer(), server.client(), server.clientOf(server.trainer()))) {
            assertHidden(stranger, "GET", path, null);
            assertEquals(List.of(), each(server.get(RECIPES, stranger), "id"));
        }
        assertHidden(server.trainer(), "PUT", path, json("name", "Mine"));
        assertHidden(server.trainer(), "DELETE", path, null);
        assertEquals("Only trainers can create recipes", detail(expect(403, server.post(RECIPES, client, "{}"))));
        expect(403, server.put(path, client, json("name", "Mine")));
        unlink(trainer, client);
        assertHidden(client, "GET", path, null);
    }

    @Test
    void listsAreByNameAndPagedAndSearched() {
        Person trainer = server.trainer();
        for (String name : List.of("soup", "Ärmel", "Bread", "apple")) {
            recipe(trainer, name);
        }
        assertEquals(List.of("apple", "Bread", "soup", "Ärmel"), each(server.get(RECIPES, trainer), "name"));
        Answer page = server.get(RECIPES + "?page=2&size=3", trainer);
        assertEquals(List.of("Ärmel"), each(page, "name"));
        assertEquals("4", page.header("X-Total-Count"));
        assertEquals(List.of("Ärmel"), each(server.get(RECIPES + "?search=%C3%A4RM", trainer), "name"));
        assertEquals(
                4, each(server.get(RECIPES, server.clientOf(trainer)), "name").size());
    }

    @Test
    void whatIsWrongIsSaidOfEachField() {
        Person trainer = server.trainer();
        String path = RECIPES + "/" + recipe(trainer, "Oats");
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(json("name", ""), "name: is required");
        changes.put(json("name", "x".repeat(201)), "name: must have at most 200 characters");
        changes.put(json("instructions", "x".repeat(5001)), "instructions: must have at most 5000 characters");
        changes.put(json("calories", -1), "calories: must be a number from 0 to 20000");
        changes.put(json("protein", 2001), "protein: must be a number from 0 to 2000");
        changes.put(json("carbs", "x"), "carbs: must be a number");
        changes.put(json("fat", true), "fat: must be a number");
        changes.put(json("preparation_time", 1.5), "preparation_time: must be a whole number from 0 to 1440");
        changes.put(json("preparation_time", 1441), "preparation_time: must be a whole number from 0 to 1440");
        assertRefused("PUT", path, trainer, changes);
        assertRefused("POST", RECIPES, trainer, Map.of("{}", "name: is required"));
    }

    @Test
    void aPutChangesOnlyWhatItNames() {
        Person trainer = server.trainer();
        String path = RECIPES + "/" + recipe(trainer, "Oats");
        Map<String, Object> changed = expect(200, server.put(path, trainer, json("fat", null, "carbs", 1.5)))
                .json();
        assertNull(changed.get("fat"));
        assertEquals(1.5, changed.get("carbs"));
        assertEquals(400.0, changed.get("calories"));
        assertEquals("Oats", changed.get("name"));
    }

    @Test
    void aMealOutlivesItsRecipe() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        long recipe = recipe(trainer, "Oats");
        long meal = meal(trainer, plan(trainer, client), recipe, 0);
        assertEquals(
                Map.of("message", "Recipe deleted successfully"),
                expect(200, server.delete(RECIPES + "/" + recipe, trainer)).json());
        assertEquals("Recipe not found", detail(expect(404, server.delete(RECIPES + "/" + recipe, trainer))));
        Map<String, Object> left = read(MEALS + "/" + meal, client);
        assertNull(left.get("recipe_id"));
        assertNull(left.get("recipe"));
    }

    @Test
    void theAdministratorHasRecipesOfHisOwnAndSeesAll() {
        Person admin = server.admin();
        Person trainer = server.trainer();
        recipe(trainer, "A trainer's");
        long own = recipe(admin, "The gym's");
        assertEquals(List.of("The gym's"), each(server.get(RECIPES + "?search=the%20gym", admin), "name"));
        assertEquals(
                1,
                each(server.get(RECIPES + "?search=a%20trainer", admin), "name").size());
        expect(404, server.get(RECIPES + "/" + own, trainer));
    }
}
