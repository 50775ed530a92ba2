package spotter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestForm;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.media.DataFolderView;

/** A server with a trainer and his client, and short words for what they do with entries. */
abstract class ProgressTest {
    static final String PROGRESS = "/api/progress";
    static final String WEIGHT = "/api/progress/weight";

    final TestClock clock = new TestClock();
    final LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    TestServer server;
    DataFolderView folder;
    Person trainer;
    Person client;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, clock);
        folder = new DataFolderView(data);
        trainer = server.trainer();
        client = server.clientOf(trainer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    Map<String, Object> add(Person by, String json) {
        return expect(201, server.post(PROGRESS, by, json)).json();
    }

    /** Of the client, with a weight of 80 kg. */
    long entry() {
        return ((Number) add(client, "{\"weight\":80}").get("id")).longValue();
    }

    Map<String, Object> read(long id) {
        return expect(200, server.get(PROGRESS + "/" + id, client)).json();
    }

    /** @param pose null for none */
    Answer addPhoto(Person by, long id, String pose, byte[] content) {
        TestForm form = TestForm.file("me.jpg", content);
        return server.upload(PROGRESS + "/" + id + "/photo", by, pose == null ? form : form.and("pose", pose));
    }

    /** The files in their folders are those that rows name. */
    void assertFilesAreThoseOfRows() {
        assertEquals(
                new TreeSet<>(folder.column("SELECT storage_key FROM media_blob")),
                folder.stored().keySet());
        assertEquals(List.of(), folder.temporary());
    }

    static TestForm photo(byte[] content) {
        return new TestForm().andFile("photo", "me.jpg", "image/jpeg", content);
    }

    static List<Object> values(String field, List<Map<String, Object>> list) {
        return list.stream().map(item -> item.get(field)).toList();
    }

    @SuppressWarnings("unchecked") // the shape of an entry
    static List<Map<String, Object>> photos(Map<String, Object> entry) {
        return (List<Map<String, Object>>) entry.get("photos");
    }

    static String key(Map<String, Object> media) {
        return media.get("file_type") + "/" + media.get("filename");
    }

    static String detail(Answer answer) {
        return String.valueOf(answer.json().get("detail"));
    }
}
