package spotter.db;

import java.nio.file.Path;

/** The database cannot be opened; the message is a sentence for the operator and names the file. */
public final class DatabaseException extends RuntimeException {
    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    DatabaseException(String message) {
        super(message);
    }

    static DatabaseException of(Path file, RuntimeException cause) {
        if (cause instanceof DatabaseException known) {
            return known;
        }
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new DatabaseException(
                "The database " + file + " cannot be opened: "
                        + String.valueOf(root.getMessage()).replaceFirst("\\.$", "")
                        + ". Check that it is a Spotter database, not damaged, and writable for this user.",
                cause);
    }
}
