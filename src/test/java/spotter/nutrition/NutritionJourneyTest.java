package spotter.nutrition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Person;
import spotter.media.DataFolderView;

/** A plan from its making to its end, as trainer and client see it. */
class NutritionJourneyTest extends NutritionTest {
    @Test
    void aPlanIsMadeFollowedAndDeletedWithoutATrace() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        long plan = plan(trainer, client);
        long meal = meal(trainer, plan, recipe(trainer, "Oats"), 0);
        assertEquals(2, notices(client, "plan_updated").size(), "the plan and its meal");

        long completion = completion(client, meal, "completed");
        String path = COMPLETIONS + "/" + completion;
        TestForm photo = TestForm.file("lunch.jpg", TestPictures.phoneJpeg(2400, 1800, 6));
        expect(200, server.upload(path + "/photo", client, photo));

        Map<String, Object> completed = notices(trainer, "meal_completed").get(0);
        assertEquals((int) completion, ((Map<?, ?>) completed.get("meal_data")).get("id"));
        Map<String, Object> uploaded = notices(trainer, "file_uploaded").get(0);
        assertEquals("meal_photos", uploaded.get("file_type"));
        assertEquals((int) client.id(), uploaded.get("client_id"));
        String url = (String) read(path, trainer).get("photo_url");
        expect(200, server.get(url, null));
        DataFolderView folder = new DataFolderView(data);
        assertEquals(4, folder.stored().size(), "original and three variants");
        assertEquals(400.0, read("/api/nutrition/daily-summary", client).get("total_calories"));

        expect(200, server.delete(PLANS + "/" + plan, trainer));

        folder.assertNothing();
        for (String rows : List.of(
                "nutrition_plan WHERE id = " + plan,
                "planned_meal WHERE plan_id = " + plan,
                "meal_completion WHERE planned_meal_id = " + meal)) {
            assertEquals(0, folder.count(rows), rows);
        }
        expect(410, server.get(url, null));
        expect(404, server.get(path, client));
        expect(404, server.get(MEALS + "/" + meal, client));
        assertEquals(0.0, read("/api/nutrition/daily-summary", client).get("total_calories"));
        assertEquals("deleted", notices(client, "plan_updated").get(0).get("change"));
    }

    @Test
    void deletingAMealOrACompletionTakesItsPhotos() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        long meal = meal(trainer, plan(trainer, client), null, 0);
        expect(200, server.delete(COMPLETIONS + "/" + withPhoto(client, meal), client));
        new DataFolderView(data).assertNothing();
        withPhoto(client, meal);
        expect(200, server.delete(MEALS + "/" + meal, trainer));
        new DataFolderView(data).assertNothing();
    }

    private long withPhoto(Person client, long meal) {
        long completion = completion(client, meal, "completed");
        TestForm photo = TestForm.file("lunch.jpg", TestPictures.jpeg(1300, 900));
        expect(200, server.upload(COMPLETIONS + "/" + completion + "/photo", client, photo));
        return completion;
    }
}
