package spotter.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.http.Json;

/**
 * One stored notification.
 *
 * @param seq its number among its reader's, from 1 without gaps: the id that clients see
 * @param payload the type's own fields, a JSON object
 * @param readAt null until it has been read
 * @param isMuted whether its reader did not want to be told of its type when it came: it leaves on no socket
 */
record Notification(
        long seq,
        NotificationType type,
        String title,
        String message,
        String payload,
        Instant createdAt,
        @Nullable Instant readAt,
        boolean isMuted) {

    /** The same with links that open now. */
    Notification renewedBy(PayloadRenewal renewal, long readerId) {
        return new Notification(
                seq, type, title, message, renewal.renew(readerId, payload), createdAt, readAt, isMuted);
    }

    /** As it leaves on a socket. */
    Frame frame() {
        return new Frame(type.wireName(), seq, joined(head()));
    }

    /** As it is listed: the frame and whether it has been read. */
    String listed() {
        Map<String, @Nullable Object> head = head();
        head.put("is_read", readAt != null);
        head.put("read_at", readAt);
        return joined(head);
    }

    private Map<String, @Nullable Object> head() {
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("type", type);
        head.put("id", seq);
        head.put("title", title);
        head.put("message", message);
        head.put("timestamp", createdAt);
        return head;
    }

    // Two objects become one by their braces: the payload was written by us, and is not parsed again for each reader.
    private String joined(Map<String, @Nullable Object> head) {
        String written = Json.write(head);
        return payload.length() == 2
                ? written
                : written.substring(0, written.length() - 1) + "," + payload.substring(1);
    }
}
