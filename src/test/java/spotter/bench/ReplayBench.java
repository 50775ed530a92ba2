package spotter.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.db.Database;
import spotter.notify.InProcessFanOut;
import spotter.notify.Notice;
import spotter.notify.NotificationService;
import spotter.notify.NotificationType;

/**
 * Eight writers write {@code ROWS} notifications of one person, a hundred in a transaction, while 50 sockets come and
 * go at random, each going on from the last number it has seen. Says whether every socket has seen every number once
 * and in order.
 */
public final class ReplayBench {
    private static final int ROWS = Integer.getInteger("ROWS", 100_000);
    private static final int SOCKETS = Integer.getInteger("SOCKETS", 50);
    private static final int WRITERS = 8;
    private static final int ROWS_A_TRANSACTION = 100;
    private static final int MOST_FRAMES_A_CONNECTION = 8_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch finished = new CountDownLatch(SOCKETS);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();

    private ReplayBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("replay");
        try (TestServer server = TestServer.start(data)) {
            new ReplayBench().run(server, data);
        }
    }

    private void run(TestServer server, Path data) throws InterruptedException {
        Person person = server.client();
        long start = System.nanoTime();
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            Reader reader = new Reader(server, person, new Random(i));
            readers.add(reader);
            reader.connect();
        }
        write(server, person, data);
        double written = (System.nanoTime() - start) / 1e9;
        finished.await();
        System.out.printf(
                "%d rows written in %.1f s; %d sockets read on until %.1f s: %d frames over %d connections,"
                        + " %d out of order, missing or double; last numbers %d%n",
                ROWS,
                written,
                SOCKETS,
                (System.nanoTime() - start) / 1e9,
                frames.get(),
                connections.get(),
                wrong.get(),
                readers.stream().mapToLong(reader -> reader.last).min().orElse(0));
    }

    // Rows through a door of the bench's own, and one through the server's, which rings its bell.
    private static void write(TestServer server, Person person, Path data) {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try (Database db = Database.open(data.resolve("spotter.db"), Clock.systemUTC())) {
            NotificationService notifications = new NotificationService(
                    db, new InProcessFanOut(), Duration.ofDays(90), (reader, payload) -> payload);
            Notice notice =
                    Notice.of(NotificationType.PROGRESS_UPDATED, "Progress", "Somebody weighs less.", Map.of("n", 1));
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < ROWS / ROWS_A_TRANSACTION; i++) {
                all.add(CompletableFuture.runAsync(
                        () -> {
                            db.run(tx -> {
                                for (int row = 1; row < ROWS_A_TRANSACTION; row++) {
                                    notifications.post(tx, person.id(), notice);
                                }
                            });
                            TestServer.expect(
                                    200, server.post("/api/ws/ws/test-notification/" + person.id(), person, "{}"));
                        },
                        writers));
            }
            all.forEach(CompletableFuture::join);
        } finally {
            writers.shutdown();
        }
    }

    /** One socket after the other, each beginning where the last one ended. */
    private final class Reader {
        private final TestServer server;
        private final Person person;
        private final Random random;
        private volatile long last;

        Reader(TestServer server, Person person, Random random) {
            this.server = server;
            this.person = person;
            this.random = random;
        }

        void connect() {
            connections.incrementAndGet();
            long until = last + 1 + random.nextInt(MOST_FRAMES_A_CONNECTION);
            CompletableFuture<BenchSocket> self = new CompletableFuture<>();
            String uri = server.uri("/api/ws/ws/" + person.id() + "?token=" + person.token() + "&since=" + last)
                    .toString();
            BenchSocket.open(http, uri, id -> hear(id, until, self)).whenComplete((open, failure) -> {
                if (failure == null) {
                    self.complete(open);
                } else {
                    connect();
                }
            });
        }

        private void hear(long id, long until, CompletableFuture<BenchSocket> self) {
            if (last >= until || last >= ROWS) {
                return; // Already on its way out: what still arrives is for the next connection.
            }
            frames.incrementAndGet();
            if (id != last + 1) {
                wrong.incrementAndGet();
            }
            last = id;
            if (id >= ROWS) {
                self.thenAccept(BenchSocket::abort);
                finished.countDown();
            } else if (id >= until) {
                self.thenAcceptAsync(open -> {
                    open.abort();
                    connect();
                });
            }
        }
    }
}
