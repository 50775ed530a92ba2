package spotter;

import java.time.Duration;
import spotter.db.Database;
import spotter.metrics.Metrics;
import spotter.notify.AccountNotices;
import spotter.notify.FanOut;
import spotter.notify.InProcessFanOut;
import spotter.notify.NotificationService;
import spotter.notify.PayloadRenewal;

/** What every room needs to tell people something; nothing here knows who is connected. */
record Notifying(FanOut fanOut, NotificationService notifications, AccountNotices accountNotices) {
    static Notifying of(Config config, Database db, PayloadRenewal renewal, Metrics metrics) {
        FanOut fanOut = new InProcessFanOut();
        Duration kept = Duration.ofDays(config.whole(Setting.NOTIFICATION_DAYS));
        NotificationService notifications = new NotificationService(db, fanOut, kept, renewal, metrics);
        return new Notifying(fanOut, notifications, new AccountNotices(notifications));
    }
}
