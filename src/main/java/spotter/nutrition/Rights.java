package spotter.nutrition;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.access.Access;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.access.Role;
import spotter.db.Database;
import spotter.db.Tx;
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

    Rights(Database db, Access access, UserService users, LinkService links) {
        this.db = db;
        this.access = access;
        this.users = users;
        this.links = links;
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
