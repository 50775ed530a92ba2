package spotter.notify;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;
import spotter.http.Json;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** What a client can ask for in a frame. */
sealed interface SocketCommand {
    int MAX_TOKEN_CHARS = 4096;

    /** Those who carry commands out; each may throw a {@link Problem} for the client to read. */
    interface Actions {
        void authenticate(String token);

        void answerPing();

        void subscribe(Set<NotificationType> types);

        void unsubscribe(Set<NotificationType> types);

        void sendMessage(long toUserId, String message);

        void answerStats();
    }

    void run(Actions actions);

    record Authenticate(String token) implements SocketCommand {
        @Override
        public void run(Actions actions) {
            actions.authenticate(token);
        }
    }

    record Ping() implements SocketCommand {
        @Override
        public void run(Actions actions) {
            actions.answerPing();
        }
    }

    record Subscribe(Set<NotificationType> types) implements SocketCommand {
        @Override
        public void run(Actions actions) {
            actions.subscribe(types);
        }
    }

    record Unsubscribe(Set<NotificationType> types) implements SocketCommand {
        @Override
        public void run(Actions actions) {
            actions.unsubscribe(types);
        }
    }

    record SendMessage(long toUserId, String message) implements SocketCommand {
        @Override
        public void run(Actions actions) {
            actions.sendMessage(toUserId, message);
        }
    }

    record GetStats() implements SocketCommand {
        @Override
        public void run(Actions actions) {
            actions.answerStats();
        }
    }

    /** @throws Problem saying what is wrong with the frame */
    static SocketCommand parse(String text) {
        Map<String, @Nullable Object> object = readObject(text);
        Fields fields = Fields.ofBody(object);
        String type = fields.text("type", 60);
        fields.check();
        SocketCommand command = switch (type) {
            case "auth" -> new Authenticate(fields.secret("token", 1, MAX_TOKEN_CHARS));
            case "ping" -> new Ping();
            case "subscribe" -> new Subscribe(types(object.get("subscription_types")));
            case "unsubscribe" -> new Unsubscribe(types(object.get("subscription_types")));
            case "send_message" ->
                new SendMessage(fields.id("to_user_id"), fields.text("message", MessageService.MAX_MESSAGE_CHARS));
            case "get_stats" -> new GetStats();
            default -> throw new Problem(ProblemKind.MALFORMED, "socket.unknown_type", "Unknown type: " + type);
        };
        fields.check();
        return command;
    }

    private static Map<String, @Nullable Object> readObject(String text) {
        try {
            return Json.readObject(text);
        } catch (Problem e) {
            throw new Problem(ProblemKind.MALFORMED, e.code(), "Invalid JSON: a frame is one JSON object.");
        }
    }

    private static Set<NotificationType> types(@Nullable Object value) {
        Set<NotificationType> types = EnumSet.noneOf(NotificationType.class);
        if (value instanceof List<?> words && words.size() <= 100) {
            for (Object word : words) {
                types.add(NotificationType.of(String.valueOf(word)).orElseThrow(SocketCommand::unknownType));
            }
            return types;
        }
        throw unknownType();
    }

    private static Problem unknownType() {
        List<String> known = List.of(NotificationType.values()).stream()
                .map(NotificationType::wireName)
                .toList();
        return new Problem(
                ProblemKind.INVALID,
                "socket.subscription",
                "subscription_types must be a list of " + String.join(", ", known) + ".");
    }
}
