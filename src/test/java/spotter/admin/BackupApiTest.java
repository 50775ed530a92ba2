package spotter.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.Shell;
import spotter.TestClock;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.storage.RemovalLock;

/** The administrator's backups over HTTP, and those that the server makes every day. */
class BackupApiTest {
    private static final String ALL = "/api/admin/backups";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    private List<String> names(TestServer server, Person admin) {
        return expect(200, server.get(ALL, admin)).items().stream()
                .map(item -> item.get("name").toString())
                .toList();
    }

    @Test
    void theAdministratorMakesListsFetchesAndDeletesThem() throws IOException {
        Path data = folder.resolve("data");
        try (TestServer server = TestServer.start(data, clock)) {
            Person admin = server.admin();
            Answer made = expect(201, server.post(ALL, admin, ""));
            Map<String, Object> backup = made.json();
            assertEquals("spotter-20261122-073000.zip", backup.get("name"));
            assertEquals("2026-11-22T07:30:00Z", backup.get("created_at"));
            assertEquals(ALL + "/spotter-20261122-073000.zip", made.header("Location"));
            assertEquals(List.of(backup), expect(200, server.get(ALL, admin)).items());

            Answer fetched = expect(200, server.get(made.header("Location"), admin));
            assertEquals("application/zip", fetched.header("Content-Type"));
            assertEquals("no-store", fetched.header("Cache-Control"));
            assertTrue(fetched.header("Content-Disposition").startsWith("attachment"));
            assertEquals(backup.get("bytes"), fetched.body().length);
            Path file = Files.write(folder.resolve("fetched.zip"), fetched.body());
            Shell.succeed("restore", file, "--data", folder.resolve("restored"));

            expect(204, server.delete(made.header("Location"), admin));
            expect(404, server.delete(made.header("Location"), admin));
            assertEquals(List.of(), names(server, admin));
        }
    }

    @Test
    void onlyBackupsAreFetchedByTheirNames() throws IOException {
        Path data = folder.resolve("data");
        try (TestServer server = TestServer.start(data, clock)) {
            Person admin = server.admin();
            expect(201, server.post(ALL, admin, ""));
            Files.writeString(data.resolve("backups/notes.txt"), "mine");
            for (String name :
                    List.of("notes.txt", "..%2Fspotter.db", "%2e%2e%2fjwt_secret", "spotter-20269999-000000.zip")) {
                int status = server.get(ALL + "/" + name, admin).status();
                assertTrue(status == 404 || status == 400, name + " answers " + status);
            }
            assertEquals(1, names(server, admin).size());
        }
    }

    @Test
    void theOldestGoBeyondWhatIsKept() {
        try (TestServer server = TestServer.start(folder, clock, "--backups-kept", "2")) {
            Person admin = server.admin();
            // The clock stands still: each takes the next second's name.
            for (int i = 0; i < 3; i++) {
                expect(201, server.post(ALL, admin, ""));
            }
            assertEquals(List.of("spotter-20261122-073002.zip", "spotter-20261122-073001.zip"), names(server, admin));
        }
    }

    @Test
    void oneAtATime() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            Person admin = server.admin();
            RemovalLock.Hold other = new RemovalLock(folder.resolve("uploads")).hold();
            Answer refused = server.post(ALL, admin, "");
            other.close();
            assertEquals("backup.running", expect(409, refused).json().get("code"));
            expect(201, server.post(ALL, admin, ""));
        }
    }

    @Test
    void aDiskAtItsReserveIsNotFilledByABackup() {
        try (TestServer server = TestServer.start(folder, "--disk-reserve-mib", "1000000")) {
            Answer refused = server.post(ALL, server.admin(), "");
            assertEquals("backup.disk_full", expect(507, refused).json().get("code"));
        }
    }

    @Test
    void everyDayOneIsMadeOrMadeUpFor() {
        String hour =
                String.valueOf(clock.instant().atZone(ZoneId.systemDefault()).getHour() + 1);
        // At half past the hour before.
        try (TestServer server = TestServer.start(folder, clock, "--backup-hour", hour)) {
            Person admin = server.admin();
            server.backupRound();
            assertEquals(1, names(server, admin).size(), "yesterday's is made up for");
            server.backupRound();
            assertEquals(1, names(server, admin).size());
            clock.advance(Duration.ofHours(1));
            server.backupRound();
            server.backupRound();
            assertEquals(2, names(server, server.login(admin)).size());
            clock.advance(Duration.ofHours(22));
            server.backupRound();
            assertEquals(2, names(server, server.login(admin)).size());
            clock.advance(Duration.ofHours(2));
            server.backupRound();
            assertEquals(3, names(server, server.login(admin)).size());
        }
    }

    @Test
    void aDailyBackupThatFailsIsToldToTheAdministratorsOnce() throws IOException {
        try (TestServer server = TestServer.start(folder, clock)) {
            Person admin = server.admin();
            Person client = server.client();
            Files.writeString(folder.resolve("backups"), "in the way");
            server.backupRound();
            server.backupRound();
            List<Map<String, Object>> told =
                    server.get("/api/notifications", admin).list();
            assertEquals(1, told.size());
            assertEquals("No backup today", told.get(0).get("title"));
            assertEquals(List.of(), server.get("/api/notifications", client).list());
        }
    }

    @Test
    void aDailyBackupWaitsForWhatIsUnderWayAtItsHour() throws IOException {
        String hour =
                String.valueOf(clock.instant().atZone(ZoneId.systemDefault()).getHour() + 1);
        try (TestServer server = TestServer.start(folder, clock, "--backup-hour", hour)) {
            Person admin = server.admin();
            server.backupRound();
            // As a doctor in another process does. The backup that is begun by hand waits for it.
            RemovalLock.Hold doctor = new RemovalLock(folder.resolve("uploads")).hold();
            expect(202, server.post(ALL + "?wait=false", admin, ""));
            clock.advance(Duration.ofHours(1));
            server.backupRound();
            Person again = server.login(admin);
            assertEquals(List.of(), server.get("/api/notifications", again).list());
            doctor.close();
            while (expect(200, server.get(ALL, again)).json().get("running") != null) {
                Thread.onSpinWait();
            }
            server.backupRound();
            assertEquals("spotter-20261122-083000.zip", names(server, again).get(0));
            assertEquals(List.of(), server.get("/api/notifications", again).list());
        }
    }

    @Test
    void aDailyBackupThatWaitsTooLongHasFailed() throws IOException {
        try (TestServer server = TestServer.start(folder, clock)) {
            Person admin = server.admin();
            RemovalLock.Hold doctor = new RemovalLock(folder.resolve("uploads")).hold();
            expect(202, server.post(ALL + "?wait=false", admin, ""));
            server.backupRound();
            assertEquals(List.of(), server.get("/api/notifications", admin).list());
            clock.advance(Duration.ofHours(6));
            server.backupRound();
            server.backupRound();
            Person again = server.login(admin);
            List<Map<String, Object>> told =
                    server.get("/api/notifications", again).list();
            assertEquals(1, told.size());
            assertEquals("No backup today", told.get(0).get("title"));
            doctor.close();
        }
    }

    @Test
    void whatIsDamagedIsToldToWhoAsks() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            Person admin = server.admin();
            BackupCase.Things things = BackupCase.upload(server);
            Files.delete(folder.resolve("uploads/documents/" + things.document().get("filename")));
            Answer refused = expect(409, server.post(ALL, admin, ""));
            assertEquals("backup.not_whole", refused.json().get("code"));
            assertEquals(List.of(), names(server, admin));
        }
    }
}
