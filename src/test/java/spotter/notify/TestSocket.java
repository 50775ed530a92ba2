package spotter.notify;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import spotter.ApiContract;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** A WebSocket client that records what it hears. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {
    /** Long enough for a loaded machine; reached only by a failing test. */
    private static final long PATIENCE_SECONDS = 60;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Map<String, Object> END = Map.of("type", "the end");

    private final BlockingQueue<Map<String, Object>> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    /** @param path with its query */
    static TestSocket open(TestServer server, String path) {
        return open(server, path, "");
    }

    static TestSocket open(TestServer server, String path, String origin) {
        TestSocket recorder = new TestSocket();
        URI uri = URI.create(server.uri(path).toString().replaceFirst("http", "ws"));
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        recorder.socket = builder.buildAsync(uri, recorder).join();
        return recorder;
    }

    /** Authenticated and greeted. */
    static TestSocket of(TestServer server, Person person) {
        return of(server, person, "");
    }

    /** @param query like {@code &since=3} */
    static TestSocket of(TestServer server, Person person, String query) {
        TestSocket socket = open(server, "/api/ws/ws/" + person.id() + "?token=" + person.token() + query);
        socket.expect("connection_established");
        socket.expect("welcome");
        return socket;
    }

    TestSocket send(Map<String, ?> frame) {
        return send(Json.write(frame));
    }

    TestSocket send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    TestSocket sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /** The next frame, whatever it is of those that the API document knows. */
    Map<String, Object> next() {
        try {
            Map<String, Object> frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("nothing was heard; closed: " + closed.getNow(null));
            }
            if (!frame.equals(END)) {
                ApiContract.checkFrame(Json.write(frame));
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next frame, which must be of this type. */
    Map<String, Object> expect(String type) {
        Map<String, Object> frame = next();
        if (!type.equals(frame.get("type"))) {
            throw new AssertionError("expected " + type + " but heard " + frame);
        }
        return frame;
    }

    List<Map<String, Object>> nextFrames(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    /** The ids of the next notifications. */
    List<Long> nextIds(int count) {
        return nextFrames(count).stream()
                .map(frame -> ((Number) frame.get("id")).longValue())
                .toList();
    }

    /** What arrives before the answer to a ping; notifications may still be on their way. */
    List<Map<String, Object>> untilPong() {
        send(Map.of("type", "ping"));
        List<Map<String, Object>> before = new ArrayList<>();
        for (Map<String, Object> frame = next(); !"pong".equals(frame.get("type")); frame = next()) {
            before.add(frame);
        }
        return before;
    }

    /** One ping; false if the socket ended instead of answering it. */
    boolean isAnswering() {
        try {
            send(Map.of("type", "ping"));
            return "pong".equals(next().get("type"));
        } catch (CompletionException closedMeanwhile) {
            return false;
        }
    }

    int closeCode() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        if (!closed.isDone()) {
            socket.sendClose(1000, "").join();
            closeCode();
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(Json.readObject(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(1006);
    }

    private void end(int code) {
        closed.complete(code);
        heard.add(END);
    }
}
