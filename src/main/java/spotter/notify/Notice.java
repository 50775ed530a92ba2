package spotter.notify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be told.
 *
 * @param message one sentence
 * @param aboutId whose affairs it tells of, null for the reader's own; when a trainer's link to this client ends, the
 *     trainer loses the notification with it
 * @param fields the type's own members of the frame, as {@code http.Json} writes them
 */
public record Notice(
        NotificationType type,
        String title,
        String message,
        @Nullable Long aboutId,
        Map<String, Object> fields) {
    /** What every frame has; a field of this name would make a second one. */
    private static final Set<String> TAKEN =
            Set.of("type", "id", "title", "message", "timestamp", "is_read", "read_at");

    public Notice {
        fields = new LinkedHashMap<>(fields);
        for (String name : fields.keySet()) {
            if (TAKEN.contains(name)) {
                throw new IllegalArgumentException("a notification has a " + name + " of its own");
            }
        }
    }

    /** Of the reader's own affairs. */
    public static Notice of(NotificationType type, String title, String message, Map<String, Object> fields) {
        return new Notice(type, title, message, null, fields);
    }

    /** From the server itself. */
    public static Notice system(SystemLevel level, String title, String message) {
        return of(NotificationType.SYSTEM, title, message, Map.of("notification_type", level.wireName()));
    }

    /** The same, told to somebody else than the person whose affairs it is. */
    public Notice about(long userId) {
        return new Notice(type, title, message, userId, fields);
    }
}
