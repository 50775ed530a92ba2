package spotter.auth;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.users.Account;
import spotter.users.UserService;

/**
 * One-use links to a new password, by mail where a mail server is set, else shown to the administrator.
 * The work is done after the answer, so that its time does not tell whether the e-mail exists.
 */
public final class PasswordResets implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PasswordResets.class);
    private static final Duration LIFE = Duration.ofHours(1);
    /** For an account made by the administrator, whose owner has yet to hear of it. */
    private static final Duration WELCOME_LIFE = Duration.ofDays(7);

    private static final int MAX_SHOWN = 100;

    private final Database db;
    private final UserService users;
    private final @Nullable Mailer mailer;
    private final String baseUrl;
    private final PasswordResetStore resets = new PasswordResetStore();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "password-resets");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Link> shown = new ArrayDeque<>();

    /** A link the administrator passes on by hand. */
    public record Link(long userId, String email, String url, Instant expiresAt) {}

    /** @param mailer null without a mail server */
    public PasswordResets(Database db, UserService users, @Nullable Mailer mailer, String baseUrl) {
        this.db = db;
        this.users = users;
        this.mailer = mailer;
        this.baseUrl = baseUrl;
    }

    /** Returns at once; what comes of it is not for the caller to know. */
    void request(String email) {
        worker.execute(() -> send(email));
    }

    /** A link for a new account that has no password yet. */
    Link welcome(Tx tx, long accountId, String email) {
        return make(tx, accountId, email, WELCOME_LIFE);
    }

    /** The account whose token this is; 400 if it is none. */
    long require(Tx tx, String token) {
        return resets.findAccount(tx, Secrets.hash(token))
                .orElseThrow(() ->
                        new Problem(ProblemKind.MALFORMED, "auth.reset_invalid", "Invalid or expired reset token"));
    }

    /** Ends all links of an account: it has a new password. */
    void forget(Tx tx, long accountId) {
        resets.deleteOf(tx, accountId);
        tx.afterCommit(() -> {
            synchronized (shown) {
                shown.removeIf(link -> link.userId() == accountId);
            }
        });
    }

    /** Links that went out by no mail and still work, newest first; kept in memory only. */
    List<Link> shown() {
        synchronized (shown) {
            shown.removeIf(link -> !link.expiresAt().isAfter(db.clock().instant()));
            return new ArrayList<>(shown);
        }
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            worker.shutdownNow();
        }
    }

    private void send(String email) {
        try {
            Link link = db.write(tx -> users.findByEmail(tx, email)
                    .filter(Account::isActive)
                    .map(account -> make(tx, account.id(), account.email(), LIFE))
                    .orElse(null));
            if (link != null) {
                deliver(link);
            }
        } catch (RuntimeException e) {
            log.error("a password reset failed", e);
        }
    }

    private Link make(Tx tx, long accountId, String email, Duration life) {
        String token = Secrets.newCode();
        Instant expiresAt = tx.now().plus(life);
        resets.insert(tx, Secrets.hash(token), accountId, expiresAt);
        // Behind the #: a browser sends that part to nobody, so no log and no referrer holds the token.
        return new Link(accountId, email, baseUrl + "/#reset=" + token, expiresAt);
    }

    private void deliver(Link link) {
        if (mailer == null) {
            show(link);
            log.warn(
                    "password reset asked for user {}: no mail server is set, the link is in the console",
                    link.userId());
            return;
        }
        try {
            mailer.send(link.email(), "Your new password", text(link));
        } catch (IOException e) {
            show(link);
            log.warn(
                    "password reset mail for user {} failed, the link is in the console: {}",
                    link.userId(),
                    e.getMessage());
        }
    }

    private void show(Link link) {
        synchronized (shown) {
            shown.addFirst(link);
            while (shown.size() > MAX_SHOWN) {
                shown.removeLast();
            }
        }
    }

    private static String text(Link link) {
        return "Somebody, probably you, asked for a new password.\n\nOpen this link within an hour to choose one:\n"
                + link.url() + "\n\nIf it was not you, do nothing: your password stays as it is.\n";
    }
}
