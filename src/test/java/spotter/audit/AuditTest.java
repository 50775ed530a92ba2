package spotter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestForm;
import spotter.TestRows;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;

/** Who looked at, changed or deleted what of whom, as the client and the administrator read it. */
class AuditTest {
    private static final String MINE = "/api/me/audit";
    private static final String ALL = "/api/admin/audit";

    private final TestClock clock = new TestClock();
    private Path data;
    private TestServer server;
    private Person admin;
    private Person trainer;
    private Person client;

    @BeforeEach
    void start(@TempDir Path folder) {
        data = folder;
        server = TestServer.start(data, clock);
        admin = server.admin();
        trainer = server.trainer();
        client = server.clientOf(trainer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Map<String, Object> document() {
        return expect(201, server.upload("/api/files/documents", client, TestForm.file("a.pdf", SamplePdf.onePage())))
                .json();
    }

    private List<Map<String, Object>> looks(Person reader) {
        return expect(200, server.get(MINE + "?action=look", reader)).items();
    }

    private static String address(Map<String, Object> document) {
        return "/api/files/media/documents/" + document.get("filename");
    }

    private static String line(Map<String, Object> event) {
        return event.get("actor_id") + " " + event.get("action") + " " + event.get("thing_type") + " "
                + event.get("thing_id") + " via " + event.get("via") + " x" + event.get("count");
    }

    private static List<String> lines(List<Map<String, Object>> events) {
        return events.stream().map(AuditTest::line).toList();
    }

    @Test
    void repeatedLooksOfAnotherAreOneCountedLineAndOwnLooksAreNone() {
        Map<String, Object> document = document();
        for (int i = 0; i < 3; i++) {
            expect(200, server.get(address(document), trainer));
            expect(200, server.get(address(document), client));
        }
        assertEquals(
                List.of(trainer.id() + " look media " + document.get("id") + " via token x3"), lines(looks(client)));
        clock.advance(Duration.ofMinutes(11));
        expect(200, server.get(address(document), trainer));
        assertEquals(2, looks(client).size());
    }

    @Test
    void noneOfManyLooksAtOnceIsLost() {
        Map<String, Object> document = document();
        IntStream.range(0, 200).parallel().forEach(i -> expect(200, server.get(address(document), trainer)));
        assertEquals(
                List.of(trainer.id() + " look media " + document.get("id") + " via token x200"), lines(looks(client)));
    }

    @Test
    void aSignedLinkIsALookOfWhomItWasMadeFor() {
        Map<String, Object> document = document();
        @SuppressWarnings("unchecked") // the shape of the answer
        Map<String, String> urls =
                (Map<String, String>) expect(200, server.get("/api/files/" + document.get("id"), trainer))
                        .json()
                        .get("urls");
        expect(200, server.get(urls.get("original"), null));
        Map<String, Object> last = looks(client).get(0);
        assertEquals("link", last.get("via"));
        assertEquals(trainer.id(), ((Number) last.get("actor_id")).longValue());
        assertEquals("trainer of the test", last.get("actor_name"));
        assertEquals("127.0.0.0/24", last.get("network"));
    }

    @Test
    void listsOfAClientsRecordsAreLooksToo() {
        expect(200, server.post("/api/nutrition/weigh-ins", client, "{\"weight\":80}"));
        expect(201, server.post("/api/progress", client, "{\"weight\":80}"));
        document();
        String named = "?client_id=" + client.id();
        List<String> paths = List.of(
                "nutrition/weigh-ins",
                "progress",
                "files",
                "nutrition/goals" + named,
                "nutrition/daily-summary" + named);
        for (String path : paths) {
            expect(200, server.get("/api/" + path, trainer));
            expect(200, server.get("/api/" + path, client));
        }
        List<String> types = looks(client).stream()
                .map(event -> (String) event.get("thing_type"))
                .sorted()
                .toList();
        assertEquals(List.of("goals", "media", "progress_entry", "summary", "weigh_in"), types);
    }

    @Test
    void whoIsRefusedHasNotLooked() {
        Map<String, Object> document = document();
        expect(404, server.get(address(document), server.trainer()));
        expect(404, server.get("/api/progress?client_id=" + client.id(), server.trainer()));
        assertEquals(List.of(), looks(client));
    }

    @Test
    void changesAndDeletionsSayWhoMadeThem() {
        Map<String, Object> document = document();
        expect(200, server.delete(address(document), trainer));
        String plan = "{\"name\":\"Lean\",\"client_id\":" + client.id() + "}";
        long id =
                expect(200, server.post("/api/nutrition/plans", trainer, plan)).id();
        expect(200, server.put("/api/nutrition/plans/" + id, trainer, "{\"name\":\"Leaner\"}"));
        expect(200, server.delete("/api/nutrition/plans/" + id, admin));
        expect(204, server.delete("/api/users/me/trainer", client));
        List<String> expected = List.of(
                client.id() + " link_end trainer " + trainer.id() + " via token x1",
                admin.id() + " delete plan " + id + " via token x1",
                trainer.id() + " update plan " + id + " via token x1",
                trainer.id() + " create plan " + id + " via token x1",
                trainer.id() + " delete media " + document.get("id") + " via token x1",
                client.id() + " create media " + document.get("id") + " via token x1",
                trainer.id() + " link_start trainer " + trainer.id() + " via token x1");
        assertEquals(expected, lines(server.get(MINE, client).items()).subList(0, expected.size()));
    }

    @Test
    void whatWasRolledBackWasNotDone() {
        String meal = "{\"nutrition_plan_id\":987654,\"meal_type\":\"lunch\",\"day_of_week\":0}";
        long before = TestRows.strings(data, "SELECT id FROM audit_event").size();
        expect(404, server.post("/api/nutrition/planned-meals", trainer, meal));
        expect(400, server.post("/api/users/clients/" + client.id() + "/assign", server.trainer(), "{}"));
        List<String> added =
                TestRows.strings(data, "SELECT action FROM audit_event ORDER BY id LIMIT 100 OFFSET " + before);
        assertEquals(List.of("create", "login"), added, "only the other trainer's own");
    }

    @Test
    void loginsAndFailedOnesAreWrittenWithoutTheEmailThatWasTried() {
        String wrong = "{\"email\":\"" + client.email() + "\",\"password\":\"a wrong one\"}";
        expect(401, server.post("/api/auth/login", null, wrong));
        expect(401, server.post("/api/auth/login", null, wrong));
        expect(401, server.post("/api/auth/login", null, wrong.replace(client.email(), "nobody@example.org")));
        List<Map<String, Object>> mine = server.get(MINE, client).items();
        assertEquals("null login_failed account " + client.id() + " via sign_in x2", line(mine.get(0)));
        assertTrue(lines(mine).contains(client.id() + " login account " + client.id() + " via sign_in x1"));
        List<Map<String, Object>> all =
                server.get(ALL + "?action=login_failed", admin).items();
        assertEquals(2, all.size());
        assertFalse(server.get(ALL, admin).text().contains("nobody@example.org"));
    }

    @Test
    void aClientReadsOnlyWhatIsAboutHimselfAndATrainerNotTheWhole() {
        Person other = server.clientOf(trainer);
        expect(403, server.get(ALL, trainer));
        expect(403, server.get(ALL, client));
        List<Map<String, Object>> mine = expect(
                        200, server.get(MINE + "?subject_id=" + other.id() + "&actor_id=" + admin.id(), client))
                .items();
        assertFalse(mine.isEmpty());
        mine.forEach(event -> assertEquals(client.id(), ((Number) event.get("subject_id")).longValue()));
        List<Map<String, Object>> asked = expect(
                        200, server.get(ALL + "?subject_id=" + other.id() + "&actor_id=" + trainer.id(), admin))
                .items();
        assertEquals(List.of(trainer.id() + " link_start trainer " + trainer.id() + " via token x1"), lines(asked));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        for (int i = 0; i < 7; i++) {
            expect(200, server.post("/api/nutrition/weigh-ins", client, "{\"weight\":80}"));
        }
        List<Object> ids = new ArrayList<>();
        String next = "";
        while (next != null) {
            Map<String, Object> page =
                    expect(200, server.get(MINE + "?limit=3" + next, client)).json();
            server.get(MINE + "?limit=3" + next, client).items().forEach(event -> ids.add(event.get("id")));
            next = page.get("next") == null ? null : "&cursor=" + page.get("next");
        }
        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertEquals(
                TestRows.strings(data, "SELECT id FROM audit_event WHERE subject_id = " + client.id())
                        .size(),
                ids.size());
        for (String bad : List.of("cursor=x", "cursor=1", "action=eat", "limit=0", "from=yesterday", "to=x")) {
            expect(422, server.get(MINE + "?" + bad, client));
        }
    }

    @Test
    void ofADeletedAccountOnlyItsNumberIsKept() {
        Map<String, Object> document = document();
        expect(200, server.get(address(document), trainer));
        expect(204, server.delete("/api/users/" + client.id(), client));
        assertEquals(
                List.of(), server.get(ALL + "?subject_id=" + client.id(), admin).items());
        List<Map<String, Object>> deleted =
                server.get(ALL + "?action=delete", admin).items();
        assertEquals("null delete account " + client.id() + " via token x1", line(deleted.get(0)));
        assertNull(deleted.get(0).get("network"));
    }

    @Test
    void looksOutliveAShutdownAndOldLinesGo() {
        Map<String, Object> document = document();
        expect(200, server.get(address(document), trainer));
        server.close();
        String looked = "SELECT times FROM audit_event WHERE action = 'look' AND thing_id = " + document.get("id");
        assertEquals(List.of("1"), TestRows.strings(data, looked));
        clock.advance(Duration.ofDays(364));
        TestServer.start(data, clock).close();
        assertEquals(List.of("1"), TestRows.strings(data, looked));
        clock.advance(Duration.ofDays(2));
        server = TestServer.start(data, clock);
        assertEquals(List.of(), TestRows.strings(data, "SELECT id FROM audit_event"));
    }
}
