package spotter.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to the schema of this program: numbered scripts, each applied once, in its own transaction. */
final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    /** Append only: a script that has shipped is never changed, reordered or removed. */
    private static final List<String> SCRIPTS = List.of(
            "001_accounts.sql",
            "002_media.sql",
            "003_notifications.sql",
            "004_nutrition.sql",
            "005_progress.sql",
            "006_audit.sql",
            "007_sessions.sql",
            "008_notification_mutes.sql",
            "009_media_growth.sql",
            "010_storage_use.sql",
            "011_growth.sql",
            "012_storage_total.sql");

    private Migrations() {}

    static void apply(Handle handle, Path file) {
        int version = version(handle);
        if (version > SCRIPTS.size()) {
            throw new DatabaseException("The database " + file + " was written by a newer Spotter (schema " + version
                    + ", this program knows " + SCRIPTS.size() + "); start the newer jar instead.");
        }
        if (version > 0 && version < SCRIPTS.size()) {
            keepCopy(handle, file);
        }
        for (int next = version; next < SCRIPTS.size(); next++) {
            String script = SCRIPTS.get(next);
            int reached = next + 1;
            handle.useTransaction(h -> {
                run(h, load(script));
                h.execute("PRAGMA user_version = " + reached);
            });
            log.info("database schema {} applied", script);
        }
    }

    /** How many scripts there are. */
    static int newest() {
        return SCRIPTS.size();
    }

    // The way back, should a script do other than was meant.
    private static void keepCopy(Handle handle, Path file) {
        try {
            log.info(
                    "the database before schema {} is kept as {}",
                    newest(),
                    Copies.beforeSchema(handle, file, newest()));
        } catch (IOException e) {
            throw new DatabaseException(
                    "The database " + file
                            + " needs a newer schema, but the copy that is kept before cannot be written: "
                            + e.getMessage() + ".",
                    e);
        }
    }

    /** How many scripts have been applied. */
    static int version(Handle handle) {
        return handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
    }

    /** The smallest change there is: SQLite writes the page although it stays the same. */
    static boolean rewriteVersion(Handle handle) {
        handle.execute("PRAGMA user_version = " + version(handle));
        return true;
    }

    // SQLite itself takes a script apart, triggers and all; Jdbi would load a parser for it, 60 ms of the first start.
    private static void run(Handle handle, String script) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.executeUpdate(script);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private static String load(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream("/spotter/db/" + script)) {
            if (in == null) {
                throw new IllegalStateException("migration " + script + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
