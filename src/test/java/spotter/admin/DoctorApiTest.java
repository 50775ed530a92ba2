package spotter.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestForm;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;
import spotter.http.Json;

/** The doctor beside a running server, and backups that nobody waits for. */
@Timeout(120)
class DoctorApiTest {
    private static final String DOCTOR = "/api/admin/doctor";
    private static final String BACKUPS = "/api/admin/backups";

    @TempDir
    Path data;

    private final TestClock clock = new TestClock();
    private TestServer server;
    private Person admin;

    @BeforeEach
    void start() {
        server = TestServer.start(data, clock);
        admin = server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Asks until nothing is under way. */
    private Map<String, Object> settled(String path, Object idle) {
        Map<String, Object> state = server.get(path, admin).json();
        while (!String.valueOf(idle).equals(String.valueOf(state.get("running")))) {
            Thread.onSpinWait();
            state = server.get(path, admin).json();
        }
        return state;
    }

    private Map<String, Object> examine() {
        assertEquals(true, expect(202, server.post(DOCTOR, admin, "")).json().get("running"));
        return settled(DOCTOR, false);
    }

    @Test
    void nothingIsSaidBeforeAnythingWasExamined() {
        Map<String, Object> state = expect(200, server.get(DOCTOR, admin)).json();
        assertNull(state.get("started_at"));
        assertEquals(
                List.of(false, 0, List.of()), List.of(state.get("running"), state.get("count"), state.get("items")));
    }

    @Test
    void aSoundServerHasNoFindingsAndGoesOnWorking() {
        Person client = server.client();
        Map<String, Object> pdf = expect(
                        201, server.upload("/api/files/documents", client, TestForm.file("a.pdf", SamplePdf.onePage())))
                .json();
        Map<String, Object> report = examine();
        assertEquals(clock.instant().toString(), report.get("finished_at"));
        assertNull(report.get("error"));
        assertEquals(List.of(), report.get("items"));
        expect(200, server.delete("/api/files/media/documents/" + pdf.get("filename"), client));
        assertEquals(false, Files.exists(data.resolve("uploads/documents/" + pdf.get("filename"))), "removals go on");
    }

    @Test
    void whatNobodyNeedsIsCountedInBytesAndNothingIsChanged() throws IOException {
        Path orphan = data.resolve("uploads/documents/document_1_0a6f0f0e-54a0-4c3e-9d4f-2f5b8a1f6f0d.pdf");
        Files.createFile(orphan, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(orphan, new byte[321]);
        Files.setLastModifiedTime(orphan, FileTime.from(clock.instant().minus(Duration.ofDays(2))));
        Map<String, Object> report = examine();
        assertEquals(
                List.of(Map.of(
                        "kind",
                        "orphan",
                        "what",
                        "documents/" + orphan.getFileName(),
                        "why",
                        "no row names it",
                        "bytes",
                        321)),
                report.get("items"));
        assertEquals(List.of(1, 321), List.of(report.get("count"), report.get("removable_bytes")));
        assertEquals(true, Files.exists(orphan));
    }

    @Test
    void aBackupMayBeMadeWithoutWaitingForIt() {
        expect(202, server.post(BACKUPS + "?wait=false", admin, ""));
        Map<String, Object> state = settled(BACKUPS, null);
        assertNull(state.get("last_error"));
        assertEquals(1, ((List<?>) state.get("items")).size());
        expect(422, server.post(BACKUPS + "?wait=perhaps", admin, ""));
    }

    @Test
    void aFailureThatNobodyWaitedForIsTold() throws IOException {
        Map<String, Object> pdf = expect(
                        201,
                        server.upload(
                                "/api/files/documents", server.client(), TestForm.file("a.pdf", SamplePdf.onePage())))
                .json();
        Path stored = data.resolve("uploads/documents/" + pdf.get("filename"));
        byte[] content = Files.readAllBytes(stored);
        Files.delete(stored);
        expect(202, server.post(BACKUPS + "?wait=false", admin, ""));
        Map<String, Object> error =
                Json.readObject(Json.write(settled(BACKUPS, null).get("last_error")));
        assertEquals(clock.instant().toString(), error.get("at"));
        assertEquals(409, server.post(BACKUPS, admin, "").status());
        assertEquals(error.get("detail"), server.post(BACKUPS, admin, "").json().get("detail"), "the same sentence");
        Files.write(stored, content);
        expect(202, server.post(BACKUPS + "?wait=false", admin, ""));
        assertNull(settled(BACKUPS, null).get("last_error"));
    }
}
