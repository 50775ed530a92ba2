package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells people to type, typed. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void everyShellLineWorksInItsOrder() throws Exception {
        assumeTrue(isThere("curl"), "NOT TESTED: the README's commands need curl");
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.write(folder.resolve("photo.jpg"), TestPictures.phoneJpeg(2400, 1800, 6));
        try (TestServer server = TestServer.start(data)) {
            String script = String.join("", blocks("sh"))
                    .replace("http://localhost:8000", server.uri("").toString());
            Map<String, String> names = Map.of(
                    "CODE", String.valueOf(server.server().setupCode()),
                    "XDG_CONFIG_HOME", folder.resolve("config").toString());
            Run run = run(names, "sh", "-eu", "-c", script);
            assertEquals(0, run.status(), run.said());
        }
        for (String size : List.of("thumbnail", "medium", "large", "original", "linked")) {
            assertTrue(Files.size(folder.resolve(size + ".jpg")) > 0, size);
        }
    }

    @Test
    void everyCommandOfTheJarIsOne() throws Exception {
        Path data = folder.resolve("data");
        TestServer.start(data).close();
        Matcher commands = Pattern.compile("^    \\./run\\.sh (backup|restore|doctor) ([^#\n]*)", Pattern.MULTILINE)
                .matcher(readme());
        List<String> seen = new ArrayList<>();
        while (commands.find()) {
            String words = commands.group(2)
                    .replace("/var/lib/spotter", data.toString())
                    .replace("gym.zip", folder + "/gym.zip");
            seen.add(commands.group(1));
            List<Object> line = new ArrayList<>(seen.subList(seen.size() - 1, seen.size()));
            line.addAll(List.of(words.strip().split(" ")));
            Shell.succeed(line.toArray());
        }
        assertEquals(List.of("backup", "restore", "doctor"), seen);
    }

    @Test
    void theModuleDoesWhatAFrontendIsTold() throws Exception {
        assumeTrue(TestBrowser.isInstalled(), "NOT TESTED: the README's script for frontends needs chromium");
        String around = """
                const photo = Uint8Array.from(atob('%s'), c => c.charCodeAt(0));
                const input = { files: [new File([photo], 'photo.jpg')] }, bar = {};
                const img = { set src(address) { fetch(address).then(answer => report({ type: 'image', status: answer.status })); } };
                const toast = title => report({ type: 'toast', title });
                """.formatted(Base64.getEncoder().encodeToString(TestPictures.jpeg(400, 300)));
        try (TestPage page = new TestPage();
                TestServer server = TestServer.start(folder.resolve("data"), "--cors-origins", page.origin())) {
            // An import must come first, and the photo's name is taken.
            String[] script = blocks("js")
                    .get(0)
                    .replace("http://localhost:8000", server.uri("").toString())
                    .split("\n", 2);
            String told = script[1].replace("const photo =", "const stored =").replace("(photo,", "(stored,");
            page.run(script[0] + "\n" + around + told + "report({ type: 'told', fraction: bar.value });");
            register(server);
            try (TestBrowser browser = new TestBrowser(page.origin() + "/")) {
                List<Map<String, Object>> heard = List.of(page.next(), page.next());
                assertTrue(heard.contains(Map.of("type", "told", "fraction", 1)), heard.toString());
                assertTrue(heard.contains(Map.of("type", "image", "status", 200)), heard.toString());
            }
        }
    }

    private static void register(TestServer server) {
        String carl = "{\"email\":\"carl@example.org\",\"password\":\"a long password\",\"full_name\":\"Carl\"}";
        TestServer.expect(201, server.post("/api/auth/register", null, carl));
    }

    @Test
    void theRoomsStandInTheirOrder() throws IOException {
        String rooms = readme().replaceAll("(?s).*rooms look only to the left:\n`([^`]*)`.*", "$1");
        for (String room : rooms.split("[<,\\s]+")) {
            assertTrue(
                    room.equals("spotter")
                            || Files.isDirectory(
                                    Path.of("src/main/java/spotter").resolve(room)),
                    room);
        }
    }

    @Test
    void nginxTakesItsConfiguration() throws Exception {
        assumeTrue(isThere("nginx"), "NOT TESTED: nginx is not installed, so the README's configuration was not read");
        // Without the certificate, which nobody has here.
        String server = blocks("nginx").get(0).replace("443 ssl", "8443").replaceAll("ssl_certificate\\S* \\S*;", "");
        Path file = folder.resolve("nginx.conf");
        Files.writeString(
                file, "pid " + folder + "/pid; error_log stderr; events {} http { access_log off; " + server + "}");
        Run run = run(Map.of(), "nginx", "-t", "-p", folder.toString(), "-c", file.toString());
        assertEquals(0, run.status(), run.said());
    }

    @Test
    void caddyTakesItsConfiguration() throws Exception {
        assumeTrue(isThere("caddy"), "NOT TESTED: caddy is not installed, so the README's configuration was not read");
        Path file =
                Files.writeString(folder.resolve("Caddyfile"), blocks("caddy").get(0));
        Run run = run(Map.of("HOME", folder.toString()), "caddy", "adapt", "--config", file.toString());
        assertEquals(0, run.status(), run.said());
    }

    @Test
    void systemdTakesItsUnit() throws Exception {
        assumeTrue(isThere("systemd-analyze"), "NOT TESTED: systemd is not installed, so its unit was not read");
        Path jar = folder.resolve("spotter.jar");
        Path unit = folder.resolve("spotter.service");
        Files.writeString(unit, blocks("systemd").get(0).replace("/opt/spotter/spotter.jar", jar.toString()));
        Run run = run(Map.of(), "systemd-analyze", "verify", "--man=no", "--recursive-errors=no", unit.toString());
        assertEquals(
                List.of(),
                run.said()
                        .lines()
                        .filter(line -> line.contains("spotter.service"))
                        .toList());
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(readme());
        while (blocks.find()) {
            if (blocks.group(1).equals(language)) {
                found.add(blocks.group(2));
            }
        }
        assertTrue(!found.isEmpty(), "the README has no " + language);
        return found;
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private record Run(int status, String said) {}

    private Run run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    private static boolean isThere(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }
}
