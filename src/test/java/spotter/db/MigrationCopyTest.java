package spotter.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before a database gets a newer schema, what it was is kept. */
class MigrationCopyTest {
    @TempDir
    Path data;

    private Path old() throws Exception {
        Path file = data.resolve("spotter.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                InputStream script = Database.class.getResourceAsStream("/spotter/db/001_accounts.sql")) {
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.executeUpdate("INSERT INTO account VALUES (7, 'a', 'a', 'A', 'a', 'client', 1, NULL, 1, 1, 1)");
            statement.executeUpdate("PRAGMA user_version = 1");
        }
        return file;
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("backups"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<Integer> numbers(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return List.of(rows.getInt(1));
        }
    }

    @Test
    void theOldDatabaseIsKeptWholeAndPrivate() throws Exception {
        Path file = old();
        Database.open(file, Clock.systemUTC()).close();
        String name = "spotter-before-schema-" + Migrations.newest() + ".db";
        assertEquals(List.of(name), kept());
        Path copy = data.resolve("backups").resolve(name);
        assertEquals(List.of(1), numbers(copy, "PRAGMA user_version"));
        assertEquals(List.of(7), numbers(copy, "SELECT id FROM account"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        assertEquals(List.of(Migrations.newest()), numbers(file, "PRAGMA user_version"));

        Database.open(file, Clock.systemUTC()).close();
        assertEquals(List.of(name), kept(), "nothing to migrate, nothing kept");
    }

    @Test
    void aNewDatabaseLeavesNoCopy() {
        Database.open(data.resolve("spotter.db"), Clock.systemUTC()).close();
        assertEquals(false, Files.exists(data.resolve("backups")));
    }

    @Test
    void theLastThreeStay() throws Exception {
        Path file = old();
        Path backups = Files.createDirectory(data.resolve("backups"));
        for (int schema : List.of(1, 2, 3)) {
            Files.writeString(backups.resolve("spotter-before-schema-" + schema + ".db"), "");
        }
        Files.writeString(backups.resolve("notes.txt"), "mine");
        Database.open(file, Clock.systemUTC()).close();
        assertEquals(
                Set.of(
                        "notes.txt",
                        "spotter-before-schema-2.db",
                        "spotter-before-schema-3.db",
                        "spotter-before-schema-" + Migrations.newest() + ".db"),
                Set.copyOf(kept()));
    }

    @Test
    void whereNoCopyCanBeWrittenNothingIsMigrated() throws Exception {
        Path file = old();
        Files.writeString(data.resolve("backups"), "in the way");
        DatabaseException refused = assertThrows(DatabaseException.class, () -> Database.open(file, Clock.systemUTC()));
        assertEquals(true, String.valueOf(refused.getMessage()).contains("the copy that is kept before"));
        assertEquals(List.of(1), numbers(file, "PRAGMA user_version"));
    }
}
