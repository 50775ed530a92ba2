package spotter.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestForm;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;
import spotter.http.Json;

/** {@code GET /api/me/export}: what is in the file, and who gets it when. */
class ExportTest {
    private static final List<String> FILES = List.of(
            "profile.json",
            "plans.json",
            "meal_completions.json",
            "weigh_ins.json",
            "goals.json",
            "recipes.json",
            "progress.json",
            "messages.json",
            "notifications.json",
            "notification_settings.json",
            "audit.json",
            "media.json");
    private static final String MINE = "/api/me/export";

    @TempDir
    Path data;

    private static Map<String, byte[]> unzip(Answer answer) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked") // the shape of these files
    private static List<Map<String, Object>> list(Map<String, byte[]> files, String name) {
        return (List<Map<String, Object>>)
                Json.readObject("{\"items\":" + text(files, name) + "}").get("items");
    }

    private static List<String> names(Map<String, byte[]> files) {
        return new ArrayList<>(files.keySet());
    }

    private static Person clientWithThings(TestServer server, Person trainer) {
        Person client = server.clientOf(trainer);
        String plan = "{\"name\":\"Lean\",\"client_id\":" + client.id() + "}";
        long planId =
                expect(200, server.post("/api/nutrition/plans", trainer, plan)).id();
        String meal = "{\"nutrition_plan_id\":" + planId + ",\"meal_type\":\"lunch\",\"day_of_week\":0}";
        long mealId = expect(200, server.post("/api/nutrition/planned-meals", trainer, meal))
                .id();
        expect(200, server.post("/api/nutrition/meal-completions", client, "{\"planned_meal_id\":" + mealId + "}"));
        expect(200, server.post("/api/nutrition/weigh-ins", client, "{\"weight\":81.5}"));
        expect(200, server.post("/api/nutrition/goals", client, "{\"daily_calories\":2000}"));
        expect(201, server.post("/api/progress", client, "{\"weight\":80,\"notes\":\"felt good\"}"));
        String message = "{\"to_user_id\":" + client.id() + ",\"message\":\"keep going\"}";
        expect(201, server.post("/api/messages", trainer, message));
        return client;
    }

    @Test
    void everythingOfOnesOwnAndNothingOfOthersIsInIt() {
        try (TestServer server = TestServer.start(data, new TestClock())) {
            Person trainer = server.trainer();
            Person other = clientWithThings(server, trainer);
            Person client = clientWithThings(server, trainer);
            byte[] pdf = SamplePdf.onePage();
            long id = expect(
                            201, server.upload("/api/files/documents", client, TestForm.file("Plan für März.pdf", pdf)))
                    .id();
            expect(201, server.upload("/api/files/documents", other, TestForm.file("secret.pdf", pdf)));

            Map<String, Object> settings = expect(
                            200, server.put("/api/me/notification-settings", client, "{\"plan_updated\":false}"))
                    .json();

            Answer answer = expect(200, server.get(MINE, client));

            assertEquals("application/zip", answer.header("Content-Type"));
            Map<String, byte[]> files = unzip(answer);
            String document = "documents/2026-11-22 " + id + " Plan für März.pdf";
            List<String> expected = new ArrayList<>(FILES);
            expected.add(document);
            assertEquals(expected, names(files));
            assertArrayEquals(pdf, files.get(document));
            assertEquals(
                    client.email(), Json.readObject(text(files, "profile.json")).get("email"));
            assertEquals(81.5, list(files, "weigh_ins.json").get(0).get("weight"));
            assertEquals("felt good", list(files, "progress.json").get(0).get("notes"));
            assertEquals("keep going", list(files, "messages.json").get(0).get("message"));
            assertTrue(text(files, "plans.json").contains("\"meal_type\":\"lunch\""));
            assertEquals(List.of(settings), list(files, "notification_settings.json"));
            assertEquals(false, settings.get("plan_updated"));
            assertEquals(document, list(files, "media.json").get(0).get("file"));
            assertEquals("export", list(files, "audit.json").get(0).get("action"));
            for (String name : List.of("plans", "meal_completions", "weigh_ins", "goals", "progress", "messages")) {
                assertEquals(1, list(files, name + ".json").size(), name);
            }
            assertFalse(String.join("\n", names(files)).contains("secret"));
        }
    }

    @Test
    void aLongListIsWholeAndInOrder() {
        try (TestServer server = TestServer.start(data)) {
            Person client = server.client();
            for (int i = 1; i <= 205; i++) {
                expect(200, server.post("/api/nutrition/weigh-ins", client, "{\"weight\":" + i + "}"));
            }
            List<Map<String, Object>> exported = list(unzip(expect(200, server.get(MINE, client))), "weigh_ins.json");
            assertEquals(
                    205,
                    exported.stream()
                            .map(weighIn -> weighIn.get("id"))
                            .distinct()
                            .count());
        }
    }

    @Test
    void anAdministratorMayDoItForSomebodyWhoReadsThatItWasDone() {
        try (TestServer server = TestServer.start(data)) {
            Person admin = server.admin();
            Person trainer = server.trainer();
            Person client = clientWithThings(server, trainer);
            String path = "/api/admin/users/" + client.id() + "/export";
            expect(403, server.get(path, trainer));
            expect(404, server.get("/api/admin/users/987654/export", admin));
            Map<String, byte[]> files = unzip(expect(200, server.get(path, admin)));
            assertEquals(1, list(files, "weigh_ins.json").size());
            Map<String, Object> line =
                    server.get("/api/me/audit?action=export", client).items().get(0);
            assertEquals(admin.id(), ((Number) line.get("actor_id")).longValue());
        }
    }

    @Test
    void threeAtOnceAndThenOneAnHour() {
        TestClock clock = new TestClock();
        try (TestServer server = TestServer.start(data, clock, "--rate-limits", "on")) {
            Person client = server.client();
            for (int i = 0; i < 3; i++) {
                expect(200, server.get(MINE, client));
            }
            Answer refused = expect(429, server.get(MINE, client));
            assertEquals("application/problem+json", refused.header("Content-Type"));
            assertFalse(refused.header("Content-Disposition").contains("zip"));
            expect(200, server.get(MINE, server.client()));
        }
    }

    @Test
    @Timeout(60)
    void oneAtATimeUntilItsReaderIsDoneOrGone() throws IOException {
        try (TestServer server = TestServer.start(data)) {
            Person client = server.client();
            byte[] document = largePdf();
            expect(201, server.upload("/api/files/documents", client, TestForm.file("a.pdf", document)));
            try (Socket reader = new Socket("127.0.0.1", server.port())) {
                String head = "GET " + MINE + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + client.token()
                        + "\r\n\r\n";
                reader.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                assertEquals('H', reader.getInputStream().read());
                assertEquals(
                        "export.running",
                        expect(409, server.get(MINE, client)).json().get("code"));
            }
            Answer next = server.get(MINE, client);
            while (next.status() == 409) {
                next = server.get(MINE, client);
            }
            Map<String, byte[]> files = unzip(expect(200, next));
            assertArrayEquals(document, files.get(names(files).get(FILES.size())));
        }
    }

    /** More than the buffers of both ends of a connection hold. */
    private static byte[] largePdf() {
        String page = new String(SamplePdf.onePage(), StandardCharsets.ISO_8859_1);
        int head = page.indexOf('\n') + 1;
        String comment = "%" + "a".repeat(20 << 20) + "\n";
        return (page.substring(0, head) + comment + page.substring(head)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
