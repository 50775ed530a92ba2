package spotter.notify;

import java.util.EnumSet;
import java.util.Set;
import spotter.db.Tx;

/** Rows of the types that a person does not want to be disturbed by. */
final class MuteStore {
    private static final String LIST = "SELECT type FROM notification_mute WHERE user_id = :userId LIMIT 100";
    private static final String INSERT = """
            INSERT INTO notification_mute (user_id, type)
            VALUES (:userId, :type)
            ON CONFLICT (user_id, type) DO NOTHING
            """;
    private static final String DELETE = "DELETE FROM notification_mute WHERE user_id = :userId AND type = :type";

    Set<NotificationType> list(Tx tx, long userId) {
        Set<NotificationType> muted = EnumSet.noneOf(NotificationType.class);
        tx.handle()
                .createQuery(LIST)
                .bind("userId", userId)
                .mapTo(String.class)
                .forEach(word -> muted.add(NotificationType.of(word).orElseThrow()));
        return muted;
    }

    void set(Tx tx, long userId, NotificationType type, boolean isMuted) {
        tx.handle()
                .createUpdate(isMuted ? INSERT : DELETE)
                .bind("userId", userId)
                .bind("type", type.wireName())
                .execute();
    }
}
