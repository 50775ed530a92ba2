package spotter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spotter.http.Json;

/** The program as it is started from a shell, in a process of its own: for its signals, its exit status and its log. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENS = Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private ServerProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::readLog, "log of the server under test");
        reader.setDaemon(true);
        reader.start();
    }

    /** Runs any command of the jar; what it says on both streams is in {@link #log()}. */
    public static ServerProcess run(String... arguments) throws IOException {
        return run(List.of(), arguments);
    }

    /** @param prefix what starts it: a shell that first changes its own limits */
    public static ServerProcess run(List<String> prefix, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                // As the jar's manifest says.
                "--enable-native-access=ALL-UNNAMED",
                // The tests' own logging is quieter than the program's.
                "-Dorg.slf4j.simpleLogger.log.spotter.access=info",
                "-cp",
                System.getProperty("java.class.path"),
                "spotter.Main"));
        command.addAll(List.of(arguments));
        return new ServerProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Serves with open registration on a free port; returns when it listens. */
    public static ServerProcess serve(Path data, String... flags) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        arguments.addAll(List.of("--registration", "open", "--bcrypt-cost", "4"));
        arguments.addAll(List.of(flags));
        ServerProcess server = run(arguments.toArray(String[]::new));
        server.port();
        return server;
    }

    public int port() throws Exception {
        return port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Everything said so far. */
    public String log() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Returns once it has said this. */
    public void awaitLog(String text) throws InterruptedException {
        synchronized (lines) {
            while (!log().contains(text)) {
                lines.wait(PATIENCE.toMillis());
            }
        }
    }

    /** Asks it to stop, as a service manager does. */
    public void terminate() {
        // Not by the process: that would close the streams we read as well.
        process.toHandle().destroy();
    }

    /** SIGKILL: it gets no chance to do anything more. Returns when it is gone. */
    public void kill() throws Exception {
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    /** Its exit status, and its whole log read. */
    public int awaitExit() throws Exception {
        end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return process.waitFor();
    }

    /** A new client's id and access token. */
    Map<String, Object> client() throws Exception {
        String who =
                "\"email\":\"c" + System.nanoTime() + "@example.org\",\"password\":\"" + TestServer.password() + "\"";
        Map<String, Object> user =
                post("/api/auth/register", "{" + who + ",\"full_name\":\"C\",\"role\":\"client\"}", "");
        Map<String, Object> grant = post("/api/auth/login", "{" + who + "}", "");
        return Map.of("id", user.get("id"), "token", grant.get("access_token"));
    }

    private Map<String, Object> post(String path, String json, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return Json.readObject(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private void add(String line) {
        synchronized (lines) {
            lines.add(line);
            lines.notifyAll();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void readLog() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                add(line);
                Matcher listens = LISTENS.matcher(line);
                if (listens.find()) {
                    port.complete(Integer.parseInt(listens.group(1)));
                }
            }
        } catch (IOException e) {
            add("the log cannot be read: " + e);
        }
        port.completeExceptionally(new IllegalStateException("it does not listen: " + log()));
        end.complete(null);
    }
}
