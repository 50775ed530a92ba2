package spotter.auth;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.access.Origin;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.problem.Problem;
import spotter.users.Account;
import spotter.users.UserService;

/** Logging in and out, and changing passwords. */
public final class AuthService {
    private final Database db;
    private final UserService users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final PasswordResets resets;
    private final AuditLog audit;

    public AuthService(
            Database db,
            UserService users,
            Passwords passwords,
            Sessions sessions,
            PasswordResets resets,
            AuditLog audit) {
        this.db = db;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.resets = resets;
        this.audit = audit;
    }

    /** Who may come in with what: an account and its hash; no hash means there is nothing to come in with. */
    private record Candidate(
            @Nullable Account account, @Nullable String hash) {}

    /** Empty if the two do not belong together, taking as long whether the e-mail exists or not. */
    Optional<Sessions.Grant> login(String email, String password, Origin origin, @Nullable String device) {
        Candidate candidate = db.read(tx -> {
            Optional<Account> account = users.findByEmail(tx, email);
            String hash =
                    account.flatMap(known -> users.findPassword(tx, known.id())).orElse(null);
            return new Candidate(account.orElse(null), hash);
        });
        boolean right = passwords.verify(password, candidate.hash());
        Account account = candidate.account();
        String hash = candidate.hash();
        if (!right || account == null || hash == null || !account.isActive()) {
            audit.loginFailed(origin, account == null ? null : account.id());
            return Optional.empty();
        }
        String stronger = passwords.isWeak(hash) ? passwords.hash(password) : null;
        return db.write(tx -> {
            // The password or the account may have changed while the hash was computed.
            boolean stands = users.find(tx, account.id())
                            .filter(Account::isActive)
                            .isPresent()
                    && users.findPassword(tx, account.id()).filter(hash::equals).isPresent();
            if (!stands) {
                return Optional.empty();
            }
            if (stronger != null) {
                users.upgradePassword(tx, account.id(), stronger);
            }
            audit.record(tx, self(account, origin), Deed.LOGIN, Item.account(account.id()));
            return Optional.of(sessions.begin(tx, account.id(), account.role(), new Device(device, origin.network())));
        });
    }

    void logout(Caller caller) {
        db.run(tx -> {
            sessions.end(tx, caller.userId(), caller.sessionId());
            audit.record(tx, caller, Deed.LOGOUT, Item.account(caller.userId()));
        });
    }

    /** Ends one of the caller's own sessions, be it this one. */
    void endSession(Caller caller, String sessionId) {
        db.run(tx -> {
            if (!sessions.endOwn(tx, caller.userId(), sessionId)) {
                throw Problem.notFound("Session");
            }
            audit.record(tx, caller, Deed.LOGOUT, Item.account(caller.userId()).with("of one session"));
        });
    }

    /** Ends all of the caller's sessions but this one; how many. */
    int endOtherSessions(Caller caller) {
        return db.write(tx -> {
            int ended = sessions.endOthers(tx, caller.userId(), caller.sessionId());
            if (ended > 0) {
                audit.record(
                        tx, caller, Deed.LOGOUT, Item.account(caller.userId()).with("of every other session"));
            }
            return ended;
        });
    }

    /** Ends every other session and every reset link; empty if the current password is wrong. */
    Optional<Boolean> changePassword(Caller caller, String current, String fresh) {
        String hash = db.read(tx -> users.findPassword(tx, caller.userId())).orElse(null);
        if (!passwords.verify(current, hash)) {
            audit.loginFailed(caller.origin(), caller.userId());
            return Optional.empty();
        }
        String freshHash = passwords.hash(fresh);
        return db.write(tx -> {
            // Whoever knew the password until a moment ago must not overrule a reset that came meanwhile.
            if (users.findPassword(tx, caller.userId())
                    .filter(now -> now.equals(hash))
                    .isEmpty()) {
                return Optional.empty();
            }
            setPassword(tx, caller.userId(), freshHash, caller.sessionId());
            audit.record(tx, caller, Deed.PASSWORD, Item.account(caller.userId()));
            return Optional.of(true);
        });
    }

    /** Chooses a password with a reset token; ends every session. */
    void resetPassword(String token, String fresh, Origin origin) {
        // Asked before the slow hash, and again by the transaction that counts.
        db.read(tx -> resets.require(tx, token));
        String freshHash = passwords.hash(fresh);
        db.run(tx -> {
            Account account = users.find(tx, resets.require(tx, token)).orElseThrow(() -> Problem.notFound("User"));
            setPassword(tx, account.id(), freshHash, null);
            audit.record(
                    tx,
                    self(account, origin),
                    Deed.PASSWORD,
                    Item.account(account.id()).with("by a reset link"));
        });
    }

    /** The operator's word at the command line. */
    public void setPassword(String email, String fresh) {
        String freshHash = passwords.hash(fresh);
        db.run(tx -> {
            long accountId = users.findByEmail(tx, email)
                    .orElseThrow(() -> Problem.notFound("User"))
                    .id();
            setPassword(tx, accountId, freshHash, null);
            audit.record(tx, Origin.COMMAND, Deed.PASSWORD, Item.account(accountId));
        });
    }

    /** Whoever has seen such a link can take the account over. */
    void lookAtResets(Caller caller, List<Long> accountIds) {
        audit.lookAtLists(caller, "password_reset", accountIds);
    }

    private static Caller self(Account account, Origin origin) {
        return new Caller(account.id(), account.role(), "", origin);
    }

    private void setPassword(Tx tx, long accountId, String hash, @Nullable String keptSession) {
        users.setPassword(tx, accountId, hash);
        resets.forget(tx, accountId);
        sessions.endOthers(tx, accountId, keptSession);
    }
}
