package spotter.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * Slow salted password hashes: bcrypt ({@code $2b$}), so that hashes of the service Spotter replaces still verify.
 * Passwords beyond bcrypt's 72 bytes go through SHA-512 first instead of being cut. Thread-safe.
 *
 * <p>Cost 11 takes about 0.15 s of one 2020s core: an attacker's guess costs the same, a login hardly shows it. OWASP
 * asks for at least 10.
 */
public final class Passwords {
    public static final int MIN_CHARS = 8;
    public static final int MAX_CHARS = 256;

    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;
    private static final LongPasswordStrategy LONG = LongPasswordStrategies.hashSha512(VERSION);
    /** A login that waits longer than this tells its user to try again. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final int cost;
    /** Hashing is pure CPU: more at once than cores only makes each slower, and starves everything else. */
    private final Semaphore cores =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
    /** Verified against for unknown e-mails, so that these take as long as known ones; made for the first of them. */
    private volatile @Nullable String dummy;

    /** @param cost work factor of new hashes, as a power of two, 4 to 31 */
    public Passwords(int cost) {
        this.cost = cost;
    }

    public String hash(String password) {
        return onCore(() -> BCrypt.with(VERSION, new SecureRandom(), LONG).hashToString(cost, password.toCharArray()));
    }

    /** In constant time for a null hash too, which stands for an account that does not exist. */
    public boolean verify(String password, @Nullable String hash) {
        String against = hash == null ? dummy() : hash;
        boolean right = onCore(
                () -> BCrypt.verifyer(VERSION, LONG).verify(password.toCharArray(), against.toCharArray()).verified);
        return right && hash != null;
    }

    /** Whether the hash was made with less work than is asked for now. */
    public boolean isWeak(String hash) {
        int first = hash.indexOf('$', 1);
        int second = hash.indexOf('$', first + 1);
        return second < 0 || Integer.parseInt(hash.substring(first + 1, second)) < cost;
    }

    private String dummy() {
        String made = dummy;
        if (made == null) {
            made = hash("no such account");
            dummy = made;
        }
        return made;
    }

    private interface Work<T> {
        T run();
    }

    private <T> T onCore(Work<T> work) {
        try {
            if (!cores.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.retryLater(
                        ProblemKind.OVERLOADED, "auth.busy", "Too many logins at once. Try again.", MAX_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.retryLater(ProblemKind.OVERLOADED, "auth.busy", "The server is stopping.", MAX_WAIT);
        }
        try {
            return work.run();
        } finally {
            cores.release();
        }
    }
}
