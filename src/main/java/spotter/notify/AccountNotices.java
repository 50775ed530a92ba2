package spotter.notify;

import java.util.Map;
import spotter.access.Role;
import spotter.db.Tx;
import spotter.users.AccountEvents;

/** What people are told of links, and the bell for sockets whose rights have changed. */
public final class AccountNotices implements AccountEvents {
    private final NotificationService notifications;

    public AccountNotices(NotificationService notifications) {
        this.notifications = notifications;
    }

    @Override
    public void linkStarted(Tx tx, long trainerId, long clientId) {
        post(
                tx,
                clientId,
                "You have a trainer",
                "A trainer now sees your plans, photos and progress. You can end this at any time in your profile.",
                Map.of("trainer_id", trainerId));
        post(
                tx,
                trainerId,
                "You have a new client",
                "You now see this client's photos and progress.",
                Map.of("client_id", clientId));
    }

    @Override
    public void linkEnded(Tx tx, long trainerId, long clientId, Role endedBy) {
        // What the trainer was told of this client goes with the right to see it.
        notifications.withdraw(tx, trainerId, clientId);
        String by = "The link was ended by the " + (endedBy == Role.ADMIN ? "administrator" : endedBy.wireName()) + ".";
        post(
                tx,
                clientId,
                "Your trainer has left",
                by + " Your trainer no longer sees anything of yours.",
                Map.of("trainer_id", trainerId));
        post(
                tx,
                trainerId,
                "A client has left",
                by + " You no longer see anything of this client.",
                Map.of("client_id", clientId));
    }

    @Override
    public void rightsChanged(Tx tx, long userId) {
        notifications.ringAfterCommit(tx, userId);
    }

    @Override
    public void deleted(Tx tx, long userId) {
        notifications.ringAfterCommit(tx, userId);
    }

    private void post(Tx tx, long userId, String title, String message, Map<String, Object> ids) {
        Map<String, Object> fields = new java.util.LinkedHashMap<>(ids);
        fields.put("notification_type", SystemLevel.INFO.wireName());
        notifications.post(tx, userId, Notice.of(NotificationType.SYSTEM, title, message, fields));
    }
}
