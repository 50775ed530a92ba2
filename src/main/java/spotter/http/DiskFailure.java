package spotter.http;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** What a client should hear when it is the disk that fails. */
final class DiskFailure {
    /** What strerror says of ENOSPC and EDQUOT, and of EROFS and EIO: the only sign of them that the JDK passes on. */
    private static final List<String> FULL = List.of("No space left on device", "quota exceeded");

    private static final List<String> BROKEN = List.of("Read-only file system", "Input/output error");

    private static final Duration LATER = Duration.ofSeconds(30);

    private DiskFailure() {}

    /** Empty for any other failure. */
    static Optional<Problem> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && says(cause, FULL)) {
                return Optional.of(
                        new Problem(ProblemKind.STORAGE_FULL, "media.storage_full", "The server's disk is full."));
            }
            if (cause instanceof FileSystemException || (cause instanceof IOException && says(cause, BROKEN))) {
                return Optional.of(Problem.retryLater(
                        ProblemKind.OVERLOADED,
                        "media.storage_unavailable",
                        "The server's disk cannot be read or written just now. Try again later.",
                        LATER));
            }
        }
        return Optional.empty();
    }

    private static boolean says(Throwable failure, List<String> words) {
        return words.stream().anyMatch(String.valueOf(failure.getMessage())::contains);
    }
}
