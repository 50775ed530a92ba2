package spotter.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import spotter.bench.BenchServer.Person;

/**
 * {@code SOCKETS} sockets of {@code USERS} people on one server in a JVM of its own with {@code HEAP}: memory for each,
 * time until the last has heard one notification, memory and counts after 1,000 have come and gone, and what one
 * reader that takes nothing costs the others.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -cp target/test-classes:target/spotter.jar spotter.bench.SocketsBench
 * }</pre>
 *
 * {@code -DSOCKETS=5000 -DUSERS=100 -DHEAP=256m} before the class. Two files are open for each socket, one here and one
 * in the server: {@code ulimit -n} has to allow them to each process.
 */
public final class SocketsBench {
    private static final int SOCKETS = Integer.getInteger("SOCKETS", 2000);
    private static final int USERS = Integer.getInteger("USERS", 100);
    private static final int COME_AND_GO = 1000;
    private static final int ROUNDS = 7;
    private static final int BACKLOG = 1500;
    private static final int LATENCY_SOCKETS = 100;
    private static final int LATENCY_POSTS = 200;

    private final List<Person> people = new ArrayList<>();
    private final BenchServer server;

    private SocketsBench(BenchServer server) {
        this.server = server;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (BenchServer server = new BenchServer()) {
            new SocketsBench(server).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        for (int i = 0; i < USERS; i++) {
            people.add(server.register(i));
        }
        // More than the system holds for a reader that is to take nothing; before the others are there to hear it.
        for (int i = 0; i < BACKLOG; i++) {
            server.post(people.get(0), 3900);
        }
        Queue<CountDownLatch> heard = new ConcurrentLinkedQueue<>();
        open(200, heard).forEach(BenchSocket::close);
        awaitConnections(0);
        long heapBefore = server.liveHeap();
        long rssBefore = server.rss();
        List<BenchSocket> sockets = open(SOCKETS, heard);
        awaitConnections(SOCKETS);
        System.out.printf(
                "%d sockets of %d people: %.1f KB heap and %.1f KB RSS each%n",
                SOCKETS,
                USERS,
                (server.liveHeap() - heapBefore) / 1024.0 / SOCKETS,
                (server.rss() - rssBefore) / 1024.0 / SOCKETS);
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
            people.forEach(person -> server.post(person, 40));
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
            opening.add(BenchSocket.open(server.http(), server.socket(person, ""), id -> {
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
            server.post(person, 2000);
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
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
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
                opening.add(BenchSocket.open(
                        server.http(), server.socket(person, ""), id -> heard.forEach(CountDownLatch::countDown)));
            }
            opening.forEach(one -> sockets.add(one.join()));
        }
        return sockets;
    }

    private void report(String when, int expected) throws IOException {
        System.out.printf(
                "%s: %s connections (expected %d), live heap %.1f MB, RSS %.1f MB%n",
                when, connections(), expected, server.liveHeap() / 1048576.0, server.rss() / 1048576.0);
    }

    private void awaitConnections(int expected) {
        while (connections() != expected) {
            Thread.onSpinWait();
        }
    }

    private int connections() {
        return server.connections(people.get(0));
    }
}
