package spotter.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a notification tells of; also what a socket can subscribe to. */
public enum NotificationType {
    FILE_UPLOADED,
    FILE_DELETED,
    MEAL_COMPLETED,
    PROGRESS_UPDATED,
    PLAN_UPDATED,
    MESSAGE,
    SYSTEM;

    /** As in frames and in the database: {@code file_uploaded}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a person can do without: what another wrote to him, and what the server has to say, he cannot. */
    boolean mayBeMuted() {
        return switch (this) {
            case FILE_UPLOADED, FILE_DELETED, MEAL_COMPLETED, PROGRESS_UPDATED, PLAN_UPDATED -> true;
            case MESSAGE, SYSTEM -> false;
        };
    }

    /** Read in any case; empty for any other word. */
    static Optional<NotificationType> of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
