package spotter.users;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.access.Access;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.access.Role;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Page;
import spotter.http.Paging;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** Reading, changing and removing accounts. */
public final class UserService {
    private final Database db;
    private final Access access;
    private final LinkService links;
    private final List<AccountEvents> events;
    private final AuditLog audit;
    private final AccountStore accounts = new AccountStore();

    public UserService(Database db, Access access, LinkService links, List<AccountEvents> events, AuditLog audit) {
        this.db = db;
        this.access = access;
        this.links = links;
        this.events = List.copyOf(events);
        this.audit = audit;
    }

    /**
     * What an update may change; null leaves a part as it is.
     *
     * @param role and
     * @param isActive only an administrator's, and never for his own account
     */
    public record Change(
            @Nullable String fullName,
            @Nullable String email,
            @Nullable Role role,
            @Nullable Boolean isActive) {}

    /** Without asking who wants to know: for rooms that have asked already. */
    public Optional<Account> find(Tx tx, long id) {
        return accounts.find(tx, id);
    }

    public Optional<Account> find(long id) {
        return db.ask(tx -> accounts.find(tx, id));
    }

    public Optional<Account> findByEmail(Tx tx, String email) {
        return accounts.findByEmail(tx, email);
    }

    /** The account, if the caller may see it. */
    public Account read(Caller caller, long id) {
        access.require(caller, Action.USER_READ, id, "User");
        Account account = db.ask(tx -> accounts.find(tx, id)).orElseThrow(() -> Problem.notFound("User"));
        audit.look(caller, Item.account(id));
        return account;
    }

    /** All for an administrator; for a trainer own clients and clients without a trainer. */
    public Page<Account> list(Caller caller, @Nullable Role role, @Nullable String search, Paging paging) {
        UserFilter filter = new UserFilter(role, search, caller.isAdmin() ? null : caller.userId(), null);
        return db.read(tx -> accounts.list(tx, filter, paging));
    }

    /** A trainer's linked clients; for an administrator every client. */
    public Page<Account> listClients(Caller caller, Paging paging) {
        UserFilter filter = new UserFilter(Role.CLIENT, null, null, caller.isAdmin() ? null : caller.userId());
        return db.read(tx -> accounts.list(tx, filter, paging));
    }

    /** Every account, for the command line. */
    public Page<Account> listAll(Paging paging) {
        return db.read(tx -> accounts.list(tx, new UserFilter(null, null, null, null), paging));
    }

    /** Makes an account; 400 if the e-mail is taken. */
    public long create(Tx tx, NewAccount account) {
        requireFree(tx, account.email());
        return accounts.insert(tx, account);
    }

    /** 400 if another account has this e-mail. */
    public void requireFree(Tx tx, String email) {
        if (accounts.findByEmail(tx, email).isPresent()) {
            throw new Problem(ProblemKind.MALFORMED, "users.email_taken", "Email already registered");
        }
    }

    public Account update(Caller caller, long id, Change change) {
        access.require(caller, Action.USER_UPDATE, id, "User");
        return db.write(tx -> {
            Account before = accounts.find(tx, id).orElseThrow(() -> Problem.notFound("User"));
            Account after = merge(before, change, caller.isAdmin());
            if (hasOtherStanding(before, after)) {
                requireMayRestand(tx, caller, before);
            }
            if (!AccountStore.emailKey(before.email()).equals(AccountStore.emailKey(after.email()))) {
                requireFree(tx, after.email());
            }
            accounts.update(tx, after);
            audit.record(tx, caller, Deed.UPDATE, Item.account(id).with(before.differences(after)));
            followUp(tx, caller, before, after);
            return accounts.find(tx, id).orElseThrow();
        });
    }

    /** Removes the account with all its media, rows, links and sessions. */
    public void delete(Caller caller, long id) {
        access.require(caller, Action.USER_DELETE, id, "User");
        db.run(tx -> {
            Account account = accounts.find(tx, id).orElseThrow(() -> Problem.notFound("User"));
            requireAnotherAdmin(tx, account);
            links.endAll(tx, caller, account);
            accounts.delete(tx, id);
            audit.recordDeletion(tx, caller, id);
            events.forEach(listener -> listener.deleted(tx, id));
        });
    }

    /** The stored hash; empty if there is no such account or no password yet. */
    public Optional<String> findPassword(Tx tx, long id) {
        return accounts.findPassword(tx, id);
    }

    /** A new password: signed links given out before end with it. */
    public void setPassword(Tx tx, long id, String passwordHash) {
        accounts.setPassword(tx, id, passwordHash, true);
        events.forEach(listener -> listener.rightsChanged(tx, id));
    }

    /** The same password under a stronger hash. */
    public void upgradePassword(Tx tx, long id, String passwordHash) {
        accounts.setPassword(tx, id, passwordHash, false);
    }

    /** Whether nobody can administer this server yet. */
    public boolean hasNoAdmin(Tx tx) {
        return accounts.countActive(tx, Role.ADMIN) == 0;
    }

    /** Ids of those who run this server. */
    public List<Long> listAdmins(Tx tx) {
        return accounts.listActive(tx, Role.ADMIN);
    }

    private static boolean hasOtherStanding(Account before, Account after) {
        return before.role() != after.role() || before.isActive() != after.isActive();
    }

    private void requireMayRestand(Tx tx, Caller caller, Account account) {
        if (caller.userId() == account.id()) {
            throw new Problem(
                    ProblemKind.FORBIDDEN, "users.own_standing", "Nobody changes their own role or is_active.");
        }
        // Two administrators may be at it at once, each with the other.
        requireAnotherAdmin(tx, account);
    }

    private void requireAnotherAdmin(Tx tx, Account account) {
        if (account.role() == Role.ADMIN && account.isActive() && accounts.countActive(tx, Role.ADMIN) == 1) {
            throw new Problem(
                    ProblemKind.CONFLICT,
                    "users.last_admin",
                    "This is the last administrator; make another one first.");
        }
    }

    private static Account merge(Account before, Change change, boolean changesStanding) {
        Role role = changesStanding && change.role() != null ? change.role() : before.role();
        boolean active = changesStanding && change.isActive() != null ? change.isActive() : before.isActive();
        return new Account(
                before.id(),
                change.email() == null ? before.email() : change.email(),
                change.fullName() == null ? before.fullName() : change.fullName(),
                role,
                active,
                before.trainerId(),
                before.credentialVersion(),
                before.createdAt(),
                before.updatedAt());
    }

    private void followUp(Tx tx, Caller caller, Account before, Account after) {
        if (before.role() != after.role()) {
            links.endAll(tx, caller, before);
        }
        if (hasOtherStanding(before, after)) {
            events.forEach(listener -> listener.rightsChanged(tx, after.id()));
        }
    }
}
