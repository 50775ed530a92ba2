package spotter.nutrition;

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
import spotter.problem.FieldError;
import spotter.problem.Problem;
import spotter.users.Account;
import spotter.users.LinkService;
import spotter.users.UserService;

/**
 * Asks the permission matrix about the owner in the row. May be asked inside a writing transaction, where nothing
 * changes meanwhile, but not inside a reading one: it reads by connections of its own.
 */
final class Rights {
    private static final String CLIENT = "Client";

    private final Database db;
    private final Access access;
    private final UserService users;
    private final LinkService links;
    private final AuditLog audit;

    Rights(Database db, Access access, UserService users, LinkService links, AuditLog audit) {
        this.db = db;
        this.access = access;
        this.users = users;
        this.links = links;
        this.audit = audit;
    }

    /** The record, if it was found and the caller may do this to it. */
    <T extends Owned> T require(Caller caller, Action action, Optional<T> found, Thing thing) {
        T record = found.orElseThrow(thing::missing);
        access.require(caller, action, record.ownerId(), thing.label());
        return record;
    }

    /** The account of a client to whose records the caller may do this. */
    Account requireClient(Tx tx, Caller caller, Action action, long clientId) {
        access.require(caller, action, clientId, CLIENT);
        return users.find(tx, clientId)
                .filter(account -> account.role() == Role.CLIENT)
                .orElseThrow(() -> Problem.notFound(CLIENT));
    }

    /** 404 for a caller whose account has gone in this moment. */
    void requireAccount(Tx tx, Caller caller) {
        if (users.find(tx, caller.userId()).isEmpty()) {
            throw Problem.notFound("User");
        }
    }

    /** The client that a request is about: the named one, or a client himself; 422 when nobody is named. */
    long client(Caller caller, Action action, @Nullable Long named) {
        if (named == null && !caller.isClient()) {
            throw Problem.invalid(List.of(FieldError.query("client_id", "is required", "missing")));
        }
        long clientId = named == null ? caller.userId() : named;
        access.require(caller, action, clientId, CLIENT);
        return db.read(tx -> users.find(tx, clientId))
                .filter(account -> account.role() == Role.CLIENT)
                .orElseThrow(() -> Problem.notFound(CLIENT))
                .id();
    }

    /** The record, which the caller is about to be shown. */
    <T extends Owned> T seen(Caller caller, Thing thing, T record) {
        audit.look(caller, Item.of(thing.word(), record.id(), record.ownerId()));
        return record;
    }

    /** The page, which the caller is about to be shown. */
    <T extends Owned> Page<T> seenAll(Caller caller, Thing thing, Page<T> page) {
        audit.lookAtLists(
                caller, thing.word(), page.items().stream().map(Owned::ownerId).toList());
        return page;
    }

    /** Notes that the caller is about to be shown what has no id of its own. */
    void seen(Caller caller, String what, long clientId) {
        audit.look(caller, Item.of(what, null, clientId));
    }

    /** Notes a change in its transaction. */
    void changed(Tx tx, Caller caller, Deed deed, Thing thing, Owned record) {
        audit.record(tx, caller, deed, Item.of(thing.word(), record.id(), record.ownerId()));
    }

    /** {@link #changed(Tx, Caller, Deed, Thing, Owned)} for what has no id of its own. */
    void changed(Tx tx, Caller caller, String what, long clientId) {
        audit.record(tx, caller, Deed.UPDATE, Item.of(what, null, clientId));
    }

    /** Whose records a list shows: the named client's, or all that the caller may see; empty for everybody's. */
    Optional<List<Long>> listed(Caller caller, Action action, @Nullable Long named) {
        if (named != null) {
            return Optional.of(List.of(client(caller, action, named)));
        }
        return switch (caller.role()) {
            case ADMIN -> Optional.empty();
            case TRAINER -> Optional.of(db.read(tx -> links.listClients(tx, caller.userId())));
            case CLIENT -> Optional.of(List.of(caller.userId()));
        };
    }
}
