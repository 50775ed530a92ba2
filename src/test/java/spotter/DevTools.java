package spotter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import spotter.http.Json;

/** Runs script in the page that a browser has open (Chrome DevTools Protocol), whatever the page's own policy says. */
public final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<Map<String, Object>> answers = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    /** @param port where the browser listens for tools */
    DevTools(int port) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        String pages = http.send(list, HttpResponse.BodyHandlers.ofString()).body();
        Map<?, ?> page = ((List<?>) Json.readObject("{\"all\":" + pages + "}").get("all"))
                .stream()
                        .map(one -> (Map<?, ?>) one)
                        .filter(one -> "page".equals(one.get("type")))
                        .findFirst()
                        .orElseThrow();
        URI address = URI.create(String.valueOf(page.get("webSocketDebuggerUrl")));
        socket = http.newWebSocketBuilder().buildAsync(address, this).join();
    }

    /** What the expression comes to, a promise's result included; a thrown error fails the test. */
    public Object evaluate(String expression) throws InterruptedException {
        Map<String, Object> parameters =
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true);
        socket.sendText(Json.write(Map.of("id", 1, "method", "Runtime.evaluate", "params", parameters)), true)
                .join();
        Map<String, Object> answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null
                || !(answer.get("result") instanceof Map<?, ?> result)
                || result.containsKey("exceptionDetails")) {
            throw new AssertionError(expression + " came to " + answer);
        }
        return ((Map<?, ?>) result.get("result")).get("value");
    }

    /** Returns once the expression is true; a test that waits for ever is ended by its own time limit. */
    public void await(String expression) throws InterruptedException {
        while (!Boolean.TRUE.equals(evaluate("Boolean(" + expression + ")"))) {
            Thread.onSpinWait();
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            answers.add(Json.readObject(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
