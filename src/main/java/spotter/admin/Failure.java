package spotter.admin;

import java.time.Instant;
import org.slf4j.Logger;
import spotter.problem.Problem;

/**
 * How work that nobody waited for has ended without its result.
 *
 * @param detail a sentence for the administrator
 */
record Failure(Instant at, String detail) {
    /** Logs what is not meant for clients, and says only that it is in the log. */
    static Failure of(Instant at, Exception e, String work, Logger log) {
        if (e instanceof Problem problem) {
            return new Failure(at, problem.detail());
        }
        log.error("{} failed", work, e);
        return new Failure(at, "It failed; the server's log says why.");
    }
}
