package spotter.nutrition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestRows;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** Whose things a trainer sees: his clients', from the first day of the link to its last. */
class NutritionAccessTest extends NutritionTest {
    private static final List<String> LISTS = List.of(PLANS, COMPLETIONS, WEIGH_INS);

    private static final List<String> OF_CLIENT = List.of(
            PLANS,
            COMPLETIONS,
            WEIGH_INS,
            WEIGH_INS + "/latest",
            GOALS,
            "/api/nutrition/photos/list",
            "/api/nutrition/daily-summary",
            "/api/nutrition/weekly-summary");

    /** Everything that one client has. */
    private record Things(long plan, long meal, long completion, long weighIn) {}

    private Things things(Person trainer, Person client) {
        long plan = plan(trainer, client);
        long meal = meal(trainer, plan, null, 0);
        long completion = completion(client, meal, "completed");
        return new Things(plan, meal, completion, made(server.post(WEIGH_INS, client, json("weight", 80))));
    }

    private static List<String> paths(Things things) {
        return List.of(
                PLANS + "/" + things.plan(),
                PLANS + "/" + things.plan() + "/complete",
                MEALS + "/" + things.meal(),
                COMPLETIONS + "/" + things.completion(),
                WEIGH_INS + "/" + things.weighIn());
    }

    private void assertSeesNothing(Person stranger, Person client, Things things) {
        paths(things).forEach(path -> assertHidden(stranger, "GET", path, null));
        for (String list : OF_CLIENT) {
            assertEquals(
                    404,
                    server.get(list + "?client_id=" + client.id(), stranger).status(),
                    list);
        }
        for (String list : LISTS) {
            assertEquals("0", server.get(list, stranger).header("X-Total-Count"), list);
        }
        assertEquals(
                404,
                server.get("/api/nutrition/photos/list?meal_completion_id=" + things.completion(), stranger)
                        .status());
        assertEquals(0, read("/api/nutrition/photos/list", stranger).get("total"));
    }

    @Test
    void aStrangeTrainerAndAnotherClientSeeNothing() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Things things = things(trainer, client);
        Person strange = server.trainer();
        server.clientOf(strange);
        for (Person stranger : List.of(strange, server.clientOf(trainer))) {
            assertSeesNothing(stranger, client, things);
        }
        assertHidden(strange, "PUT", PLANS + "/" + things.plan(), json("name", "Mine"));
        assertHidden(strange, "DELETE", PLANS + "/" + things.plan(), null);
        assertHidden(strange, "PUT", MEALS + "/" + things.meal(), json("notes", "mine"));
        assertHidden(strange, "DELETE", MEALS + "/" + things.meal(), null);
        expect(404, server.put(GOALS + "?client_id=" + client.id(), strange, json("fat_target", 1)));
        paths(things).forEach(path -> expect(200, server.get(path, client)));
    }

    @Test
    void theEndOfTheLinkIsTheEndOfEverySight() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Things things = things(trainer, client);
        expect(200, server.put(GOALS + "?client_id=" + client.id(), trainer, json("fat_target", 50)));
        paths(things).forEach(path -> expect(200, server.get(path, trainer)));
        OF_CLIENT.forEach(list -> expect(200, server.get(list + "?client_id=" + client.id(), trainer)));
        assertEquals(1, notices(trainer, "meal_completed").size());

        unlink(trainer, client);

        assertSeesNothing(trainer, client, things);
        assertHidden(trainer, "PUT", PLANS + "/" + things.plan(), json("name", "Still mine"));
        assertEquals(List.of(), notices(trainer, "meal_completed"), "told of what he may no longer know");
        assertEquals("Lean", read(PLANS + "/" + things.plan(), client).get("name"), "the client keeps his plan");
    }

    @Test
    void theNextTrainerTakesOverThePlansButNotTheRecipes() {
        Person former = server.trainer();
        Person client = server.clientOf(former);
        long plan = plan(former, client);
        long soup = recipe(former, "Soup");
        long secret = recipe(former, "Secret soup");
        long meal = meal(former, plan, soup, 0);
        unlink(former, client);
        Person next = server.trainer();
        link(next, client);

        assertEquals(1, each(server.get(PLANS, next), "id").size());
        Map<String, Object> taken = read(MEALS + "/" + meal, next);
        assertEquals("Soup", ((Map<?, ?>) taken.get("recipe")).get("name"), "it is in the client's plan");
        expect(404, server.get(RECIPES + "/" + soup, next));
        expect(404, server.get(RECIPES + "/" + soup, client));
        Answer stolen = server.put(MEALS + "/" + meal, next, json("recipe_id", secret));
        assertEquals("Recipe not found", detail(expect(404, stolen)));
        expect(200, server.put(MEALS + "/" + meal, next, json("recipe_id", soup, "notes", "as it was")));
        Map<String, Object> own = expect(
                        200, server.put(MEALS + "/" + meal, next, json("recipe_id", recipe(next, "Salad"))))
                .json();
        assertEquals("Salad", ((Map<?, ?>) own.get("recipe")).get("name"));
    }

    @Test
    void aTrainersListsShowAllOfHisClients() {
        Person trainer = server.trainer();
        Person first = server.clientOf(trainer);
        Person second = server.clientOf(trainer);
        things(trainer, first);
        things(trainer, second);
        for (String list : LISTS) {
            assertEquals(
                    List.of((int) second.id(), (int) first.id()), each(server.get(list, trainer), "client_id"), list);
            assertEquals(List.of((int) first.id()), each(server.get(list, first), "client_id"), list);
        }
    }

    @Test
    void whereOneClientIsMeantATrainerMustNameHim() {
        Person trainer = server.trainer();
        for (String path : List.of(
                GOALS, WEIGH_INS + "/latest", "/api/nutrition/daily-summary", "/api/nutrition/weekly-summary")) {
            assertEquals("client_id: is required", detail(expect(422, server.get(path, trainer))), path);
            assertEquals(404, server.get(path + "?client_id=999999999", trainer).status(), path);
        }
    }

    @Test
    void theAdministratorSeesAndMakesPlansOfEverybody() {
        Person admin = server.admin();
        Person trainer = server.trainer();
        Person free = server.client();
        Person trained = server.clientOf(trainer);
        Answer alone = expect(200, server.post(PLANS, admin, json("client_id", free.id(), "name", "Alone")));
        assertNull(alone.json().get("trainer_id"));
        Answer made = expect(200, server.post(PLANS, admin, json("client_id", trained.id(), "name", "Trained")));
        assertEquals((int) trainer.id(), made.json().get("trainer_id"), "the client's trainer");
        expect(200, server.get(PLANS + "/" + made.id(), trainer));
        assertEquals(List.of("Trained"), each(server.get(PLANS + "?client_id=" + trained.id(), admin), "name"));
        for (long nobody : List.of(trainer.id(), 999_999_999L)) {
            expect(404, server.post(PLANS, admin, json("client_id", nobody, "name", "Nobody's")));
            expect(404, server.put(GOALS + "?client_id=" + nobody, admin, json("fat_target", 1)));
            expect(404, server.get("/api/nutrition/daily-summary?client_id=" + nobody, admin));
        }
        expect(200, server.put(GOALS + "?client_id=" + free.id(), admin, json("fat_target", 1)));
    }

    @Test
    void aDeletedTrainerLeavesThePlanToItsClient() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        long plan = plan(trainer, client);
        long meal = meal(trainer, plan, recipe(trainer, "Soup"), 0);
        expect(204, server.delete("/api/users/" + trainer.id(), trainer));
        assertNull(read(PLANS + "/" + plan, client).get("trainer_id"));
        assertNull(read(MEALS + "/" + meal, client).get("recipe"));
    }

    @Test
    void aDeletedClientLeavesNothing() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Things things = things(trainer, client);
        expect(
                200,
                server.upload(
                        COMPLETIONS + "/" + things.completion() + "/photo",
                        client,
                        TestForm.file("a.jpg", TestPictures.jpeg(20, 20))));
        expect(200, server.put(GOALS, client, json("fat_target", 1)));
        expect(204, server.delete("/api/users/" + client.id(), client));
        paths(things).forEach(path -> expect(404, server.get(path, trainer)));
        for (String table : List.of("nutrition_plan", "weigh_in", "nutrition_goals")) {
            assertEquals(
                    List.of(),
                    TestRows.strings(data, "SELECT client_id FROM " + table + " WHERE client_id = " + client.id()));
        }
        assertEquals(List.of(), TestRows.strings(data, "SELECT id FROM media WHERE owner_id = " + client.id()));
    }
}
