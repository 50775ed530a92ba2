package spotter.notify;

import java.util.Locale;

/** How a frontend shows a {@code system} notification. */
public enum SystemLevel {
    INFO,
    WARNING,
    ERROR,
    SUCCESS;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
