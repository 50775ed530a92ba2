package spotter.progress;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spotter.access.Caller;
import spotter.db.Tx;
import spotter.notify.Notice;
import spotter.notify.NotificationService;
import spotter.notify.NotificationType;
import spotter.users.Account;
import spotter.users.UserService;

/** Tells of entries, in the transaction that writes them: the client and his trainer, but not whoever did it. */
final class ProgressNotices {
    private final NotificationService notifications;
    private final UserService users;
    private final EntryViews views;

    ProgressNotices(NotificationService notifications, UserService users, EntryViews views) {
        this.notifications = notifications;
        this.users = users;
        this.views = views;
    }

    void recorded(Tx tx, Caller caller, ProgressEntry entry) {
        tell(tx, caller, entry, "recorded");
    }

    void changed(Tx tx, Caller caller, ProgressEntry entry) {
        tell(tx, caller, entry, "changed");
    }

    private void tell(Tx tx, Caller caller, ProgressEntry entry, String what) {
        Account client = users.find(tx, entry.clientId()).orElseThrow();
        String message =
                "The progress of " + client.fullName() + " on " + entry.values().date() + " was " + what + ".";
        for (long reader : readers(caller, client)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("progress_data", views.of(tx, reader, List.of(entry)).get(0));
            fields.put("client_id", client.id());
            Notice notice = Notice.of(NotificationType.PROGRESS_UPDATED, "Progress updated", message, fields);
            notifications.post(tx, reader, reader == client.id() ? notice : notice.about(client.id()));
        }
    }

    private static Set<Long> readers(Caller caller, Account client) {
        Set<Long> readers = new LinkedHashSet<>();
        readers.add(client.id());
        Long trainerId = client.trainerId();
        if (trainerId != null) {
            readers.add(trainerId);
        }
        readers.remove(caller.userId());
        return readers;
    }
}
