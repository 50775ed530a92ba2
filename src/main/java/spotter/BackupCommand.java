package spotter;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import spotter.access.Origin;
import spotter.admin.Backup;
import spotter.admin.DataFolder;
import spotter.admin.Restore;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;

/** {@code backup FILE} and {@code restore FILE [--force]}, from a shell on the server. */
final class BackupCommand {
    private static final String FORCE = "--force";

    private BackupCommand() {}

    static void backup(List<String> args, Map<String, String> environment, PrintStream out) throws IOException {
        CommandArguments own = CommandArguments.split(args, List.of());
        Path file = own.file("backup needs the name of the file to write: backup FILE");
        Config config = Config.read(own.settings(), environment);
        DataFolder data = new DataFolder(config.data());
        Backup.Made made = Backup.of(data, Clock.systemUTC(), Main.version()).create(file);
        out.printf(
                "Backup %s: database and %d files, %d bytes, read again and found whole.%n",
                made.file(), made.uploads(), made.bytes());
    }

    static void restore(List<String> args, Map<String, String> environment, PrintStream out) throws IOException {
        CommandArguments own = CommandArguments.split(args, List.of(FORCE));
        Path file = own.file("restore needs the name of a backup: restore FILE --data FOLDER");
        if (own.settings().stream().noneMatch(setting -> setting.matches("--data(=.*)?"))
                && !environment.containsKey("SPOTTER_DATA")) {
            throw new ConfigException("restore needs to be told where: restore FILE --data FOLDER");
        }
        Config config = Config.read(own.settings(), environment);
        Restore.Done done = new Restore(new DataFolder(config.data()), Clock.systemUTC())
                .run(file, own.flags().contains(FORCE));
        record(config);
        done.aside().ifPresent(aside -> out.println("What was there is now in " + aside + "."));
        out.printf("Restored to %s: database and %d files, all verified.%n", config.data(), done.uploads());
    }

    /** What the audit says ends with the backup; this is where it goes on. */
    private static void record(Config config) {
        try (Database db = Database.open(config.databaseFile(), Clock.systemUTC());
                AuditLog audit = new AuditLog(db, Duration.ofDays(config.whole(Setting.AUDIT_DAYS)))) {
            Item server = Item.of("server", null, null).with("restored from a backup");
            db.run(tx -> audit.record(tx, Origin.COMMAND, Deed.UPDATE, server));
        }
    }
}
