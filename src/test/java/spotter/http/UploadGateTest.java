package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.RawHttp;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

class UploadGateTest {
    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    @Test
    void nobodyPassesWhileAllPermitsAreTaken() throws Exception {
        UploadGate gate = new UploadGate(1, NOT_AT_ALL);
        Problem problem = gate.during(() -> assertThrows(Problem.class, () -> gate.during(() -> "in")));
        assertEquals(ProblemKind.OVERLOADED, problem.kind());
        assertEquals("media.busy", problem.code());
        assertEquals(Duration.ofSeconds(5), problem.retryAfter());
        assertEquals("in", gate.during(() -> "in"));
    }

    @Test
    void aFailedReadingGivesItsPermitBack() throws Exception {
        UploadGate gate = new UploadGate(1, NOT_AT_ALL);
        assertThrows(
                IOException.class,
                () -> gate.during(() -> {
                    throw new IOException("gone");
                }));
        assertEquals("in", gate.during(() -> "in"));
    }

    @Test
    void onePersonNeverHasTheLastEighth() throws Exception {
        UploadGate gate = new UploadGate(8, NOT_AT_ALL);
        CountDownLatch inside = new CountDownLatch(7);
        CountDownLatch mayEnd = new CountDownLatch(1);
        List<CompletableFuture<String>> his = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            his.add(CompletableFuture.supplyAsync(
                    () -> reading(gate, inside, mayEnd), Executors.newCachedThreadPool()));
        }
        inside.await();
        Problem problem = assertThrows(Problem.class, () -> gate.during(1, () -> "in"));
        assertEquals("media.busy", problem.code());
        assertEquals("in", gate.during(2, () -> "in"));
        mayEnd.countDown();
        for (CompletableFuture<String> one : his) {
            assertEquals("in", one.get(1, TimeUnit.MINUTES));
        }
        assertEquals("in", gate.during(1, () -> "in"));
    }

    private static String reading(UploadGate gate, CountDownLatch inside, CountDownLatch mayEnd) {
        try {
            return gate.during(1, () -> {
                inside.countDown();
                try {
                    mayEnd.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return "in";
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whoFindsNoPlaceToWaitIsSentAwayAtOnce() throws Exception {
        UploadGate gate = new UploadGate(1, LONG);
        CountDownLatch mayEnd = new CountDownLatch(1);
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        for (int i = 0; i < 3; i++) {
            CompletableFuture.runAsync(() -> enter(gate, mayEnd, events), task -> new Thread(task).start());
        }
        // One is in, one waits for as long as it takes, and so it is the third that is sent away.
        assertEquals("in", events.poll(30, TimeUnit.SECONDS));
        assertEquals("busy", events.poll(30, TimeUnit.SECONDS));
        mayEnd.countDown();
        assertEquals("in", events.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void slowSendersAreDroppedWhileOthersAreAnswered() throws Exception {
        UploadGate gate = new UploadGate(4, Duration.ofMillis(1));
        BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        List<Socket> sockets = new ArrayList<>();
        try (TestEdge edge = TestEdge.start(16, config -> {
            config.jetty.modifyServer(server -> server.insertHandler(new SlowSenders(2000, Duration.ofMillis(300))));
            config.routes.post("/upload", ctx -> {
                try (Multipart.Form form = gate.during(() -> Multipart.receive(ctx, directory, fields -> 1000))) {
                    ends.add("received " + form.requireFile().sizeBytes());
                } catch (Problem refused) {
                    ends.add(refused.code());
                    throw refused;
                }
            });
        })) {
            byte[] body = new TestForm().file("a", new byte[500]).end();
            for (int i = 0; i < 40; i++) {
                sockets.add(begun(edge, body));
            }
            assertEquals("up", edge.get("GET /health HTTP/1.1").text());
            drip.scheduleAtFixedRate(
                    () -> sockets.forEach(UploadGateTest::oneByteMore), 500, 500, TimeUnit.MILLISECONDS);
            int slow = countSlow(ends);
            assertTrue(slow >= 4, slow + " slow senders dropped");
            assertEquals(
                    200,
                    edge.exchange(body, "POST /upload HTTP/1.1", TestForm.TYPE, "Content-Length: " + body.length)
                            .status());
        } finally {
            drip.shutdownNow();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
    }

    private static int countSlow(BlockingQueue<String> ends) throws InterruptedException {
        int slow = 0;
        for (int i = 0; i < 40; i++) {
            slow += "upload.too_slow".equals(ends.poll(60, TimeUnit.SECONDS)) ? 1 : 0;
        }
        return slow;
    }

    /** A connection on which the upload has begun and stays unfinished. */
    private static Socket begun(TestEdge edge, byte[] body) throws IOException {
        Socket socket = edge.connect();
        socket.getOutputStream()
                .write(RawHttp.head("POST /upload HTTP/1.1", TestForm.TYPE, "Content-Length: " + body.length));
        socket.getOutputStream().write(body, 0, 200);
        return socket;
    }

    private static void enter(UploadGate gate, CountDownLatch mayEnd, BlockingQueue<String> events) {
        try {
            gate.during(() -> {
                events.add("in");
                return awaited(mayEnd);
            });
        } catch (Problem busy) {
            events.add("busy");
        } catch (IOException e) {
            events.add(e.toString());
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void oneByteMore(Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(0);
        } catch (IOException dropped) {
            // this one is done
        }
    }
}
