package spotter.admin;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.audit.AuditLog;
import spotter.db.Database;
import spotter.http.Routes;
import spotter.http.Slice;
import spotter.notify.NotificationService;
import spotter.storage.LocalDisk;
import spotter.users.UserService;

/** The parts of a running server that keep it running. */
public final class AdminRoom implements AutoCloseable {
    private final Worker worker = new Worker();
    private final BackupRoutes routes;
    private final DoctorRoutes doctor;
    private final List<EffectiveSetting> settings;
    private final @Nullable BackupSchedule schedule;

    /**
     * What the room is told by the settings.
     *
     * @param version of this program
     * @param backupHour local hour of the daily backup; empty for none
     * @param backupsKept how many backups stay
     * @param diskReserve bytes that a backup leaves free
     * @param settings all of them, to be shown to the administrator
     */
    public record Options(
            DataFolder data,
            String version,
            OptionalInt backupHour,
            int backupsKept,
            long diskReserve,
            List<EffectiveSetting> settings) {}

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
        this.routes = new BackupRoutes(backups, worker, audit, db);
        this.doctor = new DoctorRoutes(new Examination(options.data(), disk.removals(), db.clock(), worker));
        this.settings = List.copyOf(options.settings());
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
        doctor.register(all);
        List<Map<String, @Nullable Object>> shown =
                settings.stream().map(EffectiveSetting::view).toList();
        all.get("/api/admin/settings", Action.ADMIN_ONLY, ctx -> ctx.json(new Slice<>(shown, null)));
    }

    @Override
    public void close() {
        worker.close();
        if (schedule != null) {
            schedule.close();
        }
    }
}
