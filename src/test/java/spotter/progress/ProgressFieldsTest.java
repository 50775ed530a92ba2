package spotter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.util.List;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Answer;

/** What an entry may say, and what it may not. */
class ProgressFieldsTest extends ProgressTest {
    private record Wrong(String json, String detail) {}

    private List<Wrong> wrong() {
        return List.of(
                new Wrong("{\"weight\":0}", "weight: must be above 0"),
                new Wrong("{\"weight\":-1}", "weight: must be a number from 0 to 700"),
                new Wrong("{\"weight\":700.1}", "weight: must be a number from 0 to 700"),
                new Wrong("{\"weight\":\"heavy\"}", "weight: must be a number"),
                new Wrong("{\"weight\":[80]}", "weight: must be a number"),
                new Wrong("{\"weight\":80,\"body_fat\":-0.1}", "body_fat: must be a number from 0 to 100"),
                new Wrong("{\"weight\":80,\"body_fat\":101}", "body_fat: must be a number from 0 to 100"),
                new Wrong("{\"notes\":\"" + "x".repeat(5001) + "\"}", "notes: must have at most 5000 characters"),
                new Wrong("{\"weight\":80,\"notes\":\"a\\u0000\"}", "notes: must not contain NUL"),
                new Wrong("{\"weight\":80,\"notes\":7}", "notes: must be text"),
                new Wrong("{\"weight\":80,\"date\":\"2026-02-30\"}", "date: must be a date like 2026-11-22"),
                new Wrong("{\"weight\":80,\"date\":\"1899-12-31\"}", "date: must lie between 1900 and 2200"),
                new Wrong(
                        "{\"weight\":80,\"date\":\"" + today.plusDays(2) + "\"}",
                        "date: must not be later than tomorrow"));
    }

    @Test
    void aFieldThatFailsIsNamed() {
        long id = entry();
        for (Wrong wrong : wrong()) {
            Answer created = server.post(PROGRESS, client, wrong.json());
            assertEquals(wrong.detail(), detail(expect(422, created)));
            Answer changed = server.put(PROGRESS + "/entries/" + id, client, wrong.json());
            assertEquals(wrong.detail(), detail(expect(422, changed)));
        }
        assertEquals(1, folder.count("progress_entry"));
    }

    @Test
    void anEntryIsMoreThanADate() {
        for (String empty : List.of("{}", "{\"date\":\"2026-01-01\"}", "{\"weight\":null,\"notes\":\"  \"}")) {
            Answer answer = server.post(PROGRESS, client, empty);
            assertEquals("weight: is required where body_fat and notes are missing", detail(expect(422, answer)));
        }
        expect(400, server.post(PROGRESS, client, "[]"));
    }

    @Test
    void theLimitsThemselvesPass() {
        String tomorrow = today.plusDays(1).toString();
        assertEquals(
                700.0,
                add(client, "{\"weight\":700,\"body_fat\":0,\"date\":\"" + tomorrow + "\"}")
                        .get("weight"));
        assertEquals(100.0, add(client, "{\"body_fat\":100}").get("body_fat"));
        String notes = "λ".repeat(5000);
        assertEquals(notes, add(client, "{\"notes\":\"" + notes + "\"}").get("notes"));
        TestForm form = new TestForm().and("weight", 80).and("notes", notes);
        assertEquals(
                notes, expect(201, server.upload(WEIGHT, client, form)).json().get("notes"));
    }

    @Test
    void aFormIsCheckedAlikeAndNeedsItsWeight() {
        TestForm noWeight = photo(TestPictures.jpeg(20, 20)).and("notes", "x");
        assertEquals("weight: is required", detail(expect(422, server.upload(WEIGHT, client, noWeight))));
        assertEquals("weight: is required", detail(expect(422, server.post(WEIGHT, client, "{\"weight\":80}"))));
        TestForm badPose = photo(TestPictures.jpeg(20, 20)).and("weight", 80).and("pose", "above");
        assertEquals(
                "pose: must be one of front, side, back", detail(expect(422, server.upload(WEIGHT, client, badPose))));
        Answer many = server.upload(
                WEIGHT,
                client,
                new TestForm()
                        .and("weight", 0)
                        .and("body_fat", "x")
                        .and("date", "soon")
                        .and("client_id", "me"));
        assertEquals(4, ((List<?>) expect(422, many).json().get("errors")).size(), many.text());
        folder.assertNothing();
        assertEquals(0, folder.count("progress_entry"));
    }

    @Test
    void aFileBelongsInItsField() {
        TestForm elsewhere = TestForm.file("me.jpg", TestPictures.jpeg(20, 20)).and("weight", 80);
        Answer answer = expect(422, server.upload(WEIGHT, client, elsewhere));
        assertEquals("file: a file is expected in the field photo only", detail(answer));
        String address = PROGRESS + "/" + entry() + "/photo";
        assertEquals(
                "file: is required",
                detail(expect(422, server.upload(address, client, new TestForm().and("pose", "front")))));
        Answer badPose = addPhoto(client, 1, "above", TestPictures.jpeg(20, 20));
        assertTrue(detail(expect(422, badPose)).startsWith("pose: "), badPose.text());
        folder.assertNothing();
    }
}
