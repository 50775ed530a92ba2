package spotter.notify;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.http.Json;

/**
 * A {@code text/event-stream} (the HTML standard, section 9.2), written by the servlet's asynchronous output: an open
 * stream holds no thread.
 */
final class EventStreamOutlet implements Outlet, WriteListener {
    private static final Sent NOBODY = isOut -> {};
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private static final Logger log = LoggerFactory.getLogger(EventStreamOutlet.class);

    private record Piece(byte[] bytes, Sent sent) {}

    private final ServletOutputStream out;
    private final ServletContextRequest request;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private Sent written = NOBODY;
    private boolean isUnflushed;
    /** Between a refusal of {@code isReady} and the container's call; the first call comes by itself. */
    private boolean isContainersTurn = true;

    private boolean isClosing;

    EventStreamOutlet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        this.out = response.getOutputStream();
        this.request = ServletContextRequest.getServletContextRequest(request);
    }

    /** To be called once the request is asynchronous; completes when the client has gone or was sent away. */
    CompletableFuture<Void> open() {
        out.setWriteListener(this);
        enqueue(COMMENT, NOBODY);
        return end;
    }

    @Override
    public void send(Frame frame, Sent sent) {
        String id = frame.seq() == null ? "" : "id: " + frame.seq() + "\n";
        String event = id + "event: " + frame.type() + "\ndata: " + frame.json() + "\n\n";
        enqueue(event.getBytes(StandardCharsets.UTF_8), sent);
    }

    // The stream has no way back: that a write is refused, or never gets done, is the sign.
    @Override
    public boolean beat() {
        enqueue(COMMENT, NOBODY);
        return true;
    }

    @Override
    public synchronized void close(CloseCode code) {
        String data = Json.write(Map.of("code", code.number(), "reason", code.reason()));
        enqueue(("event: close\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8), NOBODY);
        isClosing = true;
        drain();
    }

    @Override
    public void disconnect() {
        if (!end.isDone()) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            finish();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        isContainersTurn = false;
        drain();
    }

    @Override
    public void onError(Throwable failure) {
        log.debug("an event stream broke", failure);
        finish();
    }

    private synchronized void enqueue(byte[] bytes, Sent sent) {
        if (end.isDone() || isClosing) {
            sent.done(false);
            return;
        }
        waiting.add(new Piece(bytes, sent));
        drain();
    }

    private void drain() {
        try {
            while (!isContainersTurn && !end.isDone() && isReady()) {
                Piece next = waiting.poll();
                if (next != null) {
                    written = next.sent();
                    isUnflushed = true;
                    out.write(next.bytes());
                } else if (isUnflushed) {
                    isUnflushed = false;
                    out.flush();
                } else {
                    if (isClosing) {
                        finish();
                    }
                    return;
                }
            }
        } catch (IOException e) {
            onError(e);
        }
    }

    private boolean isReady() {
        if (!out.isReady()) {
            isContainersTurn = true;
            return false;
        }
        Sent before = written;
        written = NOBODY;
        before.done(true);
        return true;
    }

    private void finish() {
        end.complete(null);
    }
}
