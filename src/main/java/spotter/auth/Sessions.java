package spotter.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.access.Origin;
import spotter.access.Role;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Authenticator;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.users.Account;
import spotter.users.AccountEvents;
import spotter.users.UserService;

/**
 * Who is logged in. A session begins with a login, is prolonged by refresh tokens that work once, and ends with a
 * logout, a new password, its time, or a refresh token that comes a second time (RFC 9700 section 4.14.2).
 */
public final class Sessions implements Authenticator {
    private final Database db;
    private final Tokens tokens;
    private final UserService users;
    private final Duration life;
    private final List<AccountEvents> events;
    private final AuditLog audit;
    private final SessionStore sessions = new SessionStore();

    /** What a login answers; {@code expiresIn} in seconds. */
    public record Grant(String accessToken, String tokenType, long expiresIn, String refreshToken) {}

    /** Who shows an access token, and when it runs out. */
    public record Admission(Caller caller, Instant until) {}

    /** @param life of a session that is not refreshed */
    public Sessions(
            Database db, Tokens tokens, UserService users, Duration life, List<AccountEvents> events, AuditLog audit) {
        this.db = db;
        this.tokens = tokens;
        this.users = users;
        this.life = life;
        this.events = List.copyOf(events);
        this.audit = audit;
    }

    @Override
    public Optional<Caller> authenticate(String token) {
        return admit(token).map(Admission::caller);
    }

    /** Empty for a token that is none of ours, has run out, or whose session has ended. */
    public Optional<Admission> admit(String token) {
        return tokens.verify(token)
                .flatMap(claims -> find(claims.userId(), claims.sessionId())
                        .map(caller -> new Admission(caller, claims.expiresAt())));
    }

    /** Whether the session still stands and its account is still active. */
    public Optional<Caller> find(long userId, String sessionId) {
        return db.ask(tx -> sessions.findCaller(tx, sessionId, userId));
    }

    /** The caller's, the last used first. */
    List<Session> list(Caller caller) {
        return db.read(tx -> sessions.list(tx, caller.userId()));
    }

    Grant begin(Tx tx, long accountId, Role role, Device device) {
        sessions.deleteExpired(tx);
        String id = UUID.randomUUID().toString();
        sessions.insert(tx, id, accountId, tx.now().plus(life), device);
        return grant(tx, accountId, role, id);
    }

    /** Exchanges a refresh token for a new pair; 401 for any other. */
    Grant refresh(String refreshToken, Origin origin) {
        String hash = Secrets.hash(refreshToken);
        // The end of a stolen family must be kept, so the refusal comes after the commit.
        return db.<Optional<Grant>>write(tx -> {
                    Optional<SessionStore.Refresh> found = sessions.findRefresh(tx, hash)
                            .filter(refresh -> refresh.expiresAt().isAfter(tx.now()));
                    if (found.isPresent() && found.get().usedAt() != null) {
                        endStolen(tx, found.get(), origin);
                        return Optional.empty();
                    }
                    return found.flatMap(refresh -> prolong(tx, refresh, hash, origin.network()));
                })
                .orElseThrow(() -> new Problem(
                        ProblemKind.UNAUTHENTICATED, "auth.refresh_invalid", "Could not validate credentials"));
    }

    // By nobody: either of the two who sent it may be the owner.
    private void endStolen(Tx tx, SessionStore.Refresh refresh, Origin origin) {
        end(tx, refresh.accountId(), refresh.sessionId());
        Item session = Item.account(refresh.accountId()).with("a refresh token came twice");
        audit.record(tx, origin, Deed.LOGOUT, session);
    }

    void end(Tx tx, long accountId, String sessionId) {
        sessions.delete(tx, sessionId);
        events.forEach(listener -> listener.rightsChanged(tx, accountId));
    }

    /** Ends one of the account's; false if it has no such session. */
    boolean endOwn(Tx tx, long accountId, String sessionId) {
        boolean isThere = sessions.deleteOwn(tx, sessionId, accountId);
        events.forEach(listener -> listener.rightsChanged(tx, accountId));
        return isThere;
    }

    /** Ends all of the account's but {@code keep}; how many. */
    int endOthers(Tx tx, long accountId, @Nullable String keep) {
        int ended = sessions.deleteOthers(tx, accountId, keep);
        events.forEach(listener -> listener.rightsChanged(tx, accountId));
        return ended;
    }

    private Optional<Grant> prolong(Tx tx, SessionStore.Refresh refresh, String hash, @Nullable String network) {
        Optional<Account> account = users.find(tx, refresh.accountId()).filter(Account::isActive);
        return account.map(active -> {
            sessions.useRefresh(tx, hash);
            sessions.prolong(tx, refresh.sessionId(), tx.now().plus(life), network);
            return grant(tx, active.id(), active.role(), refresh.sessionId());
        });
    }

    private Grant grant(Tx tx, long accountId, Role role, String sessionId) {
        String refreshToken = Secrets.newCode();
        sessions.insertRefresh(tx, sessionId, Secrets.hash(refreshToken));
        String accessToken = tokens.issue(accountId, role, sessionId);
        return new Grant(accessToken, "bearer", tokens.life().toSeconds(), refreshToken);
    }
}
