package spotter.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestForm;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** A server of its own for every test, and short words for what is done with it. */
@SuppressWarnings("NullAway.Init") // set before each test
abstract class MediaTest {
    static final String UPLOAD = "/api/files/upload";
    static final String DOCUMENTS = "/api/files/documents";
    static final String MY_PHOTO = "/api/users/me/photo";

    Path data;
    TestServer server;
    DataFolderView folder;

    @BeforeEach
    void startServer(@TempDir Path fresh) {
        data = fresh;
        server = TestServer.start(data, flags());
        folder = new DataFolderView(data);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    String[] flags() {
        return new String[0];
    }

    /** As his profile photo, whatever the answer. */
    Answer sendPhoto(Person person, String name, byte[] content) {
        return server.upload(UPLOAD, person, TestForm.file(name, content).and("category", "profile_photo"));
    }

    Map<String, Object> photo(Person person, byte[] content) {
        return TestServer.expect(201, sendPhoto(person, "me.jpg", content)).json();
    }

    Answer sendDocument(Person person, String name, byte[] content) {
        return server.upload(DOCUMENTS, person, TestForm.file(name, content));
    }

    Map<String, Object> document(Person person, byte[] content) {
        return TestServer.expect(201, sendDocument(person, "plan.pdf", content)).json();
    }

    static String address(Map<String, Object> media) {
        return "/api/files/media/" + media.get("file_type") + "/" + media.get("filename");
    }

    static String key(Map<String, Object> media) {
        return media.get("file_type") + "/" + media.get("filename");
    }

    static String link(Map<String, Object> media, String size) {
        return (String) ((Map<?, ?>) media.get("urls")).get(size);
    }

    static String code(Answer answer) {
        return String.valueOf(answer.json().get("code"));
    }

    static String detail(Answer answer) {
        return String.valueOf(answer.json().get("detail"));
    }

    /** With request headers, as name and value by turns. */
    Answer get(String path, Person person, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path)).GET();
        return server.send(headers.length == 0 ? request : request.headers(headers), person);
    }

    static BufferedImage picture(Answer answer) {
        assertEquals(200, answer.status(), answer::text);
        return picture(answer.body());
    }

    static BufferedImage picture(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
