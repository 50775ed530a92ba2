package spotter.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.ServerProcess;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;
import spotter.storage.UploadsMark;

/** Whatever the server makes is for its own user, whatever the umask. */
class PrivateFilesTest {
    @TempDir
    Path around;

    @Test
    void nobodyElseMayEnterAFolderOrReadAFile() throws Exception {
        Path data = around.resolve("new/data");
        List<String> openUmask = List.of("sh", "-c", "umask 000 && exec \"$@\"", "sh");
        String[] serve = {"--port", "0", "--data", data.toString(), "--registration", "open", "--bcrypt-cost", "4"};
        try (ServerProcess server = ServerProcess.run(openUmask, serve);
                TestServer front = TestServer.at(server.port())) {
            Person client = front.client();
            upload(front, client, "me.jpg", TestPictures.jpeg(900, 600), "profile_photo");
            upload(front, client, "a.pdf", SamplePdf.onePage(), "document");
            List<Path> made = made(around.resolve("new"));
            assertTrue(made.contains(data.resolve("uploads/.spotter")), made.toString());
            assertTrue(made.size() >= 18, "folders, database, log, key, library, files: " + made);
            assertPrivate(made);
        }
    }

    @Test
    void whatWasOpenToOthersIsClosed() throws IOException {
        Path uploads = Files.createDirectories(around.resolve("uploads"));
        Path mark = Files.createFile(uploads.resolve(".spotter"));
        Files.setPosixFilePermissions(uploads, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(mark, PosixFilePermissions.fromString("rw-r--r--"));
        UploadsMark.take(uploads).close();
        assertPrivate(List.of(uploads, mark));
    }

    @Test
    void aFolderThatIsThereStaysAsItIs() throws IOException {
        Files.setPosixFilePermissions(around, PosixFilePermissions.fromString("rwxr-xr-x"));
        PrivateFiles.makeFolder(around.resolve("data/uploads"));
        assertEquals("rwxr-xr-x", mode(around));
        assertPrivate(made(around.resolve("data")));
    }

    @Test
    void aWrittenFileIsWholeAndReplacesNothing() throws IOException {
        Path file = around.resolve("a.part");
        byte[] content = new byte[200_000];
        new Random(1).nextBytes(content);
        PrivateFiles.write(file, content);
        assertPrivate(List.of(file));
        assertThrows(FileAlreadyExistsException.class, () -> PrivateFiles.write(file, new byte[1]));
        assertArrayEquals(content, Files.readAllBytes(file));
    }

    private static void upload(TestServer server, Person person, String name, byte[] content, String category) {
        TestForm form = TestForm.file(name, content).and("category", category);
        expect(201, server.upload("/api/files/upload", person, form));
    }

    private static List<Path> made(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.toList();
        }
    }

    private static void assertPrivate(List<Path> paths) throws IOException {
        List<String> open = new ArrayList<>();
        for (Path path : paths) {
            if (!mode(path).equals(Files.isDirectory(path) ? "rwx------" : "rw-------")) {
                open.add(mode(path) + " " + path);
            }
        }
        assertEquals(List.of(), open);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
