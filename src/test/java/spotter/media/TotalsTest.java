package spotter.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;

/** What a trainer with all clients, and what everybody may store together. */
class TotalsTest {
    private static final String ACTUAL = """
            SELECT m.owner_id || ' ' || count(DISTINCT m.id) || ' ' || sum(b.size_bytes)
              FROM media m
              JOIN media_blob b
                ON b.media_id = m.id
             GROUP BY m.owner_id
             ORDER BY m.owner_id
            """;
    private static final String KEPT = """
            SELECT owner_id || ' ' || files || ' ' || bytes
              FROM storage_use
             WHERE files > 0
             ORDER BY owner_id
            """;

    @TempDir
    Path data;

    private int documents;

    @Test
    void aTrainerAndHisClientsShareOneTotal() {
        try (TestServer server = TestServer.start(data, "--trainer-quota-mib", "1")) {
            Person trainer = server.trainer();
            Person client = server.clientOf(trainer);
            Person other = server.clientOf(trainer);
            expect(201, upload(server, client, 50));
            TestForm forClient = document(20).and("client_id", client.id());
            expect(201, server.upload(MediaTest.DOCUMENTS, trainer, forClient));
            assertEquals(0, warnings(server, trainer));
            expect(201, upload(server, other, 20));
            assertEquals(1, warnings(server, trainer), "at 90 %");

            Answer refused = expect(507, upload(server, client, 20));

            assertEquals("media.quota_trainer", refused.json().get("code"));
            long left = Long.parseLong(refused.header("X-Quota-Remaining"));
            assertEquals(
                    left, Long.parseLong(expect(507, upload(server, other, 20)).header("X-Quota-Remaining")));
            expect(201, upload(server, server.clientOf(server.trainer()), 90));
            expect(201, upload(server, server.client(), 90));
            expect(201, upload(server, client, 6));
            assertEquals(2, warnings(server, trainer), "at 95 % as well");
            assertEquals(0, warnings(server, client), "his own is far away");
        }
    }

    @Test
    void theServersTotalIsEverybodysAndItsAdministratorsAreWarned() {
        try (TestServer server = TestServer.start(data, "--server-quota-mib", "1")) {
            Person admin = server.admin();
            Person client = server.client();
            expect(201, upload(server, client, 50));
            assertEquals(0, warnings(server, admin));
            expect(201, upload(server, server.client(), 46));
            assertEquals(1, warnings(server, admin), "once for both marks");
            Answer refused = expect(507, upload(server, server.client(), 20));
            assertEquals("media.quota_server", refused.json().get("code"));
            expect(201, upload(server, client, 1));
            assertEquals(1, warnings(server, admin));
        }
    }

    @Test
    void theSumsAreThoseOfTheFilesWhateverHappens() {
        try (TestServer server = TestServer.start(data)) {
            DataFolderView folder = new DataFolderView(data);
            Person admin = server.admin();
            Person client = server.client();
            Person leaving = server.client();
            for (Person owner : List.of(client, leaving)) {
                expect(201, upload(server, owner, 10));
                expect(200, server.put(MediaTest.MY_PHOTO, owner, photo(300)));
                expect(200, server.put(MediaTest.MY_PHOTO, owner, photo(200)));
            }
            Map<String, Object> document =
                    expect(201, upload(server, client, 5)).json();
            assertSums(folder);
            expect(200, server.delete(MediaTest.address(document), client));
            assertSums(folder);
            expect(204, server.delete("/api/users/" + leaving.id(), admin));
            assertSums(folder);
            assertEquals(1, folder.column(KEPT).size());
        }
    }

    @Test
    void nothingIsAddedUpThatGrowsWithTheNumberOfFiles() throws SQLException {
        TestServer.start(data).close();
        for (String sql : List.of(QuotaStore.OWN, QuotaStore.WITH_CLIENTS, QuotaStore.IN_ALL)) {
            List<String> plan = plan(sql);
            assertFalse(plan.toString().contains("media"), plan.toString());
            assertFalse(plan.toString().contains("SCAN storage_use"), plan.toString());
            assertFalse(plan.toString().contains("SCAN trainer_link"), plan.toString());
        }
    }

    private static void assertSums(DataFolderView folder) {
        assertEquals(folder.column(ACTUAL), folder.column(KEPT));
        assertEquals(
                folder.column("SELECT '' || coalesce(sum(size_bytes), 0) FROM media_blob"),
                folder.column("SELECT '' || bytes FROM storage_total"));
    }

    private List<String> plan(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("spotter.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            List<String> steps = new ArrayList<>();
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
            return steps;
        }
    }

    private static long warnings(TestServer server, Person reader) {
        return server.get("/api/notifications?limit=200", reader).list().stream()
                .filter(notice -> "Storage almost full".equals(notice.get("title")))
                .count();
    }

    private Answer upload(TestServer server, Person owner, int percent) {
        return server.upload(MediaTest.DOCUMENTS, owner, document(percent));
    }

    /** Of so many hundredths of a MiB, and unlike all before. */
    private TestForm document(int percent) {
        String page = new String(SamplePdf.onePage(), ISO_8859_1);
        String comment = "%" + documents++ + " " + "x".repeat(percent * (1 << 20) / 100 - 1000) + "\n";
        return TestForm.file("plan.pdf", page.replaceFirst("\n", "\n" + comment).getBytes(ISO_8859_1));
    }

    private static TestForm photo(int edge) {
        return TestForm.file("me.png", TestPictures.png(TestPictures.noise(edge, edge)));
    }
}
