package spotter.admin;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.db.Database;
import spotter.notify.Notice;
import spotter.notify.NotificationService;
import spotter.notify.SystemLevel;
import spotter.users.UserService;

/** Has a backup made at one hour of each day, or later that day if the server was not running then. */
public final class BackupSchedule implements AutoCloseable {
    /** A server that is started is wanted for something else at first. */
    private static final Duration FIRST = Duration.ofMinutes(5);

    private static final Duration ROUND = Duration.ofMinutes(1);
    /** For another backup or an examination to end: the largest takes an hour. */
    private static final Duration PATIENCE = Duration.ofHours(6);

    private static final Logger log = LoggerFactory.getLogger(BackupSchedule.class);

    private final Database db;
    private final BackupService backups;
    private final UserService users;
    private final NotificationService notifications;
    private final Clock clock;
    private final LocalTime hour;
    private final ZoneId zone;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "backups");
        thread.setDaemon(true);
        return thread;
    });
    private Instant attempted = Instant.MIN;
    private @Nullable Instant waitsSince;

    BackupSchedule(
            Database db,
            BackupService backups,
            UserService users,
            NotificationService notifications,
            LocalTime hour,
            ZoneId zone) {
        this.db = db;
        this.backups = backups;
        this.users = users;
        this.notifications = notifications;
        this.clock = db.clock();
        this.hour = hour;
        this.zone = zone;
    }

    void start() {
        rounds.scheduleWithFixedDelay(this::round, FIRST.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Makes a backup if none was begun since the hour. While another or an examination is under way, the next round
     * tries again; one that fails otherwise is not tried again before the next day.
     */
    public synchronized void round() {
        Instant due = lastDue();
        try {
            if (due.isAfter(attempted) && backups.newest().orElse(Instant.MIN).isBefore(due)) {
                backups.create();
                ended(due);
            }
        } catch (IOException | RuntimeException e) {
            // Also because a scheduled task that throws would never run again.
            if (BackupService.isRunning(e) && mayWait()) {
                log.info("the daily backup waits: {}", e.getMessage());
                return;
            }
            ended(due);
            if (!rounds.isShutdown()) {
                log.warn("the daily backup failed", e);
                tellAdmins(String.valueOf(e.getMessage()));
            }
        }
    }

    private void ended(Instant due) {
        attempted = due;
        waitsSince = null;
    }

    private boolean mayWait() {
        Instant now = clock.instant();
        waitsSince = waitsSince == null ? now : waitsSince;
        return now.isBefore(waitsSince.plus(PATIENCE));
    }

    @Override
    public void close() {
        // An interrupted backup leaves nothing.
        rounds.shutdownNow();
        try {
            if (!rounds.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("a backup is still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Instant lastDue() {
        ZonedDateTime now = clock.instant().atZone(zone);
        ZonedDateTime today = now.with(hour);
        return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private void tellAdmins(String reason) {
        Notice notice = Notice.system(SystemLevel.ERROR, "No backup today", "The daily backup failed. " + reason);
        try {
            db.run(tx -> users.listAdmins(tx).forEach(admin -> notifications.post(tx, admin, notice)));
        } catch (RuntimeException e) {
            log.warn("nobody could be told of the failed backup", e);
        }
    }
}
