package spotter;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import spotter.demo.Person;
import spotter.demo.Story;
import spotter.demo.StoryClock;

/**
 * {@code demo}: an invented gym in a folder of its own, which goes when the process ends. The story is told to a server
 * on a free port with the story's clock; that one is closed before the real one starts, with the real clock.
 */
final class DemoCommand {
    /** Cheap logins that last for a day of the story, and sessions that last for all of it. */
    private static final List<String> STORY_SETTINGS = List.of(
            "--port",
            "0",
            "--registration",
            "closed",
            "--bcrypt-cost",
            "4",
            "--access-token-minutes",
            "1440",
            "--refresh-token-days",
            "365");

    private final Path folder;
    private @Nullable Server server;
    private boolean isOver;

    private DemoCommand(Path folder) {
        this.folder = folder;
    }

    static void run(List<String> flags, Map<String, String> environment, PrintStream out) throws IOException {
        if (flags.stream().anyMatch(flag -> flag.equals("--data") || flag.startsWith("--data="))) {
            throw new ConfigException("demo takes no --data: it makes a folder of its own and removes it at its end.");
        }
        beQuiet();
        // Readable by this user alone, whatever the umask.
        DemoCommand demo = new DemoCommand(Files.createTempDirectory("spotter-demo-"));
        UntilStopped untilStopped = new UntilStopped(demo::close);
        Files.writeString(demo.folder.resolve("spotter.properties"), "registration=open\n");
        Config config = demo.config(flags, environment);
        requireFreePort(config);
        out.println("Inventing a gym and its last ninety days in " + demo.folder + ", a few seconds ...");
        demo.tellStory();
        Server server = demo.start(config, Clock.systemUTC());
        out.print(announcement(config, server.port()));
        out.flush();
        untilStopped.await();
    }

    // Before anything is logged: the table stays in sight, below it come warnings only.
    private static void beQuiet() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.spotter.access", "warn");
        System.setProperty("java.awt.headless", "true");
    }

    private Config config(List<String> flags, Map<String, String> environment) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(List.of("--data", folder.toString()));
        return Config.read(all, environment);
    }

    // Asked now, for the story takes a while to tell.
    private static void requireFreePort(Config config) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(config.host(), config.port()));
        } catch (IOException e) {
            throw Listener.cannotListen(config, e);
        }
    }

    private void tellStory() throws IOException {
        StoryClock clock = new StoryClock(Clock.systemDefaultZone());
        Server listener = start(config(STORY_SETTINGS, Map.of()), clock);
        Story.tell(listener.port(), Objects.requireNonNull(listener.setupCode()), clock);
        stop();
    }

    private synchronized Server start(Config config, Clock clock) throws IOException {
        if (isOver) {
            throw new StartException("The demo was stopped before it began.");
        }
        // Its native library is unpacked where it goes with the rest.
        System.setProperty("org.sqlite.tmpdir", folder.toString());
        Server started = Server.start(config, clock);
        server = started;
        return started;
    }

    private synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** With a server that is just starting it waits until that can be closed. */
    private synchronized void close() {
        isOver = true;
        stop();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(DemoCommand.class).warn("{} could not be removed: {}", folder, e.toString());
        }
    }

    private static String announcement(Config config, int port) {
        String host = config.host();
        boolean isEverywhere = host.equals("0.0.0.0") || host.equals("::");
        String url =
                "http://" + (isEverywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        StringBuilder text = new StringBuilder();
        text.append("""

                  THIS IS A DEMO. The people are invented, the password is public, anybody may register as a trainer,
                  and everything goes when this process ends. Do not keep anything real here.

                  Address   %s
                  Folder    %s (until Ctrl-C)
                  Password  %s (the same for everybody)

                """.formatted(url, config.data(), Story.PASSWORD));
        for (Person person : Person.values()) {
            Person trainer = person.trainer();
            String note = trainer == null ? "" : "with " + trainer.fullName();
            text.append("  %-8s  %-18s  %-19s %s%n"
                    .formatted(person.role().wireName(), person.email(), person.fullName(), note));
        }
        return text.append(example(url)).toString();
    }

    private static String example(String url) {
        String login = "curl -s " + url + "/api/auth/login -H 'Content-Type: application/json' -d '{\"email\":\""
                + Person.JOERG.email() + "\",\"password\":\"" + Story.PASSWORD + "\"}'";
        String token = "$(" + login + " | sed 's/.*\"access_token\":\"\\([^\"]*\\).*/\\1/')";
        return "%n  What a trainer sees of his clients:%n%n  curl -s %s/api/users/clients -H \"Authorization: Bearer %s\"%n%n"
                .formatted(url, token);
    }
}
