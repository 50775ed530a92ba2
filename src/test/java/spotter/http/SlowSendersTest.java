package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.junit.jupiter.api.Test;
import spotter.RawHttp;
import spotter.RawHttp.Reply;

class SlowSendersTest {
    private static final int LATE_BYTES = 8;

    @Test
    void pausesWithinASpanAreNoReason() throws Exception {
        assertEquals("200 " + LATE_BYTES, sendByteByByte(0, new SlowSenders(2000, Duration.ofSeconds(60))));
    }

    @Test
    void aTrickleIsEndedAfterASpan() throws Exception {
        assertEquals("TimeoutException", sendByteByByte(0, new SlowSenders(2000, Duration.ofMillis(150))));
    }

    @Test
    void aFastBeginningDoesNotPayForATrickle() throws Exception {
        assertEquals("TimeoutException", sendByteByByte(1_000_000, new SlowSenders(2000, Duration.ofMillis(150))));
    }

    /** The status and the length received, or what ended the reading: some bytes at once, then 8, ten in a second. */
    private static String sendByteByByte(int first, Handler.Wrapper judge) throws Exception {
        BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        try (TestEdge edge = TestEdge.start(config -> {
                    config.jetty.modifyServer(server -> server.insertHandler(judge));
                    config.routes.post("/count", ctx -> {
                        try {
                            ctx.result(String.valueOf(ctx.req().getInputStream().readAllBytes().length));
                        } catch (IOException e) {
                            ends.add(root(e).getClass().getSimpleName());
                            throw e;
                        }
                    });
                });
                Socket socket = edge.connect()) {
            socket.getOutputStream()
                    .write(RawHttp.head("POST /count HTTP/1.1", "Content-Length: " + (first + LATE_BYTES)));
            socket.getOutputStream().write(new byte[first]);
            CountDownLatch sent = new CountDownLatch(LATE_BYTES);
            drip.scheduleAtFixedRate(() -> oneByte(socket, sent), 100, 100, TimeUnit.MILLISECONDS);
            sent.await();
            Reply reply = Reply.read(socket.getInputStream());
            return reply.status() == 200 ? "200 " + reply.text() : ends.poll(30, TimeUnit.SECONDS);
        } finally {
            drip.shutdownNow();
        }
    }

    private static void oneByte(Socket socket, CountDownLatch sent) {
        try {
            if (sent.getCount() > 0) {
                socket.getOutputStream().write(1);
            }
        } catch (IOException ended) {
            // the answer says it
        }
        sent.countDown();
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }
}
