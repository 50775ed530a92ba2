package spotter.bench;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import spotter.http.Json;

/** The jar in a process of its own, with the heap of {@code HEAP} and an empty folder, and people to talk to it. */
final class BenchServer implements AutoCloseable {
    private static final Path JAR = Path.of("target/spotter.jar");
    private static final String HEAP = System.getProperty("HEAP", "256m");
    private static final String PASSWORD = "correct horse battery";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data = Files.createTempDirectory("bench");
    private final int port = freePort();
    private final Process process;

    record Person(long id, String token) {}

    /** Returns when it answers. */
    BenchServer() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java("java"), "-Xmx" + HEAP, "-Xss512k"));
        command.addAll(List.of("-XX:+UseG1GC", "-XX:MaxNewSize=24m", "-XX:InitiatingHeapOccupancyPercent=70"));
        command.addAll(List.of("-XX:GCTimeRatio=2", "-XX:G1PeriodicGCInterval=30000", "-XX:InlineSmallCode=1000"));
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-jar", JAR.toString(), "serve"));
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString(), "--registration", "open"));
        command.addAll(List.of("--rate-limits", "off", "--bcrypt-cost", "4", "--access-token-minutes", "600"));
        command.addAll(List.of("--sockets", "100000", "--sockets-per-user", "100000"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile())
                .start();
        System.out.println(String.join(" ", command));
        awaitListener();
    }

    HttpClient http() {
        return http;
    }

    int port() {
        return port;
    }

    Person register(int number) {
        String email = "bench" + number + "@example.org";
        String body = Json.write(Map.of("email", email, "password", PASSWORD, "full_name", "B", "role", "trainer"));
        String user = send("POST", "/api/auth/register", "", body);
        String grant = send("POST", "/api/auth/login", "", Json.write(Map.of("email", email, "password", PASSWORD)));
        return new Person(((Number) Json.readObject(user).get("id")).longValue(), (String)
                Json.readObject(grant).get("access_token"));
    }

    /** One notification of this person. */
    void post(Person person, int chars) {
        send(
                "POST",
                "/api/ws/ws/test-notification/" + person.id() + "?message=" + "x".repeat(chars),
                person.token(),
                "{}");
    }

    /** @param query like {@code &since=3} */
    String socket(Person person, String query) {
        return "http://127.0.0.1:" + port + "/api/ws/ws/" + person.id() + "?token=" + person.token() + query;
    }

    int connections(Person trainer) {
        String stats = send("GET", "/api/ws/ws/stats", trainer.token(), "");
        return ((Number) Json.readObject(stats).get("total_connections")).intValue();
    }

    /** CPU time since its start. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** The database's file, of which another connection may write. */
    Path database() {
        return data.resolve("spotter.db");
    }

    String get(Person person, String path) {
        return send("GET", path, person.token(), "");
    }

    /** A new profile photo; answers its address. */
    String upload(Person person, byte[] jpeg) {
        String boundary = "bench";
        String head =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"category\"\r\n\r\nprofile_photo\r\n--"
                        + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"me.jpg\"\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(jpeg);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request("/api/files/upload", person.token())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        return "/api/files/media/profile_photos/"
                + Json.readObject(answer(request)).get("filename");
    }

    /** Bytes of what the collector finds alive. */
    long liveHeap() throws IOException {
        String last = "";
        Process jcmd = new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), "GC.class_histogram").start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(jcmd.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line.startsWith("Total") ? line : last;
            }
        }
        return Long.parseLong(last.strip().split("\\s+")[2]);
    }

    long rss() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }

    /** Stops it and removes its folder. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String send(String method, String path, String token, String body) {
        return answer(request(path, token).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private String answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitListener() throws InterruptedException {
        while (true) {
            try (Socket probe = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("the server did not start: see " + data, e);
                }
            }
        }
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
