package spotter.admin;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import spotter.audit.AuditLog;
import spotter.db.Database;
import spotter.http.Routes;
import spotter.notify.NotificationService;
import spotter.storage.LocalDisk;
import spotter.users.UserService;

/** The parts of a running server that keep it running. */
public final class AdminRoom implements AutoCloseable {
    private final BackupRoutes routes;
    private final @Nullable BackupSchedule schedule;

    /**
     * What the room is told by the settings.
     *
     * @param version of this program
     * @param backupHour local hour of the daily backup; empty for none
     * @param backupsKept how many backups stay
     * @param diskReserve bytes that a backup leaves free
     */
    public record Options(DataFolder data, String version, OptionalInt backupHour, int backupsKept, long diskReserve) {}

    public AdminRoom(
            Database db,
            LocalDisk disk,
            Options options,
            UserService users,
            NotificationService notifications,
            AuditLog audit) {
        Backup backup = new Backup(options.data(), disk.removals(), db.clock(), options.version());
        BackupService backups =
                new BackupService(db, options.data(), backup, options.backupsKept(), options.diskReserve());
        this.routes = new BackupRoutes(backups, audit, db);
        this.schedule = options.backupHour().isEmpty()
                ? null
                : new BackupSchedule(
                        db,
                        backups,
                        users,
                        notifications,
                        LocalTime.of(options.backupHour().getAsInt(), 0),
                        ZoneId.systemDefault());
    }

    public void start() {
        if (schedule != null) {
            schedule.start();
        }
    }

    /** For tests, whose clocks are set; null if there is no daily backup. */
    public @Nullable BackupSchedule schedule() {
        return schedule;
    }

    public void register(Routes all) {
        routes.register(all);
    }

    @Override
    public void close() {
        if (schedule != null) {
            schedule.close();
        }
    }
}
