package spotter.auth;

import java.util.List;
import spotter.access.Access;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;
import spotter.problem.Problem;

/** Invitations that are still open: the administrator sees and takes back all, a trainer his own. */
public final class Invites {
    private static final String THING = "Invite";

    private final Database db;
    private final Access access;
    private final AuditLog audit;
    private final InviteStore invites = new InviteStore();

    public Invites(Database db, Access access, AuditLog audit) {
        this.db = db;
        this.access = access;
        this.audit = audit;
    }

    /** Newest first. */
    List<OpenInvite> list(Caller caller) {
        return db.read(tx -> invites.list(tx, caller.isAdmin() ? null : caller.userId()));
    }

    /** From now on its code lets nobody in. */
    void delete(Caller caller, long id) {
        db.run(tx -> {
            OpenInvite invite = invites.findOpen(tx, id).orElseThrow(() -> Problem.notFound(THING));
            access.require(caller, Action.INVITE_CREATE, invite.createdBy(), THING);
            invites.delete(tx, id);
            audit.record(tx, caller, Deed.DELETE, Item.of("invite", id, null));
        });
    }
}
