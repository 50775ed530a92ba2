package spotter.db;

import java.time.Duration;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** What a client should hear when it is the database, or the disk below it, that fails. */
public final class DatabaseFailure {
    /** An extended result code has its family in the last byte. */
    private static final int FAMILY = 0xff;

    private static final Duration LATER = Duration.ofSeconds(30);

    private DatabaseFailure() {}

    /**
     * Surely nothing was changed: the disk is full, or another program holds the database.
     *
     * @param patience how long was waited for another program
     */
    static Optional<Problem> refusal(Throwable failure, Duration patience) {
        return switch (family(failure)) {
            case SQLITE_FULL ->
                Optional.of(new Problem(
                        ProblemKind.STORAGE_FULL,
                        "db.disk_full",
                        "The server's disk is full; nothing can be saved just now."));
            case SQLITE_BUSY -> Optional.of(busy(patience));
            default -> Optional.empty();
        };
    }

    /** Another program holds the database for longer than that. */
    static Problem busy(Duration patience) {
        return Problem.retryLater(
                ProblemKind.OVERLOADED, "db.busy", "Another program is using the database. Try again.", patience);
    }

    /** The file is no longer where the next start will look for it. */
    static Problem displaced() {
        return unavailable("The server's database file was moved, replaced or deleted. Nothing can be saved until it is"
                + " put back or the server is started again.");
    }

    /** It may even be unknown whether the change is there: the file cannot be read or written. */
    public static Optional<Problem> outage(Throwable failure) {
        return switch (family(failure)) {
            case SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                Optional.of(unavailable("The server's database cannot be read or written just now. Try again later."));
            default -> Optional.empty();
        };
    }

    private static Problem unavailable(String detail) {
        return Problem.retryLater(ProblemKind.OVERLOADED, "db.unavailable", detail, LATER);
    }

    /** SQLITE_OK for whatever is no failure of SQLite. */
    private static SQLiteErrorCode family(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & FAMILY);
            }
        }
        return SQLiteErrorCode.SQLITE_OK;
    }
}
