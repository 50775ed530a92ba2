package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer.Person;
import spotter.http.Json;

/** The commands of the jar: what they do beside a running server, what they say, how they exit. */
class CommandLineTest {
    @TempDir
    Path data;

    private record Said(int status, String out, String err) {}

    private static Said run(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                Arrays.asList(args),
                Map.of(),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(
                status,
                out.toString(StandardCharsets.UTF_8).strip(),
                err.toString(StandardCharsets.UTF_8).strip());
    }

    private Said user(String input, String... args) {
        List<String> all = new ArrayList<>(List.of("user"));
        all.addAll(List.of(args));
        all.addAll(List.of("--data", data.toString(), "--bcrypt-cost", "4"));
        return run(input, all.toArray(String[]::new));
    }

    private static int login(TestServer server, String email, String password) {
        return server.post("/api/auth/login", null, Json.write(Map.of("email", email, "password", password)))
                .status();
    }

    @Test
    void helpAndVersionExitWithSuccess() {
        for (String[] args : List.of(new String[] {"help"}, new String[] {"--help"}, new String[] {"user", "--help"})) {
            Said help = run("", args);
            assertEquals(new Said(0, Help.text().strip(), ""), help);
        }
        assertEquals(new Said(0, "spotter dev", ""), run("", "version"));
    }

    @Test
    void wrongUseExitsWith2AndASentence() {
        assertEquals(new Said(2, "", "There is no command 'srve'; see help."), run("", "srve"));
        assertEquals(new Said(2, "", "user needs add, passwd or list; see help."), run("", "user"));
        assertEquals(new Said(2, "", "user needs add, passwd or list, not 'drop'."), user("", "drop"));
        assertEquals(new Said(2, "", "--email needs a value."), run("", "user", "add", "--email"));
        assertEquals(
                new Said(2, "", "There is no setting 'colour'; --help lists them all."),
                user("", "list", "--colour", "red"));
    }

    @Test
    void anAccountMadeBesideARunningServerLogsInAtOnce() {
        try (TestServer server = TestServer.start(data)) {
            String[] add = {
                "add", "--email", "olga@example.org", "--role", "Admin", "--full-name", "Olga Ö", "--password-stdin"
            };
            assertEquals(new Said(0, "Added olga@example.org.", ""), user("a long pässword\nignored", add));
            assertEquals(200, login(server, "olga@example.org", "a long pässword"));
            assertEquals(new Said(1, "", "Email already registered"), user("a long password", add));
            Said list = user("", "list");
            assertTrue(list.out().matches("\\d+ +admin +active +olga@example.org +Olga Ö"), list.out());
        }
    }

    @Test
    void withoutAPasswordTheLinkToChooseOneIsPrinted() {
        try (TestServer server = TestServer.start(data)) {
            Said added = user("", "add", "--email", "t@example.org", "--role", "trainer", "--full-name", "Tom");
            Matcher link = Pattern.compile("Added t@example.org, who chooses a password here: http\\S+#reset=(\\S+)")
                    .matcher(added.out());
            assertTrue(link.matches(), added.toString());
            Map<String, String> choice = Map.of("token", link.group(1), "new_password", "a long password");
            expect(200, server.post("/api/auth/password-reset/verify", null, Json.write(choice)));
            assertEquals(200, login(server, "t@example.org", "a long password"));
        }
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheRunningServer() {
        try (TestServer server = TestServer.start(data)) {
            Person client = server.client();
            Said said = user("another password", "passwd", "--email", client.email(), "--password-stdin");
            assertEquals(new Said(0, "New password set for " + client.email() + "; all sessions ended.", ""), said);
            expect(401, server.get("/api/auth/me", client));
            assertEquals(401, login(server, client.email(), TestServer.password()));
            assertEquals(200, login(server, client.email(), "another password"));
        }
    }

    @Test
    void whatIsMissingOrWrongIsNamedAndNothingIsAdded() {
        String[] whole = {"add", "--email", "a@example.org", "--role", "client", "--full-name", "A", "--password-stdin"
        };
        assertEquals(new Said(1, "", "password: must have 8 to 256 characters"), user("short", whole));
        assertEquals(
                1,
                user("", "add", "--email", "nobody", "--role", "client", "--full-name", "A")
                        .status());
        assertEquals(
                1,
                user("", "add", "--email", "a@example.org", "--role", "boss", "--full-name", "A")
                        .status());
        assertEquals(1, user("", "add", "--role", "client", "--full-name", "A").status());
        Said unknown = user("a long password", "passwd", "--email", "nobody@example.org", "--password-stdin");
        assertEquals(1, unknown.status());
        assertFalse(unknown.err().isEmpty());
        assertEquals(new Said(0, "", ""), user("", "list"));
    }
}
