package spotter.admin;

import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import spotter.Shell;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;

/** A server with a client's photo and document, and a backup of it. */
@SuppressWarnings("NullAway.Init") // set before each test
abstract class BackupCase {
    @TempDir
    Path folder;

    Path data;
    Path file;
    Path other;

    @BeforeEach
    void name() {
        data = folder.resolve("data");
        file = folder.resolve("gym.zip");
        other = folder.resolve("other");
    }

    record Things(Person client, Map<String, Object> photo, Map<String, Object> document) {}

    static Things upload(TestServer server) {
        Person client = server.client();
        TestForm photo = TestForm.file("me.jpg", TestPictures.jpeg(900, 700)).and("category", "profile_photo");
        TestForm document = TestForm.file("plan.pdf", SamplePdf.onePage());
        return new Things(
                client,
                expect(201, server.upload("/api/files/upload", client, photo)).json(),
                expect(201, server.upload("/api/files/documents", client, document))
                        .json());
    }

    static String address(Map<String, Object> media) {
        return "/api/files/media/" + media.get("file_type") + "/" + media.get("filename");
    }

    Things backedUp() {
        try (TestServer server = TestServer.start(data)) {
            Things things = upload(server);
            Shell.succeed("backup", file, "--data", data);
            return things;
        }
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
