package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.media.DataFolderView;

/** Starts that must not be, and starts after the worst of ends, by the program in a process of its own. */
class StartTest {
    @TempDir
    Path data;

    @Test
    void aDatabaseOfANewerProgramIsRefusedAndLeftAlone() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("spotter.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 4711");
        }
        String said = refusal();
        assertTrue(
                said.matches("The database .*spotter\\.db was written by a newer Spotter \\(schema 4711, this program"
                        + " knows \\d+\\); start the newer jar instead\\."),
                said);
        assertEquals(List.of("4711"), new DataFolderView(data).column("PRAGMA user_version"));
        assertEquals(List.of("0"), new DataFolderView(data).column("SELECT count(*) FROM sqlite_schema"));
    }

    @Test
    void aDamagedDatabaseIsRefusedAndLeftAlone() throws Exception {
        Path file = Files.writeString(data.resolve("spotter.db"), "this is no database, ".repeat(1000));
        String said = refusal();
        assertTrue(said.startsWith("The database " + file + " cannot be opened: "), said);
        assertTrue(Files.readString(file).startsWith("this is no database"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefused() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            boolean isWritten = canWrite(data);
            if (isWritten) {
                System.err.println("SKIPPED: this user (root?) writes into read-only folders");
            }
            assumeFalse(isWritten, "this user writes into read-only folders");
            assertEquals(
                    data.resolve("uploads") + " cannot be read or written by this user; check its owner.", refusal());
        } finally {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aDiskThatIsMountedReadOnlyIsRefused() throws Exception {
        try (ServerProcess first = ServerProcess.serve(data)) {
            first.client();
        }
        Path uploads = data.resolve("uploads");
        try (AutoCloseable broken = SmallDisk.readOnly(uploads)) {
            assertEquals(
                    "The folder " + uploads
                            + " cannot be written; check that it exists, its owner, and that its disk is"
                            + " not mounted read-only.",
                    refusal("--port", "0"));
        }
        Path database = data.resolve("spotter.db");
        try (AutoCloseable broken = SmallDisk.readOnly(database)) {
            String said = refusal("--port", "0");
            assertTrue(said.startsWith("The database " + database + " cannot be opened: "), said);
            assertTrue(said.endsWith(" not damaged, and writable for this user."), said);
        }
        assertEquals(1, new DataFolderView(data).count("account"));
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws Exception {
        Files.writeString(data.resolve("uploads"), "not a folder");
        String said = refusal();
        assertTrue(said.startsWith(data.resolve("uploads/temp") + " cannot be used: "), said);
    }

    @Test
    void aPortInUseIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertEquals(
                    "Port " + taken.getLocalPort() + " of 127.0.0.1 cannot be listened on: it is in use, not allowed,"
                            + " or no address of this machine.",
                    refusal("--port", "" + taken.getLocalPort()));
        }
    }

    @Test
    void aSecondServerOnTheFolderIsRefusedAndACommandIsNot() throws Exception {
        try (ServerProcess first = ServerProcess.serve(data)) {
            Map<String, Object> client = first.client();
            assertEquals(
                    "Another server is running on " + data.resolve("uploads")
                            + "; stop it first, or choose another data folder.",
                    refusal("--port", "0"));
            try (ServerProcess list = ServerProcess.run("user", "list", "--data", data.toString())) {
                assertEquals(0, list.awaitExit(), list.log());
                assertTrue(list.log().matches(" *" + client.get("id") + " +client .*"), list.log());
            }
            assertTrue(first.client().containsKey("id"), "the first one goes on");
        }
    }

    @Test
    void aKilledServerStartsAgainAndLeavesNothingBehind() throws Exception {
        Path temp = data.resolve("uploads/temp");
        Path stale = temp.resolve("cut-off.part");
        try (ServerProcess killed = ServerProcess.serve(data)) {
            killed.client();
            Files.writeString(stale, "half an upload");
            assertEquals(1, libraries(temp).size(), "the database's library, and no more");
        }
        try (ServerProcess again = ServerProcess.serve(data)) {
            assertFalse(Files.exists(stale));
            assertEquals(1, libraries(temp).size(), "its own library, and no more");
            assertEquals(1, new DataFolderView(data).count("account"), "what was acknowledged is there");
            again.client();
            again.terminate();
            again.awaitExit();
            assertEquals(List.of(), libraries(temp));
        }
    }

    /** What the start says on its one line; its exit status is that of a failure. */
    private String refusal(String... flags) throws Exception {
        String[] serve = {"serve", "--data", data.toString()};
        try (ServerProcess process = ServerProcess.run(
                Stream.concat(Stream.of(serve), Stream.of(flags)).toArray(String[]::new))) {
            assertEquals(1, process.awaitExit(), process.log());
            List<String> lines = process.log()
                    .lines()
                    .filter(line -> !line.contains(" INFO "))
                    .toList();
            assertEquals(1, lines.size(), process.log());
            return lines.get(0);
        }
    }

    private static boolean canWrite(Path folder) {
        try {
            Files.delete(Files.createFile(folder.resolve("probe")));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> libraries(Path temp) {
        try (Stream<Path> files = Files.list(temp)) {
            return files.filter(file -> file.toString().endsWith(".so")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
