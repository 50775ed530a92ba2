package spotter.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import spotter.bench.BenchServer.Person;

/**
 * Eight writers post {@code ROWS} notifications of one person to a server in a process of its own while 50 sockets come
 * and go at random, each going on from the last number it has seen. Says whether every socket has seen every number
 * once and in order, and fails if not.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -cp target/test-classes:target/spotter.jar spotter.bench.ReplayBench
 * }</pre>
 *
 * <p>The client of JDK 17 now and then misreads what comes in one piece with the handshake ("Invalid UTF-8 in frame
 * TEXT"; a client that checks every byte found 630,000 frames right) and ends; its next connection goes on.
 *
 * <p>{@code -DROWS=100000 -DSOCKETS=50 -DHEAP=256m} before the class.
 */
public final class ReplayBench {
    private static final int ROWS = Integer.getInteger("ROWS", 100_000);
    private static final int SOCKETS = Integer.getInteger("SOCKETS", 50);
    private static final int WRITERS = 8;
    private static final int MOST_FRAMES_A_CONNECTION = 4_000;
    private static final int MOST_MILLIS_AWAY = 3_000;

    private final BenchServer server;
    private final Person person;
    private final CountDownLatch finished = new CountDownLatch(SOCKETS);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final Map<String, Integer> unasked = new ConcurrentHashMap<>();

    private ReplayBench(BenchServer server) {
        this.server = server;
        this.person = server.register(0);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (BenchServer server = new BenchServer()) {
            new ReplayBench(server).run();
        }
    }

    private void run() throws InterruptedException {
        long start = System.nanoTime();
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            Reader reader = new Reader(new Random(i));
            readers.add(reader);
            reader.connect();
        }
        write();
        double written = (System.nanoTime() - start) / 1e9;
        finished.await();
        System.out.printf(
                "%d rows written in %.1f s; %d sockets read on until %.1f s: %d frames over %d connections,"
                        + " %d out of order, missing or double; last numbers %d; ends nobody asked for: %s%n",
                ROWS,
                written,
                SOCKETS,
                (System.nanoTime() - start) / 1e9,
                frames.get(),
                connections.get(),
                wrong.get(),
                readers.stream().mapToLong(reader -> reader.last).min().orElse(0),
                unasked);
        if (wrong.get() > 0) {
            throw new IllegalStateException("the promise is broken");
        }
    }

    private void write() {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int share = ROWS / WRITERS + (i < ROWS % WRITERS ? 1 : 0);
            all.add(CompletableFuture.runAsync(
                    () -> {
                        for (int row = 0; row < share; row++) {
                            server.post(person, 60);
                        }
                    },
                    writers));
        }
        all.forEach(CompletableFuture::join);
        writers.shutdown();
    }

    /** One socket after the other, each beginning where the last one ended. */
    private final class Reader {
        private final Random random;
        private volatile long last;

        Reader(Random random) {
            this.random = random;
        }

        void connect() {
            connections.incrementAndGet();
            long until = last + 1 + random.nextInt(MOST_FRAMES_A_CONNECTION);
            CompletableFuture<BenchSocket> self = new CompletableFuture<>();
            String uri = server.socket(person, "&since=" + last);
            BenchSocket.open(server.http(), uri, id -> hear(id, until, self)).whenComplete((open, failure) -> {
                if (failure == null) {
                    self.complete(open);
                    open.end().thenAccept(why -> goOn(until, why));
                } else {
                    connect();
                }
            });
        }

        /** After an end it did not ask for: one more reconnect, and counted. */
        private void goOn(long until, String why) {
            if (last < until && last < ROWS) {
                unasked.merge(why, 1, Integer::sum);
                connect();
            }
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
                self.thenAccept(BenchSocket::abort);
                // Away for a while: what happens meanwhile is what there is to replay.
                CompletableFuture.delayedExecutor(random.nextInt(MOST_MILLIS_AWAY), TimeUnit.MILLISECONDS)
                        .execute(this::connect);
            }
        }
    }
}
