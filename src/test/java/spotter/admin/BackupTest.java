package spotter.admin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import spotter.ServerProcess;
import spotter.Shell;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestRows;
import spotter.TestServer;
import spotter.media.DataFolderView;

/** Backup and restore from the shell: what comes back, and what is refused. */
class BackupTest extends BackupCase {
    @Test
    void aRestoredServerAnswersTheSame() throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("spotter.properties"), "photo_max_mib=7\n");
        Things things;
        Map<String, byte[]> answers = new LinkedHashMap<>();
        List<String> paths;
        try (TestServer server = TestServer.start(data)) {
            things = upload(server);
            paths = List.of(
                    "/api/config",
                    "/api/auth/me",
                    "/api/notifications",
                    "/api/files",
                    address(things.photo()),
                    address(things.photo()) + "?size=thumbnail",
                    address(things.photo()) + "?size=medium",
                    address(things.document()));
            paths.forEach(path -> answers.put(
                    path, expect(200, server.get(path, things.client())).body()));
            String said = Shell.succeed("backup", file, "--data", data);
            assertEquals(
                    "Backup " + file + ": database and 4 files, " + Files.size(file)
                            + " bytes, read again and found whole.",
                    said);
        }
        assertEquals(
                "Restored to " + other + ": database and 4 files, all verified.",
                Shell.succeed("restore", file, "--data", other));
        assertEquals(new Shell.Said(0, "All is well.", ""), Shell.run("doctor", "--data", other));
        try (TestServer restored = TestServer.start(other)) {
            // With the token of before: the key was restored as well.
            answers.forEach((path, body) -> assertArrayEquals(
                    body, expect(200, restored.get(path, things.client())).body(), path));
        }
    }

    @Test
    void aStoppedServerIsBackedUpToo() {
        backedUp();
        Path second = folder.resolve("second.zip");
        Shell.succeed("backup", second, "--data", data);
        Shell.succeed("restore", second, "--data", other);
        assertEquals(new DataFolderView(data).stored(), new DataFolderView(other).stored());
        String restored = "SELECT detail FROM audit_event WHERE action = 'update' AND thing_type = 'server'";
        assertEquals(List.of("restored from a backup"), TestRows.strings(other, restored));
    }

    @Test
    void nobodyElseReadsABackupOrWhatItRestores() throws IOException {
        backedUp();
        Shell.succeed("restore", file, "--data", other);
        assertEquals("rw-------", mode(file));
        try (Stream<Path> restored = Files.walk(other)) {
            for (Path path : restored.filter(
                            each -> !each.getFileName().toString().startsWith("."))
                    .toList()) {
                assertEquals(Files.isDirectory(path) ? "rwx------" : "rw-------", mode(path), path.toString());
            }
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void picturesAreStoredAsTheyAre() throws IOException {
        backedUp();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertTrue(zip.stream()
                    .filter(entry -> entry.getName().startsWith("uploads/"))
                    .allMatch(entry -> entry.getMethod() == ZipEntry.STORED));
            assertEquals(
                    List.of("jwt_secret", "manifest.json", "spotter.db"),
                    zip.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> !name.startsWith("uploads/"))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void nothingIsOverwrittenByABackup() throws IOException {
        backedUp();
        byte[] before = Files.readAllBytes(file);
        assertEquals(
                file + " exists; nothing is overwritten, choose another name.",
                Shell.fail("backup", file, "--data", data));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void whereThereIsNothingNothingIsBackedUp() {
        assertEquals(
                "There is no spotter.db with its uploads in " + data + "; --data says where they are.",
                Shell.fail("backup", file, "--data", data));
        assertFalse(Files.exists(data));
        assertEquals(2, Shell.run("backup").status());
        assertEquals(2, Shell.run("restore", file).status());
    }

    @Test
    void aMissingOrChangedFileFailsTheBackupAndIsNamed() throws IOException {
        Things things = backedUp();
        String key =
                things.document().get("file_type") + "/" + things.document().get("filename");
        Path document = data.resolve("uploads").resolve(key);
        Path second = folder.resolve("second.zip");
        Files.writeString(document, "something else");
        String complaint = "1 stored file is missing or not what the rows say, the first is " + key + ". See doctor.";
        assertEquals(complaint, Shell.fail("backup", second, "--data", data));
        Files.delete(document);
        assertEquals(complaint, Shell.fail("backup", second, "--data", data));
        assertEquals(List.of("data", "gym.zip"), names(folder));
    }

    @Test
    void aFullDiskLeavesNothing() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            TestForm noise = TestForm.file("me.png", TestPictures.png(TestPictures.noise(1100, 1100)));
            expect(200, server.put("/api/users/me/photo", server.client(), noise));
        }
        Path second = folder.resolve("second.zip");
        // In blocks of 512 bytes: the database and its library fit, the picture does not.
        try (ServerProcess backup = ServerProcess.run(
                List.of("sh", "-c", "ulimit -f 4096 && exec \"$@\"", "sh"),
                "backup",
                second.toString(),
                "--data",
                data.toString())) {
            assertEquals(1, backup.awaitExit(), backup::log);
            assertTrue(backup.log().contains("File too large"), backup::log);
        }
        assertEquals(List.of("data"), names(folder));
    }

    @Test
    void aFolderInUseIsLeftAloneOrMovedAside() throws IOException {
        backedUp();
        try (TestServer server = TestServer.start(other)) {
            upload(server);
        }
        DataFolderView view = new DataFolderView(other);
        Map<String, Long> before = view.stored();
        assertTrue(Shell.fail("restore", file, "--data", other).startsWith(other + " holds data already;"));
        assertEquals(before, view.stored());

        String said = Shell.succeed("restore", file, "--data", other, "--force");

        Path aside = other.resolve(names(other).stream()
                .filter(name -> name.startsWith("before-restore-"))
                .findFirst()
                .orElseThrow());
        assertTrue(said.startsWith("What was there is now in " + aside + "."), said);
        assertEquals(before, new DataFolderView(aside).stored());
        assertEquals(new DataFolderView(data).stored(), view.stored());
        TestServer.start(other).close();
        TestServer.start(aside).close();
    }

    @Test
    void aRunningServerIsNotRestoredOver() throws Exception {
        backedUp();
        try (ServerProcess server = ServerProcess.serve(other)) {
            assertTrue(Shell.fail("restore", file, "--data", other, "--force").startsWith("Another server is running"));
            server.terminate();
            server.awaitExit();
        }
        Shell.succeed("restore", file, "--data", other, "--force");
    }
}
