package spotter.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import spotter.files.FileIdentity;
import spotter.files.PrivateFiles;
import spotter.metrics.Metrics;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * The SQLite file behind one writing connection and a few kept-open reading ones. Thread-safe.
 *
 * <p>One writer, because SQLite has one: queueing here is fair and fast, where competing connections
 * would fail with SQLITE_BUSY. Every commit is on the disk when {@link #write} returns (WAL, synchronous=FULL).
 */
public final class Database implements AutoCloseable {
    private static final SqlText SQL_TEXT = new SqlText();

    /** Another process (a backup, the command line) may hold the write lock for a moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final Path file;
    private final FileIdentity identity;
    private final Clock clock;
    private final Duration patience;
    private final Metrics metrics;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Readers readers;
    private Handle writer;
    /** Both change while {@link #writing} is held. */
    private volatile int busyFailures;

    private boolean isSuspect;

    private Database(Path file, Clock clock, Duration patience, Metrics metrics) {
        this.file = file;
        this.identity = makePrivate(file);
        this.clock = clock;
        this.patience = patience;
        this.metrics = metrics;
        this.readers = new Readers(clock, metrics);
        // The writer first: a read-only connection cannot create the file or turn WAL on.
        this.writer = open(false);
    }

    /**
     * Opens the file, making and migrating it as needed.
     *
     * @throws DatabaseException with a sentence for the operator: newer than this program, damaged, not writable
     */
    public static Database open(Path file, Clock clock, Metrics metrics) {
        return open(file, clock, PATIENCE, metrics);
    }

    /** The same for a program that nobody asks how long its transactions take. */
    public static Database open(Path file, Clock clock) {
        return open(file, clock, new Metrics());
    }

    /** @param patience how long a write waits for another process that writes */
    static Database open(Path file, Clock clock, Duration patience, Metrics metrics) {
        Database database = null;
        try {
            database = new Database(file, clock, patience, metrics);
            Migrations.apply(database.writer, file);
            // SQLite opens a file that it may not write all the same, and says nothing until somebody saves something.
            database.write(tx -> Migrations.rewriteVersion(tx.handle()));
            database.openReaders();
            return database;
        } catch (RuntimeException e) {
            if (database != null) {
                database.close();
            }
            throw DatabaseException.of(file, e);
        }
    }

    /**
     * Runs {@code work} on a reading connection that sees one consistent state. A read within a read joins it: both see
     * the same, and nobody waits for a second connection while holding one.
     */
    public <T> T read(Function<Tx, T> work) {
        return readers.lend(tx -> tx.handle().inTransaction(h -> work.apply(tx)), work);
    }

    /** {@link #read} for a single statement: that sees one state by itself, and a transaction costs more than it. */
    public <T> T ask(Function<Tx, T> question) {
        return readers.lend(question, question);
    }

    /** Runs {@code work} as the only writer, commits, then runs its after-commit actions. An exception rolls back. */
    public <T> T write(Function<Tx, T> work) {
        Tx tx;
        T result;
        Metrics.Timing timing = metrics.writing();
        int failures = busyFailures;
        writing.lock();
        try {
            requireTurn(failures);
            renewWriter();
            tx = new Tx(writer, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            Tx current = tx;
            result = writer.inTransaction(h -> {
                T done = work.apply(current);
                requireInPlace();
                return done;
            });
        } catch (JdbiException e) {
            throw refusalOr(e);
        } finally {
            writing.unlock();
            timing.close();
        }
        tx.afterCommitActions().forEach(Database::runAfterCommit);
        return result;
    }

    /** {@link #write} without a result. */
    public void run(Consumer<Tx> work) {
        write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /** Whether the file can be read and a change of nothing be committed just now, which costs one sync of the disk. */
    public boolean isWorking() {
        try {
            return read(tx -> Migrations.version(tx.handle())) > 0
                    && write(tx -> Migrations.rewriteVersion(tx.handle()));
        } catch (JdbiException | Problem e) {
            log.warn("the database does not work", e);
            return false;
        }
    }

    /** Whether the file is where it was opened: what is written into one that is not is lost at the next start. */
    public boolean isInPlace() {
        return identity.isInPlace();
    }

    /** What the database takes on the disk, and the log of changes that are not in it yet, in bytes. */
    public Map<String, Long> fileSizes() {
        return Map.of(
                "db",
                file.toFile().length(),
                "wal",
                Path.of(file + "-wal").toFile().length());
    }

    public Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        writing.lock();
        try {
            readers.close();
            // The last connection to close checkpoints the WAL into the file.
            writer.close();
        } finally {
            writing.unlock();
        }
    }

    // Asked last: what is committed into a file that the next start does not find is lost, whatever was answered.
    private void requireInPlace() {
        if (!isInPlace()) {
            throw DatabaseFailure.displaced();
        }
    }

    private void requireTurn(int failuresBefore) {
        if (writing.getHoldCount() > 1) {
            throw new IllegalStateException("a write inside a write: use the Tx that is there");
        }
        if (busyFailures != failuresBefore) {
            // Whoever stood in front waited in vain. All the others in turn would hold every thread of the server.
            throw DatabaseFailure.busy(patience);
        }
    }

    // After a BEGIN that waited for its lock in vain, the driver says for ever that a transaction is open; and a file
    // that was opened while it could not be written stays so.
    private void renewWriter() {
        if (isSuspect || writer.isInTransaction()) {
            Handle fresh = open(false);
            try {
                writer.getConnection().close();
            } catch (SQLException e) {
                log.warn("a broken database connection did not close", e);
            }
            writer = fresh;
            isSuspect = false;
        }
    }

    private void openReaders() {
        readers.open(() -> open(true));
    }

    // What failed otherwise may be committed all the same: whoever cleans up behind a refusal must not think it is not.
    private RuntimeException refusalOr(JdbiException failure) {
        Optional<Problem> refusal = DatabaseFailure.refusal(failure, patience);
        if (refusal.isEmpty()) {
            isSuspect = DatabaseFailure.outage(failure).isPresent();
            return failure;
        }
        if (refusal.get().kind() == ProblemKind.OVERLOADED) {
            busyFailures++;
        }
        return refusal.get();
    }

    // The commit stands: a listener's failure must not make a done thing look undone.
    private static void runAfterCommit(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            log.error("after-commit action failed", e);
        }
    }

    private Handle open(boolean readOnly) {
        return jdbi(() -> connect(readOnly)).open();
    }

    /** As all of the program's statements are made, a store's lookups too. */
    static Jdbi jdbi(ConnectionFactory connections) {
        Jdbi jdbi = Jdbi.create(connections).setStatementBuilderFactory(connection -> new StatementCache());
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(SQL_TEXT).setSqlParser(SQL_TEXT);
        // Exceptions go into the log; the values of a statement are e-mails, hashes and messages.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    private Connection connect(boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // Set on every connection: SQLite forgets these when a connection closes.
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) patience.toMillis());
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            // A write that reads first must not start as a reader: the upgrade fails at once, whatever the timeout.
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        }
        return DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    }

    // SQLite gives the -wal and -shm files the mode of the database file.
    private static FileIdentity makePrivate(Path file) {
        try {
            if (Files.notExists(file)) {
                PrivateFiles.create(file);
            }
            return FileIdentity.of(file);
        } catch (IOException e) {
            throw new DatabaseException("The database " + file + " cannot be created; check the folder's owner.", e);
        }
    }
}
