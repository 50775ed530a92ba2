package spotter.notify;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.http.Json;

/** One thing that leaves on a socket; encoded once for all who get it. */
final class Frame {
    private final String type;
    private final @Nullable Long seq;
    private final byte[] json;

    /**
     * @param type its {@code type} member, the event's name in an event stream
     * @param seq of a stored notification; null for any other frame
     * @param json the whole object
     */
    Frame(String type, @Nullable Long seq, String json) {
        this.type = type;
        this.seq = seq;
        this.json = json.getBytes(StandardCharsets.UTF_8);
    }

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

    String type() {
        return type;
    }

    @Nullable
    Long seq() {
        return seq;
    }

    String json() {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** UTF-8; not to be written to. */
    byte[] bytes() {
        return json;
    }
}
