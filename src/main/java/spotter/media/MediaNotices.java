package spotter.media;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import spotter.access.Caller;
import spotter.access.Role;
import spotter.db.Tx;
import spotter.notify.Notice;
import spotter.notify.NotificationService;
import spotter.notify.NotificationType;
import spotter.users.Account;
import spotter.users.UserService;

/**
 * Tells people of media that came or went, in the same transaction: whoever did it, whose it is, and the owner's
 * trainer.
 */
final class MediaNotices {
    private final NotificationService notifications;
    private final UserService users;
    private final MediaViews views;

    MediaNotices(NotificationService notifications, UserService users, MediaViews views) {
        this.notifications = notifications;
        this.users = users;
        this.views = views;
    }

    void uploaded(Tx tx, Caller caller, MediaItem item) {
        Account owner = users.find(tx, item.ownerId()).orElseThrow();
        String message = "A new " + word(item) + " of " + owner.fullName() + " is here.";
        for (long reader : readers(caller, owner)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("file_data", views.of(tx, reader, item));
            fields.put("file_type", item.kind().folder());
            fields.putAll(people(caller, owner));
            post(tx, reader, owner, new Notice(NotificationType.FILE_UPLOADED, "New file", message, null, fields));
        }
    }

    void deleted(Tx tx, Caller caller, MediaItem item) {
        Account owner = users.find(tx, item.ownerId()).orElseThrow();
        String message = "A " + word(item) + " of " + owner.fullName() + " was deleted.";
        for (long reader : readers(caller, owner)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("file_path", item.path());
            fields.put("file_type", item.kind().folder());
            fields.putAll(people(caller, owner));
            post(tx, reader, owner, new Notice(NotificationType.FILE_DELETED, "File deleted", message, null, fields));
        }
    }

    private void post(Tx tx, long reader, Account owner, Notice notice) {
        notifications.post(tx, reader, reader == owner.id() ? notice : notice.about(owner.id()));
    }

    private static Set<Long> readers(Caller caller, Account owner) {
        Set<Long> readers = new LinkedHashSet<>();
        readers.add(caller.userId());
        readers.add(owner.id());
        Long trainerId = owner.trainerId();
        if (trainerId != null) {
            readers.add(trainerId);
        }
        return readers;
    }

    private static Map<String, Object> people(Caller caller, Account owner) {
        Map<String, Object> people = new LinkedHashMap<>();
        people.put("user_id", caller.userId());
        if (owner.role() == Role.CLIENT) {
            people.put("client_id", owner.id());
        }
        return people;
    }

    private static String word(MediaItem item) {
        return item.kind().category().replace('_', ' ');
    }
}
