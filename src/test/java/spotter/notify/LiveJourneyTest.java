package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;
import spotter.http.Json;

/** A trainer and his client from the first photo to the end of their link, by real requests and real sockets. */
class LiveJourneyTest {
    /** Told to nobody but the trainer, and not even to him once the link has ended. */
    private static final String SECRET = "My knee hurts since Tuesday";

    @TempDir
    Path data;

    private TestServer server;
    private Person trainer;
    private Person client;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
        trainer = server.trainer();
        client = server.clientOf(trainer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aClientHearsOfHisPlanAndHisTrainerOfTheMeals() {
        try (TestSocket clients = TestSocket.of(server, client);
                TestSocket trainers = TestSocket.of(server, trainer)) {
            long plan = make(
                    trainer,
                    "/api/nutrition/plans",
                    "{\"client_id\":" + client.id() + ",\"name\":\"Spring\",\"daily_calories\":2000,"
                            + "\"start_date\":\"2026-11-01\",\"end_date\":\"2026-12-31\"}");
            Map<String, Object> updated = clients.expect("plan_updated");
            assertEquals((int) plan, ((Map<?, ?>) updated.get("plan_data")).get("id"));
            assertEquals((int) trainer.id(), updated.get("trainer_id"));
            long meal = make(
                    trainer,
                    "/api/nutrition/planned-meals",
                    "{\"nutrition_plan_id\":" + plan
                            + ",\"meal_type\":\"lunch\",\"day_of_week\":0,\"time_of_day\":\"12:30\"}");
            clients.expect("plan_updated");
            long completion = make(
                    client,
                    "/api/nutrition/meal-completions",
                    "{\"planned_meal_id\":" + meal + ",\"status\":\"completed\"}");
            Map<String, Object> completed = trainers.expect("meal_completed");
            assertEquals((int) completion, ((Map<?, ?>) completed.get("meal_data")).get("id"));
            assertEquals((int) client.id(), completed.get("client_id"));
            endLink();
            trainers.expect("system");
            expect(
                    200,
                    server.put("/api/nutrition/meal-completions/" + completion, client, "{\"status\":\"skipped\"}"));
            expect(
                    200,
                    server.put("/api/nutrition/meal-completions/" + completion, client, "{\"status\":\"completed\"}"));
            assertEquals(List.of(), untilMark(trainers));
            expect(404, server.get("/api/nutrition/meal-completions/" + completion, trainer));
        }
    }

    @Test
    void aTrainerHearsOfHisClientLiveAndLaterAndNothingOnceTheLinkHasEnded() throws Exception {
        Map<String, Object> photo;
        try (TestSocket socket = TestSocket.of(server, trainer)) {
            upload("profile_photo", "me.jpg", TestPictures.phoneJpeg(4000, 3000, 6));
            photo = socket.expect("file_uploaded");
            assertOpensWithoutHeader(link(photo, "thumbnail"));
        }
        Map<String, Object> document = threeThingsHappen();
        try (TestSocket socket = TestSocket.of(server, trainer, "&since=" + photo.get("id"))) {
            List<Map<String, Object>> missed = untilMark(socket);
            assertEquals(List.of("file_uploaded", "progress_updated", "message"), types(missed));
            assertEquals(SECRET, missed.get(2).get("message"));
            assertOpensWithoutHeader(link(missed.get(0), "original"));

            expect(200, server.delete(address(document), client));
            Map<String, Object> live = socket.expect("file_deleted");
            assertEquals(number(photo) + 5, number(live), "one number after the other, the mark's too");

            endLink();
            assertEquals("A client has left", socket.expect("system").get("title"));
            clientGoesOn();
            assertEquals(List.of(), untilMark(socket));
        }
        assertGone(photo);
        assertForgotten(photo);
    }

    /** @return the document */
    private Map<String, Object> threeThingsHappen() {
        Map<String, Object> document = upload("document", "plan.pdf", SamplePdf.onePage());
        expect(201, server.post("/api/progress", client, "{\"weight\":81.5,\"notes\":\"" + SECRET + "\"}"));
        sendMessage(201);
        return document;
    }

    private void endLink() {
        expect(204, server.delete("/api/users/me/trainer", client));
    }

    private void clientGoesOn() {
        upload("profile_photo", "me.jpg", TestPictures.jpeg(300, 200));
        upload("document", "other.pdf", SamplePdf.onePage());
        expect(201, server.post("/api/progress", client, "{\"weight\":80,\"notes\":\"" + SECRET + "\"}"));
        sendMessage(404);
    }

    private void assertGone(Map<String, Object> photo) {
        expect(410, server.get(link(photo, "thumbnail"), null));
        expect(404, server.get(address(fileData(photo)), trainer));
        expect(404, server.get("/api/progress?client_id=" + client.id(), trainer));
        expect(404, server.get("/api/messages?with=" + client.id(), trainer));
        expect(404, server.post("/api/messages", trainer, "{\"to_user_id\":" + client.id() + ",\"message\":\"?\"}"));
        assertEquals(
                List.of(), server.get("/api/messages/conversations", trainer).items());
    }

    /** Nothing of the client's is replayed or listed: only that there was a link, and that it has ended. */
    private void assertForgotten(Map<String, Object> photo) {
        try (TestSocket socket = TestSocket.of(server, trainer, "&since=0")) {
            List<Map<String, Object>> kept = socket.nextFrames(4);
            assertEquals(
                    List.of("You have a new client", "The mark", "A client has left", "The mark"),
                    kept.stream().map(frame -> frame.get("title")).toList());
            String all =
                    Json.write(kept) + server.get("/api/notifications", trainer).text();
            assertFalse(all.contains(SECRET), all);
            assertFalse(all.contains("client of the test"), all);
            assertFalse(all.contains(String.valueOf(fileData(photo).get("uuid"))), all);
        }
        // The client keeps his own.
        List<Object> types =
                new ArrayList<>(types(server.get("/api/notifications", client).list()));
        assertTrue(types.contains("file_uploaded"), types.toString());
    }

    private Map<String, Object> upload(String category, String name, byte[] content) {
        TestForm form = TestForm.file(name, content).and("category", category);
        return expect(201, server.upload("/api/files/upload", client, form)).json();
    }

    private long make(Person person, String path, String json) {
        return expect(200, server.post(path, person, json)).id();
    }

    private void sendMessage(int status) {
        String body = Json.write(Map.of("to_user_id", trainer.id(), "message", SECRET));
        expect(status, server.post("/api/messages", client, body));
    }

    private void assertOpensWithoutHeader(String link) throws Exception {
        TestServer.Answer answer = expect(200, server.get(link, null));
        if (answer.header("Content-Type").startsWith("image/")) {
            assertNotNull(ImageIO.read(new ByteArrayInputStream(answer.body())));
        }
    }

    /** All that was on its way to the trainer: what he has himself sent to him now comes behind it. */
    private List<Map<String, Object>> untilMark(TestSocket socket) {
        String mark = "The mark";
        expect(200, server.post("/api/ws/ws/test-notification/" + trainer.id() + "?title=The%20mark", trainer, "{}"));
        List<Map<String, Object>> before = new ArrayList<>();
        for (Map<String, Object> next = socket.next(); !mark.equals(next.get("title")); next = socket.next()) {
            before.add(next);
        }
        return before;
    }

    private static List<Object> types(List<Map<String, Object>> frames) {
        return frames.stream().map(frame -> frame.get("type")).toList();
    }

    private static long number(Map<String, Object> frame) {
        return ((Number) frame.get("id")).longValue();
    }

    @SuppressWarnings("unchecked") // the shape of this API's frames
    private static Map<String, Object> fileData(Map<String, Object> frame) {
        return (Map<String, Object>) frame.get("file_data");
    }

    private static String link(Map<String, Object> frame, String size) {
        return (String) ((Map<?, ?>) fileData(frame).get("urls")).get(size);
    }

    private static String address(Map<String, Object> media) {
        return "/api/files/media/" + media.get("file_type") + "/" + media.get("filename");
    }
}
