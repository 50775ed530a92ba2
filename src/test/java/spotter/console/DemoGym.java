package spotter.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import spotter.TestServer;
import spotter.demo.Person;
import spotter.demo.Story;
import spotter.demo.StoryClock;
import spotter.http.Json;

/** A server with ninety days of the demo's people in it. The story is told once; each server works on a copy. */
final class DemoGym implements AutoCloseable {
    private static final LocalTime EARLY = LocalTime.of(5, 0);

    private static Path told;

    private final TestServer server;

    /** @param folder an empty one */
    DemoGym(Path folder, String... flags) throws IOException {
        copy(story(), folder);
        List<String> all = new ArrayList<>(List.of(flags));
        // The story is as old as notifications get: later in the day its first ones would be gone.
        all.addAll(List.of("--notification-days", "365"));
        server = TestServer.start(folder, all.toArray(new String[0]));
    }

    TestServer server() {
        return server;
    }

    /** A new session of one of the demo's people. */
    TestServer.Person login(Person person) {
        String body = Json.write(Map.of("email", person.email(), "password", Story.PASSWORD));
        Map<String, Object> grant = TestServer.expect(200, server.post("/api/auth/login", null, body))
                .json();
        String token = (String) grant.get("access_token");
        TestServer.Person nameless = new TestServer.Person(0, person.email(), token, "");
        long id = server.get("/api/auth/me", nameless).id();
        return new TestServer.Person(id, person.email(), token, (String) grant.get("refresh_token"));
    }

    /** The id of one of the demo's people. */
    long id(Person person) {
        return login(person).id();
    }

    @Override
    public void close() {
        server.close();
    }

    private static synchronized Path story() throws IOException {
        if (told == null) {
            Path folder = Files.createTempDirectory("spotter-test-gym-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            StoryClock clock = new StoryClock(earlyToday());
            String[] lasting = {"--access-token-minutes", "1440", "--refresh-token-days", "365"};
            try (TestServer teller = TestServer.start(folder, clock, lasting)) {
                Story.tell(teller.port(), String.valueOf(teller.server().setupCode()), clock);
            }
            told = folder;
        }
        return told;
    }

    /** Before anybody has had breakfast, so that the story ends the same at every hour of the day. */
    private static Clock earlyToday() {
        Clock now = Clock.systemDefaultZone();
        Instant early = LocalDate.now(now).atTime(EARLY).atZone(now.getZone()).toInstant();
        return Clock.fixed(now.instant().isBefore(early) ? now.instant() : early, now.getZone());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
