package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer.Person;
import spotter.http.Json;

/** The invented gym as somebody finds it who reads what {@code demo} prints. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
    private static final int TERMINATED = 143;
    private static final Pattern LOGIN =
            Pattern.compile("^  (?:admin|trainer|client) +(\\S+@example\\.org)", Pattern.MULTILINE);

    private ServerProcess process;
    private TestServer server;
    private final Map<String, Person> people = new HashMap<>();

    @BeforeAll
    void startAndLogEverybodyIn() throws Exception {
        process = ServerProcess.run("demo", "--port", "0");
        process.awaitLog("curl -s");
        server = TestServer.at(Integer.parseInt(printed("Address +http://127\\.0\\.0\\.1:(\\d+)")));
        String password = printed("Password +(\\S+)");
        for (MatchResult login : LOGIN.matcher(process.log()).results().toList()) {
            people.put(login.group(1), logIn(login.group(1), password));
        }
    }

    private Person logIn(String email, String password) {
        String body = Json.write(Map.of("email", email, "password", password));
        String token = expect(200, server.post("/api/auth/login", null, body))
                .json()
                .get("access_token")
                .toString();
        Person anonymous = new Person(0, email, token, "");
        return new Person(expect(200, server.get("/api/auth/me", anonymous)).id(), email, token, "");
    }

    @AfterAll
    void itsFolderGoesWithTheProcess() throws Exception {
        server.close();
        process.terminate();
        assertEquals(TERMINATED, process.awaitExit(), process.log());
        assertFalse(Files.exists(folder(process)), process.log());
    }

    private String printed(String pattern) {
        return printed(process, pattern);
    }

    private static String printed(ServerProcess process, String pattern) {
        return Pattern.compile(pattern)
                .matcher(process.log())
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(process.log()))
                .group(1);
    }

    private static Path folder(ServerProcess process) {
        return Path.of(printed(process, "ninety days in (\\S+),"));
    }

    private Person trainer() {
        return people.get("joerg@example.org");
    }

    private long firstClient() {
        Object id = expect(200, server.get("/api/users/clients", trainer()))
                .list()
                .get(0)
                .get("id");
        return ((Number) id).longValue();
    }

    @Test
    void everyPrintedLoginWorks() {
        assertEquals(9, people.size(), process.log());
    }

    @Test
    void aTrainerHasClientsWithProfilePhotos() {
        List<Map<String, Object>> clients =
                expect(200, server.get("/api/users/clients", trainer())).list();
        assertEquals(
                Set.of("Zoë García", "Łukasz Wiśniewski"),
                clients.stream().map(client -> client.get("full_name")).collect(Collectors.toSet()));
        clients.forEach(client -> assertNotNull(client.get("photo_url")));
    }

    @Test
    void oneClientHasNoTrainer() {
        Person ben = people.get("ben@example.org");
        assertEquals(null, expect(200, server.get("/api/auth/me", ben)).json().get("trainer_id"));
    }

    @Test
    void weighInsGoBackNinetyDaysAndEndToday() {
        String path = "/api/nutrition/weigh-ins?client_id=" + firstClient() + "&size=100";
        Set<LocalDate> days = new TreeSet<>();
        for (Map<String, Object> weighIn :
                expect(200, server.get(path, trainer())).list()) {
            Instant at = Instant.parse(weighIn.get("created_at").toString());
            days.add(LocalDate.ofInstant(at, ZoneId.systemDefault()));
        }
        assertTrue(days.size() > 60, days.toString());
        assertTrue(days.contains(LocalDate.now()), days.toString());
        assertTrue(days.contains(LocalDate.now().minusDays(89)), days.toString());
    }

    @Test
    @SuppressWarnings("unchecked") // the shape of an entry
    void progressPhotosOfThreePosesHaveThumbnailsThatDecode() throws IOException {
        String path = "/api/progress?client_id=" + firstClient();
        Set<String> bytes = new TreeSet<>();
        Set<Object> poses = new TreeSet<>();
        for (Map<String, Object> entry :
                expect(200, server.get(path, trainer())).list()) {
            for (Map<String, Object> photo : (List<Map<String, Object>>) entry.get("photos")) {
                Map<String, String> urls = (Map<String, String>) photo.get("urls");
                byte[] thumbnail =
                        expect(200, server.get(urls.get("thumbnail"), null)).body();
                assertEquals(
                        150, ImageIO.read(new ByteArrayInputStream(thumbnail)).getHeight());
                poses.add(photo.get("pose"));
                bytes.add(photo.get("sha256").toString());
            }
        }
        assertEquals(Set.of("front", "side", "back"), poses);
        assertTrue(bytes.size() >= 9, bytes.size() + " different photos");
    }

    @Test
    void mealsAreEatenPhotographedAndCounted() {
        Map<String, Object> photos =
                expect(200, server.get("/api/nutrition/photos/list", trainer())).json();
        assertTrue(((List<?>) photos.get("photos")).size() >= 2, photos.toString());
        String path = "/api/nutrition/daily-summary?client_id=" + firstClient() + "&target_date="
                + LocalDate.now().minusDays(1);
        Map<String, Object> yesterday = expect(200, server.get(path, trainer())).json();
        assertTrue(((Number) yesterday.get("completed_meals")).intValue() > 0, yesterday.toString());
        assertTrue(((Number) yesterday.get("total_calories")).intValue() > 0, yesterday.toString());
    }

    @Test
    void documentsGoBothWays() {
        String path = "/api/files/documents?client_id="
                + people.get("zoe@example.org").id();
        List<Map<String, Object>> documents =
                expect(200, server.get(path, trainer())).items();
        assertEquals(
                2,
                documents.stream()
                        .map(file -> file.get("uploaded_by"))
                        .distinct()
                        .count(),
                documents.toString());
        documents.forEach(file -> assertEquals("application/pdf", file.get("mime_type")));
    }

    @Test
    void somethingIsUnreadForEverybodyWithAClientOrATrainer() {
        people.forEach((email, person) -> {
            if (!email.startsWith("olga") && !email.startsWith("ben")) {
                Map<String, Object> count = expect(200, server.get("/api/notifications/count", person))
                        .json();
                assertTrue(((Number) count.get("unread_count")).intValue() > 0, email + " " + count);
            }
        });
    }

    @Test
    void conversationsGoBothWays() {
        List<Map<String, Object>> conversations = expect(200, server.get("/api/messages/conversations", trainer()))
                .items();
        assertEquals(2, conversations.size(), conversations.toString());
        long zoe = people.get("zoe@example.org").id();
        assertEquals(
                2,
                expect(200, server.get("/api/messages?with=" + zoe, trainer())).items().stream()
                        .map(message -> message.get("from_user_id"))
                        .distinct()
                        .count());
    }

    @Test
    void nothingWentWrong() {
        assertFalse(process.log().contains("ERROR"), process.log());
        assertFalse(process.log().contains("Exception"), process.log());
    }

    @Test
    void stoppedInTheMiddleOfTheStoryItLeavesNothingEither() throws Exception {
        try (ServerProcess other = ServerProcess.run("demo", "--port", "0")) {
            other.awaitLog("Inventing a gym");
            Path folder = folder(other);
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
            awaitFile(folder.resolve("spotter.db"));
            other.terminate();
            assertEquals(TERMINATED, other.awaitExit(), other.log());
            assertFalse(Files.exists(folder), other.log());
        }
    }

    private static void awaitFile(Path file) throws Exception {
        try (WatchService watch = file.getFileSystem().newWatchService()) {
            file.getParent().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(file)) {
                WatchKey key = watch.poll(30, TimeUnit.SECONDS);
                assertNotNull(key, "nothing happens in " + file.getParent());
                key.pollEvents();
                key.reset();
            }
        }
    }

    @Test
    void aPortInUseIsSaidBeforeTheStory() throws Exception {
        String port = Integer.toString(server.port());
        try (ServerProcess second = ServerProcess.run("demo", "--port", port)) {
            assertEquals(1, second.awaitExit());
            assertTrue(second.log().startsWith("Port " + port + " of 127.0.0.1 cannot be listened on"), second.log());
        }
    }

    @Test
    void realDataIsRefused(@TempDir Path data) throws Exception {
        try (ServerProcess refused = ServerProcess.run("demo", "--data", data.toString())) {
            assertEquals(2, refused.awaitExit());
            assertEquals(
                    "demo takes no --data: it makes a folder of its own and removes it at its end.", refused.log());
        }
    }
}
