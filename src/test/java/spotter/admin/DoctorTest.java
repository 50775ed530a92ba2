package spotter.admin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.Shell;
import spotter.TestRows;
import spotter.TestServer;
import spotter.media.DataFolderView;

/** Every damage that is planted is found and named, and repaired where nothing is lost by it. */
@SuppressWarnings("NullAway.Init") // set before each test
class DoctorTest extends BackupCase {
    private static final String ORPHAN = "documents/document_1_00000000-0000-0000-0000-000000000000.pdf";

    private Things things;
    private DataFolderView view;

    @BeforeEach
    void fill() {
        try (TestServer server = TestServer.start(data)) {
            things = upload(server);
        }
        view = new DataFolderView(data);
        assertEquals(new Shell.Said(0, "All is well.", ""), doctor());
    }

    private Shell.Said doctor() {
        return Shell.run("doctor", "--data", data);
    }

    private Shell.Said repair() {
        return Shell.run("doctor", "--repair", "--data", data);
    }

    private static String key(Map<String, Object> media) {
        return media.get("file_type") + "/" + media.get("filename");
    }

    private String variant(String size) {
        return TestRows.strings(data, "SELECT storage_key FROM media_blob WHERE size_name = '" + size + "'")
                .get(0);
    }

    private void finds(String... lines) {
        Shell.Said said = doctor();
        List<String> found = said.out().lines().toList();
        assertEquals(List.of(lines), found.subList(0, found.size() - 1), said.out());
        assertEquals(
                (lines.length == 1 ? "1 finding" : lines.length + " findings")
                        + "; nothing was changed. --repair removes what nobody needs and makes variants again.",
                found.get(found.size() - 1));
        assertEquals(1, said.status());
    }

    private void isRepaired(String did) {
        Shell.Said said = repair();
        assertEquals(0, said.status(), said.out());
        assertTrue(said.out().contains(did), said.out());
        assertEquals(new Shell.Said(0, "All is well.", ""), doctor());
    }

    @Test
    void whatNoRowNamesGoes() throws IOException {
        Files.writeString(view.path(ORPHAN), "left behind");
        Files.writeString(data.resolve("notes.tmp"), "the owner's own");
        Files.setPosixFilePermissions(view.path(ORPHAN), PosixFilePermissions.fromString("rw-------"));
        finds("orphan      " + ORPHAN + ": no row names it");
        assertTrue(Files.exists(view.path(ORPHAN)));
        isRepaired("removed: " + ORPHAN);
        assertFalse(Files.exists(view.path(ORPHAN)));
        assertTrue(Files.exists(data.resolve("notes.tmp")), "what is not ours stays");
        assertEquals(4, view.stored().size());
    }

    @Test
    void whatWasInterruptedGoes() throws IOException {
        Files.writeString(data.resolve("uploads/temp/x.part"), "half");
        Files.writeString(data.resolve("jwt_secret.tmp"), "half");
        Files.createDirectories(data.resolve("restoring-20260101-000000/data"));
        Files.createDirectories(
                data.resolve("backups"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(data.resolve("backups/spotter-20260101-000000.zip.tmp"), "half");
        Files.setPosixFilePermissions(
                data.resolve("backups/spotter-20260101-000000.zip.tmp"), PosixFilePermissions.fromString("rw-------"));
        String why = ": left by something that was interrupted";
        finds(
                "unfinished  uploads/temp/x.part" + why,
                "unfinished  jwt_secret.tmp" + why,
                "unfinished  restoring-20260101-000000" + why,
                "unfinished  backups/spotter-20260101-000000.zip.tmp" + why);
        isRepaired("removed: jwt_secret.tmp");
    }

    @Test
    void whatADeletedRowLeftGoes() {
        String document = key(things.document());
        // The trigger notes it; a connection like this one knows no cascades.
        TestRows.execute(data, "DELETE FROM media_blob WHERE storage_key = '" + document + "'");
        TestRows.execute(data, "DELETE FROM media WHERE category = 'document'");
        finds("doomed      " + document + ": its row was deleted");
        isRepaired("removed: " + document);
        assertFalse(view.stored().containsKey(document));
        assertEquals(0, view.count("doomed_blob"));
    }

    @Test
    void aVariantIsMadeAgainAsItWas() throws IOException {
        String medium = variant("medium");
        byte[] before = view.read(medium);
        Files.delete(view.path(medium));
        String thumbnail = variant("thumbnail");
        Files.write(view.path(thumbnail), new byte[] {1});
        finds(
                "variant     " + medium + ": is not as it was made",
                "variant     " + thumbnail + ": is not as it was made");
        isRepaired("rendered again: " + medium);
        assertArrayEquals(before, view.read(medium));
        try (TestServer server = TestServer.start(data)) {
            expect(200, server.get(address(things.photo()) + "?size=thumbnail", things.client()));
        }
    }

    @Test
    void aVariantThatIsNoLongerMadeIsForgotten() {
        String large = variant("medium").replace("_medium", "_large");
        String id = String.valueOf(things.photo().get("id"));
        TestRows.execute(
                data,
                "INSERT INTO media_blob (storage_key, media_id, size_name, size_bytes) VALUES ('" + large + "', " + id
                        + ", 'large', 9)");
        finds("variant     " + large + ": is not as it was made");
        isRepaired("not needed: " + large);
        assertEquals(0, view.count("doomed_blob"));
    }

    @Test
    void aLostOriginalStaysUntilItIsToBeForgotten() throws IOException {
        String document = key(things.document());
        Files.delete(view.path(document));
        finds("missing     " + document + ": the original of media "
                + things.document().get("id") + " is gone");
        Shell.Said said = repair();
        assertEquals(1, said.status());
        assertTrue(said.out().endsWith("1 finding left."), said.out());
        assertEquals(2, view.count("media"));
        assertEquals(
                0,
                Shell.run("doctor", "--repair", "--forget-missing", "--data", data)
                        .status());
        assertEquals(1, view.count("media"));
        assertEquals(2, Shell.run("doctor", "--forget-missing", "--data", data).status());
    }

    @Test
    void aLostOriginalIsForgottenWithItsVariants() throws IOException {
        Files.delete(view.path(key(things.photo())));
        Shell.Said said = Shell.run("doctor", "--repair", "--forget-missing", "--data", data);
        assertEquals(0, said.status(), said.out());
        assertEquals(List.of(key(things.document())), List.copyOf(view.stored().keySet()));
    }

    @Test
    void aChangedOriginalIsToldAndLeft() throws IOException {
        String photo = key(things.photo());
        try (RandomAccessFile file = new RandomAccessFile(view.path(photo).toFile(), "rw")) {
            file.seek(file.length() / 2);
            int old = file.read();
            file.seek(file.length() / 2);
            file.write(old ^ 1);
        }
        finds("changed     " + photo + ": the original of media "
                + things.photo().get("id") + " was changed");
        assertEquals(1, repair().status());
        assertEquals(4, view.stored().size());
    }

    @Test
    void whatOthersMayReadIsClosed() throws IOException {
        Files.setPosixFilePermissions(data.resolve("jwt_secret"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(data.resolve("uploads/documents"), PosixFilePermissions.fromString("rwxr-xr-x"));
        String why = ": others than its owner may read or write it";
        finds("mode        jwt_secret" + why, "mode        uploads/documents" + why);
        isRepaired("closed to others: jwt_secret");
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("uploads/documents"))));
    }

    @Test
    void aRowThatNamesAMissingOneIsToldAndNothingIsWritten() throws IOException {
        TestRows.execute(data, "UPDATE media SET owner_id = 4711 WHERE category = 'document'");
        Shell.Said said = repair();
        assertEquals(1, said.status());
        assertTrue(said.out().contains("of media names a missing account"), said.out());
    }

    @Test
    void aDamagedDatabaseIsTold() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(data.resolve("spotter.db").toFile(), "rw")) {
            for (long at = 4096; at + 4096 < file.length(); at += 8192) {
                file.seek(at);
                file.write(new byte[4096]);
            }
        }
        Shell.Said said = doctor();
        assertEquals(1, said.status(), said::toString);
        assertTrue(said.out().startsWith("database    "), said.out());
    }

    @Test
    void aNumberThatWouldBeGivenAgainIsTold() {
        long client = things.client().id();
        TestRows.execute(
                data,
                "INSERT INTO notification (user_id, seq, type, title, message, payload, created_at)" + " VALUES ("
                        + client + ", 99, 'system', 't', 'm', '{}', 1)");
        finds("numbering   account " + client + ": has a notification that its counter does not know");
    }

    @Test
    void besideARunningServerItOnlyLooks() throws IOException {
        try (TestServer server = TestServer.start(data)) {
            Files.writeString(view.path(ORPHAN), "just being stored");
            Files.setPosixFilePermissions(view.path(ORPHAN), PosixFilePermissions.fromString("rw-------"));
            Shell.Said said = doctor();
            assertEquals(0, said.status(), said.out());
            assertTrue(said.out().startsWith("A server is running here"), said.out());
            assertTrue(repair().err().startsWith("Stop the server first"));
            Files.delete(view.path(key(things.document())));
            assertEquals(1, doctor().status());
        }
    }

    @Test
    void whereThereIsNothingItSaysSoAndMakesNothing() {
        Path nowhere = folder.resolve("nowhere");
        assertTrue(Shell.fail("doctor", "--data", nowhere).startsWith("There is no spotter.db"));
        assertFalse(Files.exists(nowhere));
    }
}
