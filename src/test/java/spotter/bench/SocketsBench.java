package spotter.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import spotter.http.Json;

/**
 * {@code SOCKETS} sockets of {@code USERS} people on one server in a JVM of its own with {@code HEAP}: memory for each,
 * time until the last has heard one notification, memory and counts after 1,000 have come and gone, and what one
 * reader that takes nothing costs the others.
 */
public final class SocketsBench implements AutoCloseable {
    private static final int SOCKETS = Integer.getInteger("SOCKETS", 2000);
    private static final int USERS = Integer.getInteger("USERS", 100);
    private static final String HEAP = System.getProperty("HEAP", "256m");
    private static final int COME_AND_GO = 1000;
    private static final int ROUNDS = 7;
    private static final int BACKLOG = 1500;
    private static final int LATENCY_SOCKETS = 100;
    private static final int LATENCY_POSTS = 200;
    private static final String PASSWORD = "correct horse battery";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Person> people = new ArrayList<>();
    private final Process server;
    private final int port;

    private record Person(long id, String token) {}

    private SocketsBench() throws IOException {
        port = freePort();
        Path data = Files.createTempDirectory("sockets");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + HEAP, "-XX:+UseSerialGC"));
        command.addAll(List.of("-Xss512k", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "spotter.Main", "serve"));
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString(), "--registration", "open"));
        command.addAll(List.of("--rate-limits", "off", "--bcrypt-cost", "4", "--access-token-minutes", "600"));
        command.addAll(List.of("--sockets", "100000", "--sockets-per-user", "100000"));
        server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile())
                .start();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (SocketsBench bench = new SocketsBench()) {
            bench.run();
        }
    }

    @Override
    public void close() {
        server.destroy();
    }

    private void run() throws IOException, InterruptedException {
        awaitServer();
        for (int i = 0; i < USERS; i++) {
            people.add(register(i));
        }
        // More than the system holds for a reader that is to take nothing; before the others are there to hear it.
        for (int i = 0; i < BACKLOG; i++) {
            post(people.get(0), 3900);
        }
        Queue<CountDownLatch> heard = new ConcurrentLinkedQueue<>();
        open(200, heard).forEach(BenchSocket::close);
        awaitConnections(0);
        long heapBefore = liveHeap();
        long rssBefore = rss();
        List<BenchSocket> sockets = open(SOCKETS, heard);
        awaitConnections(SOCKETS);
        System.out.printf(
                "%d sockets of %d people: %.1f KB heap and %.1f KB RSS each%n",
                SOCKETS, USERS, (liveHeap() - heapBefore) / 1024.0 / SOCKETS, (rss() - rssBefore) / 1024.0 / SOCKETS);
        broadcast(heard);
        comeAndGo(heard);
        latencies("warming up");
        latencies("all read");
        try (Socket stuck = stuckReader()) {
            latencies("one reads nothing");
            report("with it, port " + stuck.getLocalPort(), SOCKETS + 1);
        }
        latencies("all read again");
        awaitConnections(sockets.size());
        report("at the end", sockets.size());
    }

    private void broadcast(Queue<CountDownLatch> heard) throws InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            CountDownLatch latch = new CountDownLatch(SOCKETS);
            heard.clear();
            heard.add(latch);
            long start = System.nanoTime();
            people.forEach(person -> post(person, 40));
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(latch.getCount() + " sockets heard nothing");
            }
            times.add((System.nanoTime() - start) / 1e6);
        }
        Collections.sort(times);
        System.out.printf(
                "one notification to each of %d sockets (%d posts): last heard after %.0f ms (median of %d; %.0f to"
                        + " %.0f)%n",
                SOCKETS, USERS, times.get(ROUNDS / 2), ROUNDS, times.get(0), times.get(ROUNDS - 1));
    }

    private void comeAndGo(Queue<CountDownLatch> heard) throws IOException, InterruptedException {
        report("before 1,000 come", SOCKETS);
        for (int done = 0; done < COME_AND_GO; done += 100) {
            open(100, heard).forEach(done % 200 == 0 ? BenchSocket::close : BenchSocket::abort);
        }
        awaitConnections(SOCKETS);
        report("after 1,000 came and went", SOCKETS);
    }

    private void latencies(String name) throws InterruptedException {
        Person person = people.get(0);
        Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        long[] posted = new long[1];
        Queue<CountDownLatch> current = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<BenchSocket>> opening = new ArrayList<>();
        for (int i = 0; i < LATENCY_SOCKETS; i++) {
            opening.add(BenchSocket.open(http, uri(person), id -> {
                nanos.add(System.nanoTime() - posted[0]);
                current.forEach(CountDownLatch::countDown);
            }));
        }
        List<BenchSocket> sockets =
                opening.stream().map(CompletableFuture::join).toList();
        for (int i = 0; i < LATENCY_POSTS; i++) {
            current.clear();
            CountDownLatch latch = new CountDownLatch(LATENCY_SOCKETS);
            current.add(latch);
            posted[0] = System.nanoTime();
            post(person, 2000);
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(latch.getCount() + " sockets heard nothing");
            }
        }
        sockets.forEach(BenchSocket::close);
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        double p50 = sorted.get(sorted.size() / 2) / 1e6;
        double p99 = sorted.get(sorted.size() * 99 / 100) / 1e6;
        System.out.printf("%s: %d deliveries, p50 %.1f ms, p99 %.1f ms%n", name, sorted.size(), p50, p99);
    }

    /** Opened, never read, with more stored for it than the system will hold. */
    private Socket stuckReader() throws IOException {
        Socket socket = new Socket();
        Person person = people.get(0);
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        String request = "GET /api/ws/ws/" + person.id() + "?since=0&token=" + person.token() + " HTTP/1.1\r\n"
                + "Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private List<BenchSocket> open(int count, Queue<CountDownLatch> heard) {
        List<BenchSocket> sockets = new ArrayList<>();
        // A hundred handshakes at a time: the listener's backlog is 128.
        while (sockets.size() < count) {
            List<CompletableFuture<BenchSocket>> opening = new ArrayList<>();
            for (int i = 0; i < Math.min(100, count - sockets.size()); i++) {
                Person person = people.get((sockets.size() + i) % people.size());
                opening.add(BenchSocket.open(http, uri(person), id -> heard.forEach(CountDownLatch::countDown)));
            }
            opening.forEach(one -> sockets.add(one.join()));
        }
        return sockets;
    }

    private String uri(Person person) {
        return "http://127.0.0.1:" + port + "/api/ws/ws/" + person.id() + "?token=" + person.token();
    }

    private Person register(int number) {
        String email = "bench" + number + "@example.org";
        String body = Json.write(Map.of("email", email, "password", PASSWORD, "full_name", "B", "role", "trainer"));
        long id = ((Number) Json.readObject(send("POST", "/api/auth/register", "", body))
                        .get("id"))
                .longValue();
        String grant = send("POST", "/api/auth/login", "", Json.write(Map.of("email", email, "password", PASSWORD)));
        return new Person(id, (String) Json.readObject(grant).get("access_token"));
    }

    private void post(Person person, int chars) {
        send(
                "POST",
                "/api/ws/ws/test-notification/" + person.id() + "?message=" + "x".repeat(chars),
                person.token(),
                "{}");
    }

    private void report(String when, int expected) throws IOException {
        System.out.printf(
                "%s: %s connections (expected %d), live heap %.1f MB, RSS %.1f MB%n",
                when, connections(), expected, liveHeap() / 1048576.0, rss() / 1048576.0);
    }

    private void awaitConnections(int expected) {
        while (connections() != expected) {
            Thread.onSpinWait();
        }
    }

    private int connections() {
        String stats = send("GET", "/api/ws/ws/stats", people.get(0).token(), "");
        return ((Number) Json.readObject(stats).get("total_connections")).intValue();
    }

    private String send(String method, String path, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
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

    private void awaitServer() throws InterruptedException {
        while (true) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress("127.0.0.1", port), 200);
                return;
            } catch (IOException e) {
                if (server.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("the server did not start", e);
                }
            }
        }
    }

    /** Bytes of what the collector finds alive. */
    private long liveHeap() throws IOException {
        String last = "";
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        "GC.class_histogram")
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(jcmd.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line.startsWith("Total") ? line : last;
            }
        }
        return Long.parseLong(last.strip().split("\\s+")[2]);
    }

    private long rss() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + server.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
