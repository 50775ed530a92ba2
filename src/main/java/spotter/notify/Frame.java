package spotter.notify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.http.Json;

/**
 * One thing that leaves on a socket.
 *
 * @param type its {@code type} member, the event's name in an event stream
 * @param seq of a stored notification; null for any other frame
 * @param json the whole object
 */
record Frame(String type, @Nullable Long seq, String json) {
    /** A frame that is not stored. */
    static Frame of(String type, Map<String, ? extends @Nullable Object> members) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("type", type);
        object.putAll(members);
        return new Frame(type, null, Json.write(object));
    }

    static Frame error(String message) {
        return of("error", Map.of("message", message));
    }
}
