package spotter.notify;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;

/** The number after which a client wants to hear: 0 or an id it was given. */
final class Since {
    private Since() {}

    /** Null when absent; noted as a failure when it is no such number. */
    static @Nullable Long read(Fields query) {
        String text = query.optionalText("since", 40);
        if (text == null) {
            return null;
        }
        OptionalLong since = parse(text);
        if (since.isEmpty()) {
            query.reject("since", "must be a notification's id, or 0 for all");
            return null;
        }
        return since.getAsLong();
    }

    /** Empty for anything else. */
    static OptionalLong parse(String text) {
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
