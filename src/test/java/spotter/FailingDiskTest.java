package spotter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.RawHttp.Reply;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;
import spotter.http.Json;
import spotter.media.DataFolderView;

/** Disks that are full and disks that fail, real ones. Skipped, and said so, where none can be mounted. */
@SuppressWarnings("NullAway.Init") // set before each test
class FailingDiskTest {
    private static final int MIB = 1 << 20;
    private static final String DOCUMENTS = "/api/files/documents";
    private static final String MY_PHOTO = "/api/users/me/photo";

    private Path data;
    private int documents;

    @BeforeEach
    void makeFolder(@TempDir Path folder) throws IOException {
        data = Files.createDirectory(folder.resolve("disk"));
    }

    @Test
    void uploadsEndBeforeTheReserveAndGoOnWhenThereIsSpaceAgain() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(data, 32);
                TestServer server = TestServer.start(data, "--disk-reserve-mib", "8")) {
            Person client = server.client();
            Person admin = server.admin();
            Map<String, Object> first =
                    expect(201, server.upload(DOCUMENTS, client, document())).json();
            assertEquals(0, diskWarnings(server, admin));
            disk.fill(12 * MIB);
            Answer answer = server.upload(DOCUMENTS, client, document());
            assertEquals(201, answer.status(), "there is space for one more");
            while (answer.status() == 201) {
                answer = server.upload(DOCUMENTS, client, document());
            }

            assertEquals("media.disk_full", code(expect(507, answer)));
            assertTrue(disk.freeBytes() >= 8 * MIB, "the reserve is untouched");
            assertEquals(1, diskWarnings(server, admin));
            assertNothingIsHalfDone();
            Person again = server.login(client);
            expect(200, server.get(address(first), again));
            expect(200, server.delete(address(first), again));
            disk.empty();
            expect(201, server.upload(DOCUMENTS, again, document()));
            expect(200, server.get("/health/ready", null));
            assertEquals(1, diskWarnings(server, admin));
            disk.fill(11 * MIB);
            expect(201, server.upload(DOCUMENTS, again, document()));
            assertEquals(2, diskWarnings(server, admin), "again, for there was space meanwhile");
        }
    }

    @Test
    void aDiskThatFillsUpWhileAFileComesInTakesNoneOfIt() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(data, 32);
                TestServer server = TestServer.start(data, "--disk-reserve-mib", "0")) {
            Person client = server.client();
            byte[] body = document().encode("x");
            try (Socket socket = RawHttp.connect(server.port())) {
                socket.getOutputStream()
                        .write(RawHttp.head(
                                "POST " + DOCUMENTS + " HTTP/1.1",
                                "Authorization: Bearer " + client.token(),
                                "Content-Type: multipart/form-data; boundary=x",
                                "Content-Length: " + body.length));
                socket.getOutputStream().write(body, 0, body.length / 2);
                while (view().bytes("temp") < body.length / 4) {
                    Thread.onSpinWait();
                }
                disk.fill(0);
                socket.getOutputStream().write(body, body.length / 2, body.length - body.length / 2);
                Reply refused = Reply.read(socket.getInputStream());
                assertEquals(507, refused.status(), refused.text());
                assertEquals(
                        "media.storage_full", Json.readObject(refused.text()).get("code"));
            }
            view().assertNothing();
            disk.empty();
            expect(201, server.upload(DOCUMENTS, client, document()));
        }
    }

    @Test
    void howeverLittleSpaceIsLeftNothingIsHalfDoneAndNothingIsAFault() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(data, 24);
                TestServer server = TestServer.start(data, "--disk-reserve-mib", "0")) {
            Person client = server.client();
            Person admin = server.admin();
            expect(200, server.put(MY_PHOTO, client, photo(400)));
            Set<String> refusals = new TreeSet<>();
            for (int left = 3 * MIB; left >= 0; left -= left > MIB ? MIB / 2 : MIB / 16) {
                disk.fill(left);
                for (Answer answer : List.of(
                        server.upload(DOCUMENTS, client, document()),
                        server.put(MY_PHOTO, client, photo(401 + left / 10_000)),
                        server.post("/api/messages", client, message(admin)),
                        login(server, client))) {
                    if (answer.status() >= 300) {
                        refusals.add(answer.status() + " " + code(answer));
                    }
                }
                expect(200, server.get("/api/files?category=profile_photo", client));
                assertNothingIsHalfDone();
            }
            assertTrue(
                    Set.of("507 media.disk_full", "507 media.storage_full", "507 db.disk_full")
                            .containsAll(refusals),
                    refusals.toString());
            assertTrue(refusals.contains("507 media.disk_full"), refusals.toString());
            disk.empty();
            expect(201, server.upload(DOCUMENTS, client, document()));
            expect(201, server.post("/api/messages", client, message(admin)));
        }
    }

    @Test
    void anUploadsFolderThatIsReadOnlyForAWhileIsUsedAgain() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            Person client = server.client();
            Map<String, Object> first =
                    expect(201, server.upload(DOCUMENTS, client, document())).json();
            try (AutoCloseable broken = SmallDisk.readOnly(data.resolve("uploads"))) {
                assertUnavailable("media.storage_unavailable", server.upload(DOCUMENTS, client, document()));
                assertUnavailable("media.storage_unavailable", server.put(MY_PHOTO, client, photo(400)));
                assertEquals("The folder for uploads cannot be written.", notReady(server));
                expect(200, login(server, client));
                expect(200, server.get(address(first), client));
                expect(200, server.delete(address(first), client));
                assertEquals(1, view().count("doomed_blob"), "its bytes go later");
            }
            expect(201, server.upload(DOCUMENTS, client, document()));
            server.janitor().removeDoomed();
            assertNothingIsHalfDone();
            awaitReady(server);
        }
    }

    @Test
    void aDatabaseThatIsReadOnlyForAWhileIsUsedAgain() throws Exception {
        try (TestServer server = TestServer.start(data);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("spotter.db"));
                Statement statement = other.createStatement()) {
            Person client = server.client();
            try (AutoCloseable broken = SmallDisk.readOnly(data.resolve("spotter.db"))) {
                // After waiting in vain the server opens the file anew, which makes it see what has become of it.
                statement.execute("BEGIN IMMEDIATE");
                assertUnavailable("db.busy", login(server, client));
                statement.execute("ROLLBACK");
                assertUnavailable("db.unavailable", login(server, client));
                expect(200, server.get("/api/auth/me", client));
            }
            expect(200, login(server, client));
            awaitReady(server);
        }
    }

    @Test
    void aDatabaseThatWasMovedAwayTakesNoChangeUntilItIsBack() throws IOException {
        Path database = data.resolve("spotter.db");
        Path aside = data.resolve("aside.db");
        try (TestServer server = TestServer.start(data)) {
            Person client = server.client();
            Person admin = server.admin();
            Files.move(database, aside);
            assertUnavailable("db.unavailable", server.post("/api/messages", client, message(admin)));
            assertUnavailable("db.unavailable", server.upload(DOCUMENTS, client, document()));
            Files.copy(aside, database);
            assertUnavailable("db.unavailable", server.post("/api/messages", client, message(admin)));
            expect(200, server.get("/api/auth/me", client));
            Files.move(aside, database, StandardCopyOption.REPLACE_EXISTING);
            assertEquals(0, view().count("message"));
            assertNothingIsHalfDone();
            expect(201, server.post("/api/messages", client, message(admin)));
        }
    }

    @Test
    void aDiskThatBreaksIsReadAndWhateverItCannotTakeIsRefused() throws IOException {
        try (SmallDisk disk = SmallDisk.mountImage(data, 64);
                TestServer server = TestServer.start(data, "--disk-reserve-mib", "0")) {
            Person client = server.client();
            Person admin = server.admin();
            Map<String, Object> first =
                    expect(201, server.upload(DOCUMENTS, client, document())).json();
            disk.fail();
            assertUnavailable("media.storage_unavailable", server.upload(DOCUMENTS, client, document()));
            assertUnavailable("db.unavailable", server.post("/api/messages", client, message(admin)));
            assertUnavailable("db.unavailable", server.delete(address(first), client));
            assertUnavailable("db.unavailable", login(server, client));
            expect(200, server.get(address(first), client));
            assertEquals(
                    "The database cannot be read or written. The folder for uploads cannot be written.",
                    notReady(server));
        }
    }

    private static long diskWarnings(TestServer server, Person admin) {
        return server.get("/api/notifications?limit=200", admin).list().stream()
                .filter(notice -> "Disk almost full".equals(notice.get("title")))
                .count();
    }

    private static void assertUnavailable(String code, Answer answer) {
        assertEquals(code, code(expect(503, answer)));
        assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0);
    }

    private void assertNothingIsHalfDone() {
        assertEquals(List.of(), view().temporary());
        assertEquals(
                Set.copyOf(view().column("SELECT storage_key FROM media_blob")),
                view().stored().keySet());
    }

    /** What a server says that is not ready; it finds out once a second. */
    private static Object notReady(TestServer server) {
        Answer answer = server.get("/health/ready", null);
        while (answer.status() == 200) {
            answer = server.get("/health/ready", null);
        }
        return expect(503, answer).json().get("detail");
    }

    private static void awaitReady(TestServer server) {
        while (server.get("/health/ready", null).status() != 200) {
            Thread.onSpinWait();
        }
    }

    private static Answer login(TestServer server, Person person) {
        return server.post(
                "/api/auth/login",
                null,
                Json.write(Map.of("email", person.email(), "password", TestServer.password())));
    }

    private static String message(Person to) {
        return Json.write(Map.of("to_user_id", to.id(), "message", "x".repeat(4000)));
    }

    private DataFolderView view() {
        return new DataFolderView(data);
    }

    private static String address(Map<String, Object> document) {
        return "/api/files/media/documents/" + document.get("filename");
    }

    private static Object code(Answer answer) {
        return answer.json().get("code");
    }

    private static TestForm photo(int edge) {
        return TestForm.file("me.png", TestPictures.png(TestPictures.noise(edge, 400)));
    }

    /** A PDF of 1 MiB, unlike all before. */
    private TestForm document() {
        String page = new String(SamplePdf.onePage(), ISO_8859_1);
        String comment = "%" + documents++ + " " + "x".repeat(MIB) + "\n";
        return TestForm.file("plan.pdf", page.replaceFirst("\n", "\n" + comment).getBytes(ISO_8859_1));
    }
}
