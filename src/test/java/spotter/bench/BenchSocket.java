package spotter.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that looks only at the numbers of what it hears: thousands of them leave the server its CPU. */
final class BenchSocket implements WebSocket.Listener {
    private static final String ID = "\"id\":";

    private final LongConsumer onId;
    private final CompletableFuture<Boolean> welcome = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;

    private BenchSocket(LongConsumer onId) {
        this.onId = onId;
    }

    /** Completes when the server has said welcome. */
    static CompletableFuture<BenchSocket> open(HttpClient http, String uri, LongConsumer onId) {
        BenchSocket listener = new BenchSocket(onId);
        return http.newWebSocketBuilder()
                .buildAsync(URI.create(uri.replaceFirst("http", "ws")), listener)
                .thenCompose(open -> {
                    listener.socket = open;
                    return listener.welcome.thenApply(done -> listener);
                });
    }

    /** Why it ended, unless we ended it ourselves. */
    CompletableFuture<String> end() {
        return end;
    }

    void abort() {
        if (socket != null) {
            socket.abort();
        }
    }

    void close() {
        if (socket != null) {
            socket.sendClose(1000, "").join();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            int at = text.indexOf(ID);
            if (at >= 0) {
                onId.accept(number(at + ID.length()));
            } else if (text.indexOf("\"welcome\"") >= 0) {
                welcome.complete(true);
            } else if (text.indexOf("\"reset\"") >= 0) {
                throw new IllegalStateException("a reset nobody expected: " + text);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        end(cause.getMessage());
    }

    private void end(String why) {
        welcome.completeExceptionally(new IllegalStateException(why));
        end.complete(why);
    }

    private long number(int from) {
        int end = from;
        while (Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Long.parseLong(text, from, end, 10);
    }
}
