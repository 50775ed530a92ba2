package spotter.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestForm;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;

/** What has come day by day. */
class GrowthTest {
    private static final String GROWTH = "/api/files/media/growth";

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

    private void document(Person owner, int pages) {
        byte[] pdf = SamplePdf.onePage();
        TestForm form = TestForm.file("a" + pages + ".pdf", pdf);
        expect(201, server.upload("/api/files/documents", owner, form));
    }

    private List<Map<String, Object>> growth(Person person, String query) {
        return expect(200, server.get(GROWTH + query, server.login(person))).items();
    }

    private List<Object> counts(Person person, String query) {
        return growth(person, query).stream().map(day -> day.get("count")).toList();
    }

    @Test
    void oneItemADayAndTodayIsTheLast() {
        document(client, 1);
        clock.advance(Duration.ofDays(2));
        List<Map<String, Object>> days = growth(client, "?days=4");
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        assertEquals(
                List.of(
                        Map.of("date", today.minusDays(3).toString(), "count", 0, "size", 0),
                        Map.of("date", today.minusDays(2).toString(), "count", 1, "size", SamplePdf.onePage().length),
                        Map.of("date", today.minusDays(1).toString(), "count", 0, "size", 0),
                        Map.of("date", today.toString(), "count", 0, "size", 0)),
                days);
        assertEquals(List.of(0, 0), counts(client, "?days=2"));
        assertEquals(90, growth(client, "").size());
        expect(422, server.get(GROWTH + "?days=367", server.login(client)));
    }

    @Test
    void everybodySeesWhatHeMaySee() {
        document(client, 1);
        document(server.client(), 2);
        assertEquals(List.of(1), counts(client, "?days=1"));
        assertEquals(List.of(1), counts(trainer, "?days=1"));
        assertEquals(List.of(2), counts(admin, "?days=1"));
        assertEquals(List.of(1), counts(admin, "?days=1&client_id=" + client.id()));
        assertEquals(List.of(0), counts(server.trainer(), "?days=1"));
        expect(404, server.get(GROWTH + "?client_id=" + client.id(), server.trainer()));
    }

    @Test
    void anIndexFindsTheDays() throws Exception {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("spotter.db"));
                ResultSet plan = db.createStatement()
                        .executeQuery("EXPLAIN QUERY PLAN SELECT m.created_at / 86400000 AS day, count(DISTINCT m.id),"
                                + " sum(b.size_bytes) FROM media m JOIN media_blob b ON b.media_id = m.id"
                                + " WHERE m.created_at >= 5 AND (1 = 1 OR m.owner_id IN (0)) GROUP BY day")) {
            StringBuilder steps = new StringBuilder();
            while (plan.next()) {
                steps.append(plan.getString("detail")).append('\n');
            }
            assertTrue(steps.toString().contains("INDEX media_by_day (created_at>?)"), steps.toString());
        }
    }
}
