package spotter.nutrition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

class PlanTest extends NutritionTest {
    @Test
    void aTrainerMakesAPlanThatHisClientReads() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Answer answer = server.post(
                PLANS,
                trainer,
                json(
                        "client_id", client.id(),
                        "name", " Lean ",
                        "description", "Less of everything",
                        "daily_calories", 2000.5,
                        "protein_target", 150,
                        "start_date", "2026-01-01",
                        "end_date", "2026-01-01"));
        Map<String, Object> plan = expect(200, answer).json();
        assertEquals(PLANS + "/" + answer.id(), answer.header("Location"));
        assertEquals("Lean", plan.get("name"));
        assertEquals(2000.5, plan.get("daily_calories"));
        assertEquals(150.0, plan.get("protein_target"));
        assertNull(plan.get("carbs_target"));
        assertEquals("2026-01-01", plan.get("end_date"));
        assertEquals(trainer.id(), number(plan.get("trainer_id")));
        assertEquals(client.id(), number(plan.get("client_id")));
        assertNotNull(plan.get("created_at"));
        assertEquals(plan, read(answer.header("Location"), client));
        assertEquals(plan, read(answer.header("Location"), trainer));
    }

    @Test
    void onlyTrainersAndTheAdministratorMakePlans() {
        Person client = server.clientOf(server.trainer());
        String body = json("client_id", client.id(), "name", "Mine");
        assertEquals("Only trainers can create nutrition plans", detail(expect(403, server.post(PLANS, client, body))));
        assertEquals("Client not found", detail(expect(404, server.post(PLANS, server.trainer(), body))));
    }

    @Test
    void aPutChangesOnlyWhatItNames() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        String path = PLANS + "/" + plan(trainer, client);
        expect(200, server.put(path, trainer, json("description", "More fish", "fat_target", 60)));
        Map<String, Object> changed = expect(
                        200, server.put(path, trainer, json("fat_target", null, "end_date", "2026-05-01")))
                .json();
        assertEquals("Lean", changed.get("name"));
        assertEquals("More fish", changed.get("description"));
        assertNull(changed.get("fat_target"));
        assertEquals("2026-05-01", changed.get("end_date"));
        // A page that sends back the whole plan has changed nothing.
        Map<String, Object> same = new LinkedHashMap<>(
                expect(200, server.put(path, trainer, Json.write(changed))).json());
        same.put("updated_at", changed.get("updated_at"));
        assertEquals(changed, same);
    }

    @Test
    void whatIsWrongIsSaidOfEachField() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        String path = PLANS + "/" + plan(trainer, client);
        expect(200, server.put(path, trainer, json("start_date", "2026-03-01")));
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(json("name", null), "name: is required");
        changes.put(json("name", "   "), "name: is required");
        changes.put(json("name", "x".repeat(201)), "name: must have at most 200 characters");
        changes.put(json("name", 5), "name: must be text");
        changes.put(json("description", "x".repeat(5001)), "description: must have at most 5000 characters");
        changes.put(json("daily_calories", -1), "daily_calories: must be a number from 0 to 20000");
        changes.put(json("daily_calories", 20001), "daily_calories: must be a number from 0 to 20000");
        changes.put(json("daily_calories", "many"), "daily_calories: must be a number");
        changes.put(json("protein_target", 2000.5), "protein_target: must be a number from 0 to 2000");
        changes.put(json("carbs_target", List.of()), "carbs_target: must be a number");
        changes.put(json("fat_target", -0.1), "fat_target: must be a number from 0 to 2000");
        changes.put(json("start_date", "1.3.2026"), "start_date: must be a date like 2026-11-22");
        changes.put(json("end_date", "2026-02-30"), "end_date: must be a date like 2026-11-22");
        changes.put(json("end_date", "2026-02-28"), "end_date: must not be before start_date");
        changes.put(json("client_id", trainer.id()), "client_id: cannot be changed");
        assertRefused("PUT", path, trainer, changes);
        assertRefused(
                "POST",
                PLANS,
                trainer,
                Map.of(
                        json("name", "Lean"), "client_id: is required",
                        json("client_id", client.id()), "name: is required",
                        json("client_id", "you", "name", "Lean"), "client_id: must be a number",
                        json("client_id", 0, "name", "Lean"),
                                "client_id: must be a record's id, a whole number above 0"));
        Answer both = expect(422, server.post(PLANS, trainer, json("fat_target", -1)));
        assertEquals(3, ((List<?>) both.json().get("errors")).size(), "all at once: " + both.text());
        expect(400, server.post(PLANS, trainer, "[]"));
    }

    @Test
    void listsArePagedNewestFirst() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        Person second = server.clientOf(trainer);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(0, plan(trainer, client));
        }
        long other = plan(trainer, second);
        Answer page = server.get(PLANS + "?client_id=" + client.id() + "&page=2&size=2", trainer);
        assertEquals(List.of(ids.get(2).intValue(), ids.get(3).intValue()), each(page, "id"));
        assertEquals("5", page.header("X-Total-Count"));
        assertEquals(
                "<" + PLANS + "?page=3&client_id=" + client.id() + "&size=2>; rel=\"next\"",
                page.header("Link").split(", ")[0]);
        assertEquals("6", server.get(PLANS, trainer).header("X-Total-Count"));
        assertEquals(List.of((int) other), each(server.get(PLANS, second), "id"));
        assertEquals(
                List.of(), each(server.get(PLANS + "?trainer_id=" + client.id(), trainer), "id"), "no plans of his");
        assertEquals(
                6,
                each(server.get(PLANS + "?trainer_id=" + trainer.id(), trainer), "id")
                        .size());
        for (String wrong :
                List.of("page=0", "size=101", "client_id=x", "trainer_id=-1", "search=" + "x".repeat(201))) {
            assertEquals(422, server.get(PLANS + "?" + wrong, trainer).status(), wrong);
        }
    }

    @Test
    void aSearchFindsNamesAndDescriptionsInAnyCaseAndTakesSignsLiterally() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        expect(200, server.post(PLANS, trainer, json("client_id", client.id(), "name", "Πρόγραμμα ΆΝΟΙΞΗΣ 100%")));
        expect(
                200,
                server.post(
                        PLANS,
                        trainer,
                        json("client_id", client.id(), "name", "Summer", "description", "Mit viel GEMÜSE")));
        assertEquals(List.of("Πρόγραμμα ΆΝΟΙΞΗΣ 100%"), found(client, "άνοιξη"));
        assertEquals(List.of("Summer"), found(client, "gemüse"));
        assertEquals(List.of("Πρόγραμμα ΆΝΟΙΞΗΣ 100%"), found(client, "0%"));
        assertEquals(List.of(), found(client, "1%0"));
        assertEquals(List.of(), found(client, "' OR 1=1 --"));
    }

    private List<Object> found(Person caller, String search) {
        return each(server.get(PLANS + "?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8), caller), "name");
    }

    @Test
    void theWholePlanHasItsMealsInTheOrderOfTheWeekWithTheirRecipes() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        long plan = plan(trainer, client);
        long oats = recipe(trainer, "Oats");
        long tuesday = meal(trainer, plan, oats, 1);
        long lateMonday = meal(trainer, plan, null, 0);
        long monday = meal(trainer, plan, null, 0);
        expect(200, server.put(MEALS + "/" + monday, trainer, json("time_of_day", "07:30")));
        Map<String, Object> whole = read(PLANS + "/" + plan + "/complete", client);
        List<?> meals = (List<?>) whole.get("planned_meals");
        assertEquals(
                List.of((int) monday, (int) lateMonday, (int) tuesday),
                meals.stream().map(meal -> ((Map<?, ?>) meal).get("id")).toList());
        assertEquals("Oats", ((Map<?, ?>) ((Map<?, ?>) meals.get(2)).get("recipe")).get("name"));
        assertNull(((Map<?, ?>) meals.get(0)).get("recipe"));
        assertEquals("Lean", whole.get("name"));
        expect(404, server.get(PLANS + "/999999999/complete", client));
    }

    @Test
    void theClientIsToldOfEveryChangeToHisPlan() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        long plan = plan(trainer, client);
        long meal = meal(trainer, plan, null, 0);
        expect(200, server.put(MEALS + "/" + meal, trainer, json("notes", "warm")));
        expect(200, server.delete(MEALS + "/" + meal, trainer));
        expect(200, server.put(PLANS + "/" + plan, trainer, json("name", "Leaner")));
        expect(200, server.delete(PLANS + "/" + plan, trainer));
        List<Map<String, Object>> told = notices(client, "plan_updated");
        assertEquals(
                List.of("deleted", "changed", "changed", "changed", "changed", "created"),
                told.stream().map(notice -> notice.get("change")).toList());
        assertEquals((int) trainer.id(), told.get(0).get("trainer_id"));
        assertEquals("Leaner", ((Map<?, ?>) told.get(0).get("plan_data")).get("name"));
        assertEquals("Your nutrition plan \"Leaner\" was deleted.", told.get(0).get("message"));
        assertEquals(List.of(), notices(trainer, "plan_updated"), "he did it himself");
    }

    @Test
    void aRefusedChangeTellsNobody() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        String path = PLANS + "/" + plan(trainer, client);
        expect(422, server.put(path, trainer, json("name", "Leaner", "fat_target", -1)));
        assertEquals("Lean", read(path, client).get("name"));
        assertEquals(1, notices(client, "plan_updated").size());
    }

    @Test
    void deletingSaysSoAndTheSecondTimeThereIsNothing() {
        Person trainer = server.trainer();
        String path = PLANS + "/" + plan(trainer, server.clientOf(trainer));
        assertEquals(
                Map.of("message", "Nutrition plan deleted successfully"),
                expect(200, server.delete(path, trainer)).json());
        assertEquals("Nutrition plan not found", detail(expect(404, server.delete(path, trainer))));
        assertEquals("Nutrition plan not found", detail(expect(404, server.get(PLANS + "/no-number", trainer))));
    }
}
