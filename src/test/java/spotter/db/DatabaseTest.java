package spotter.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.metrics.Metrics;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** Transactions, locks and schema versions over a real file. */
@SuppressWarnings("NullAway.Init") // set before each test
class DatabaseTest {
    private Path file;
    private Database db;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = folder.resolve("spotter.db");
        db = Database.open(file, Clock.systemUTC(), Duration.ofMillis(50), new Metrics());
        db.run(tx -> tx.handle().execute("CREATE TABLE note (text TEXT NOT NULL UNIQUE)"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aFailureDoesNotSayWhatWasToBeStored() {
        JdbiException failure = assertThrows(
                JdbiException.class,
                () -> db.run(tx -> tx.handle()
                        .createUpdate("INSERT INTO note (text) VALUES (:hash), (:hash)")
                        .bind("hash", "$2b$11$secret")
                        .execute()));
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains("$2b$11$secret"), trace.toString());
    }

    @Test
    void aLookupIsAnsweredOnEveryConnection() throws Exception {
        db.run(tx -> insert(tx, "here"));
        Lookup<String> found = new Lookup<>(
                "SELECT text || ?2 FROM note WHERE text = ?1", rows -> rows.next() ? rows.getString(1) : "none");
        assertEquals("here7", db.ask(tx -> found.ask(tx, "here", 7)));
        assertEquals("none", db.read(tx -> found.ask(tx, "there", 7)));
        assertEquals("here8", db.write(tx -> found.ask(tx, "here", 8)));
        try (ReadOnlyDatabase beside = ReadOnlyDatabase.open(file)) {
            assertEquals("here9", beside.read(tx -> found.ask(tx, "here", 9)));
        }
    }

    @Test
    void anExceptionRollsBackEverythingAndNothingIsTold() {
        List<String> told = new ArrayList<>();
        assertThrows(
                IllegalArgumentException.class,
                () -> db.run(tx -> {
                    insert(tx, "lost");
                    tx.afterCommit(() -> told.add("told"));
                    throw new IllegalArgumentException("thought better of it");
                }));
        assertThrows(
                JdbiException.class,
                () -> db.run(tx -> {
                    insert(tx, "twice");
                    insert(tx, "twice");
                }));
        assertEquals(List.of(), notes());
        assertEquals(List.of(), told);
        db.run(tx -> insert(tx, "kept"));
        assertEquals(List.of("kept"), notes());
    }

    @Test
    void aFailedAfterCommitActionFailsNeitherTheWriteNorTheOthers() {
        List<String> told = new ArrayList<>();
        db.run(tx -> {
            insert(tx, "kept");
            tx.afterCommit(() -> {
                throw new IllegalStateException("nobody is listening");
            });
            tx.afterCommit(() -> told.addAll(notes()));
        });
        assertEquals(List.of("kept"), told);
    }

    @Test
    void aWriteInsideAWriteIsAMistakeAndUndoesBoth() {
        assertThrows(
                IllegalStateException.class,
                () -> db.run(outer -> {
                    insert(outer, "outer");
                    db.run(inner -> insert(inner, "inner"));
                }));
        assertEquals(List.of(), notes());
    }

    @Test
    void readersCannotWrite() {
        assertThrows(
                JdbiException.class,
                () -> db.read(tx -> {
                    insert(tx, "smuggled");
                    return true;
                }));
        assertEquals(List.of(), notes());
    }

    @Test
    void aReaderSeesOneStateFromItsFirstToItsLastStatement() {
        List<String> seen = db.read(tx -> {
            List<String> before = notes(tx);
            db.run(other -> insert(other, "meanwhile"));
            assertEquals(before, notes(tx));
            return notes(tx);
        });
        assertEquals(List.of(), seen);
        assertEquals(List.of("meanwhile"), notes());
    }

    @Test
    void aReadWithinAReadSeesTheSame() {
        db.run(tx -> insert(tx, "before"));
        List<String> seen = db.read(outer -> {
            List<String> first = notes(outer);
            inAnotherThread(() -> db.run(other -> insert(other, "meanwhile")));
            assertEquals(first, notes());
            return notes();
        });
        assertEquals(List.of("before"), seen);
        assertEquals(List.of("before", "meanwhile"), notes());
    }

    @Test
    void aStatementMayRunInsideItself() {
        db.run(tx -> List.of("a", "b").forEach(text -> insert(tx, text)));
        List<String> pairs = db.read(tx ->
                notesQuery(tx).map((rs, context) -> rs.getString(1) + notes(tx)).list());
        assertEquals(List.of("a[a, b]", "b[a, b]"), pairs);
        assertEquals(List.of("a", "b"), notes());
    }

    @Test
    void aStatementThatMetAFullDiskWorksOnceThereIsSpace() {
        db.run(tx -> tx.handle().execute("PRAGMA max_page_count = 1"));
        String longText = "1".repeat(1_000_000);
        for (int i = 0; i < 2; i++) {
            Problem refusal = assertThrows(Problem.class, () -> db.run(tx -> insert(tx, longText)));
            assertEquals(ProblemKind.STORAGE_FULL, refusal.kind());
        }
        db.run(tx -> tx.handle().execute("PRAGMA max_page_count = 1000000"));
        db.run(tx -> insert(tx, longText));
        assertEquals(List.of(longText), notes());
    }

    @Test
    void moreStatementsThanAreKeptRunAllTheSame() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 200; i++) {
                String sql = "SELECT " + i;
                int answer = db.read(
                        tx -> tx.handle().createQuery(sql).mapTo(Integer.class).one());
                assertEquals(i, answer);
            }
        }
    }

    @Test
    void aLockThatIsHeldTooLongIsARefusalAndNothingIsBrokenAfterwards() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (int i = 0; i < 2; i++) {
                Problem refusal = assertThrows(Problem.class, () -> db.run(tx -> insert(tx, "waiting")));
                assertEquals(ProblemKind.OVERLOADED, refusal.kind());
                assertTrue(refusal.retryAfter() != null);
            }
            assertFalse(db.isWorking());
            assertEquals(List.of(), notes(), "reading goes on");
            statement.execute("ROLLBACK");
        }
        db.run(tx -> insert(tx, "kept"));
        assertTrue(db.isWorking());
        assertEquals(List.of("kept"), notes());
    }

    @Test
    void whatIsCommittedIsThereAfterTheFileIsOpenedAgain() {
        db.run(tx -> insert(tx, "kept"));
        int version = version();
        db.close();
        assertFalse(Files.exists(Path.of(file + "-wal")), "the log is merged into the file");
        // Applying a script a second time would fail: its tables are there.
        db = Database.open(file, Clock.systemUTC());
        assertEquals(List.of("kept"), notes());
        assertEquals(version, version());
        assertTrue(version >= 3);
    }

    @Test
    void theFileIsPrivate() throws Exception {
        for (String suffix : List.of("", "-wal", "-shm")) {
            assertEquals(
                    2, Files.getPosixFilePermissions(Path.of(file + suffix)).size(), suffix);
        }
    }

    private static void insert(Tx tx, String text) {
        tx.handle().execute("INSERT INTO note (text) VALUES (?)", text);
    }

    private int version() {
        return db.read(tx -> Migrations.version(tx.handle()));
    }

    private List<String> notes() {
        return db.read(DatabaseTest::notes);
    }

    private static List<String> notes(Tx tx) {
        return notesQuery(tx).mapTo(String.class).list();
    }

    private static Query notesQuery(Tx tx) {
        return tx.handle().createQuery("SELECT text FROM note ORDER BY text");
    }

    private static void inAnotherThread(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }
}
