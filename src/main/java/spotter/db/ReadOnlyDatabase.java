package spotter.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;

/** A database file on a connection of its own that cannot change it, beside a server or without one. For one thread. */
public final class ReadOnlyDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** More than anybody reads. */
    private static final int MAX_COMPLAINTS = 100;

    private final Path file;
    private final Handle handle;

    private ReadOnlyDatabase(Path file, Handle handle) {
        this.file = file;
        this.handle = handle;
    }

    /** @throws IOException with a sentence for the operator: not there, or not a database */
    public static ReadOnlyDatabase open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no database " + file + ".");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        Handle handle = null;
        try {
            handle = Database.jdbi(() -> DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties()))
                    .open();
            Migrations.version(handle);
            return new ReadOnlyDatabase(file, handle);
        } catch (JdbiException e) {
            if (handle != null) {
                handle.close();
            }
            throw new IOException(DatabaseException.of(file, e).getMessage(), e);
        }
    }

    /** The newest schema that this program knows. */
    public static int newestSchema() {
        return Migrations.newest();
    }

    /** Runs {@code work} on one consistent state. */
    public <T> T read(Function<Tx, T> work) {
        return handle.inTransaction(
                h -> work.apply(new Tx(h, Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    public int schema() {
        return Migrations.version(handle);
    }

    /** What is wrong with the file: pages and indexes that do not fit, rows that name missing ones. At most 100 each. */
    public List<String> complaints() {
        try {
            List<String> complaints =
                    new ArrayList<>(handle.createQuery("PRAGMA integrity_check(" + MAX_COMPLAINTS + ")")
                            .mapTo(String.class)
                            .list());
            complaints.remove("ok");
            handle.createQuery("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT " + MAX_COMPLAINTS)
                    .map((rs, context) ->
                            "row " + rs.getLong(2) + " of " + rs.getString(1) + " names a missing " + rs.getString(3))
                    .forEach(complaints::add);
            return complaints;
        } catch (JdbiException e) {
            return List.of(String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        }
    }

    /**
     * Writes one consistent state into an empty or missing file, whatever a server commits meanwhile.
     *
     * @throws IOException the disk is full or cannot be written, or the database cannot be read
     */
    public void copyTo(Path target) throws IOException {
        Copies.write(handle, file, target);
    }

    @Override
    public void close() {
        handle.close();
    }
}
