package spotter.notify;

import static spotter.fuzz.FuzzTarget.utf8;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spotter.fuzz.FuzzTarget;

/** A text frame of a client, or the number of the last notification that he has. */
public final class SocketCommandTarget implements FuzzTarget {
    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new HashMap<>();
        seeds.put("ping", utf8("{\"type\":\"ping\"}"));
        seeds.put("auth", utf8("{\"type\":\"auth\",\"token\":\"a.b.c\"}"));
        seeds.put("subscribe", utf8("{\"type\":\"subscribe\",\"subscription_types\":[\"message\",\"system\"]}"));
        seeds.put("unsubscribe", utf8("{\"type\":\"unsubscribe\",\"subscription_types\":[]}"));
        seeds.put("message", utf8("{\"type\":\"send_message\",\"to_user_id\":7,\"message\":\"Hello\"}"));
        seeds.put("stats", utf8("{\"type\":\"get_stats\"}"));
        return seeds;
    }

    @Override
    public List<String> words() {
        return List.of(
                "\"type\":", "\"token\":", "subscription_types", "to_user_id", "file_uploaded", "\\u0000", "null");
    }

    @Override
    public void take(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Since.parse(text);
        SocketCommand.parse(text).run(new Nothing());
    }

    @Override
    public long maxAllocatedBytes(int length) {
        return (2 << 20) + 1000L * length;
    }

    /** Checks what a command may hold, and carries nothing out. */
    private static final class Nothing implements SocketCommand.Actions {
        @Override
        public void authenticate(String token) {
            require(!token.isEmpty() && token.length() <= 2 * SocketCommand.MAX_TOKEN_CHARS);
        }

        @Override
        public void answerPing() {}

        @Override
        public void subscribe(Set<NotificationType> types) {}

        @Override
        public void unsubscribe(Set<NotificationType> types) {}

        @Override
        public void sendMessage(long toUserId, String message) {
            require(toUserId > 0 && !message.isBlank() && message.length() <= MessageService.MAX_MESSAGE_CHARS);
        }

        @Override
        public void answerStats() {}

        private static void require(boolean condition) {
            if (!condition) {
                throw new IllegalStateException();
            }
        }
    }
}
