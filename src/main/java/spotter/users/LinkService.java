package spotter.users;

import java.util.List;
import java.util.Optional;
import spotter.access.Caller;
import spotter.access.Role;
import spotter.access.TrainerLinks;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** Starts, ends and answers links between trainers and clients. A client has at most one active trainer. */
public final class LinkService implements TrainerLinks {
    private final Database db;
    private final List<AccountEvents> events;
    private final AuditLog audit;
    private final LinkStore links = new LinkStore();
    private final AccountStore accounts = new AccountStore();

    public LinkService(Database db, List<AccountEvents> events, AuditLog audit) {
        this.db = db;
        this.events = List.copyOf(events);
        this.audit = audit;
    }

    @Override
    public boolean isActive(long trainerId, long clientId) {
        return db.ask(tx -> links.isActive(tx, trainerId, clientId));
    }

    /** The client's active trainer. */
    public Optional<Long> findTrainer(Tx tx, long clientId) {
        return links.findTrainer(tx, clientId);
    }

    /** The trainer's clients now. */
    public List<Long> listClients(Tx tx, long trainerId) {
        return links.listClients(tx, trainerId);
    }

    /** Of the whole gym. */
    public long countActive() {
        return db.read(links::countActive);
    }

    /**
     * Links the two; nothing changes if they are linked already.
     *
     * @throws Problem 404 if the trainer is none; 400 if the client is none, is another trainer's, or does not exist: which of these, a trainer
     *     may not learn
     */
    public void assign(Caller by, long trainerId, long clientId) {
        db.run(tx -> assign(tx, by, trainerId, clientId));
    }

    /** {@link #assign(Caller, long, long)} inside a transaction. */
    public void assign(Tx tx, Caller by, long trainerId, long clientId) {
        if (!isTrainer(tx, trainerId)) {
            throw Problem.notFound("Trainer");
        }
        Optional<Long> current = links.findTrainer(tx, clientId);
        if (current.isPresent() && current.get() == trainerId) {
            return;
        }
        boolean isClient = accounts.find(tx, clientId)
                .filter(account -> account.role() == Role.CLIENT && account.isActive())
                .isPresent();
        if (!isClient || current.isPresent()) {
            throw new Problem(ProblemKind.MALFORMED, "links.refused", "Could not assign client to trainer");
        }
        links.start(tx, trainerId, clientId);
        audit.record(tx, by, Deed.LINK_START, link(trainerId, clientId));
        events.forEach(listener -> listener.linkStarted(tx, trainerId, clientId));
    }

    /** Whether this account can have clients. */
    public boolean isTrainer(Tx tx, long id) {
        return accounts.find(tx, id)
                .filter(account -> account.role() == Role.TRAINER && account.isActive())
                .isPresent();
    }

    /** Ends the link between these two; 404 if there is none. */
    public void remove(Caller by, long trainerId, long clientId) {
        db.run(tx -> {
            if (!links.isActive(tx, trainerId, clientId)) {
                throw new Problem(ProblemKind.NOT_FOUND, "links.not_found", "Client not found or not assigned to you");
            }
            end(tx, by, trainerId, clientId);
        });
    }

    /** The client's own word; 404 if there is no trainer. */
    public void leave(Caller client) {
        db.run(tx -> {
            long trainerId = links.findTrainer(tx, client.userId()).orElseThrow(() -> Problem.notFound("Trainer"));
            end(tx, client, trainerId, client.userId());
        });
    }

    /** Ends every link of an account that changes its role or goes. */
    void endAll(Tx tx, Caller by, Account account) {
        Long trainerId = account.trainerId();
        if (trainerId != null) {
            end(tx, by, trainerId, account.id());
        }
        for (long clientId : links.listClients(tx, account.id())) {
            end(tx, by, account.id(), clientId);
        }
    }

    private void end(Tx tx, Caller by, long trainerId, long clientId) {
        links.end(tx, clientId);
        audit.record(tx, by, Deed.LINK_END, link(trainerId, clientId));
        events.forEach(listener -> listener.linkEnded(tx, trainerId, clientId, by.role()));
    }

    private static Item link(long trainerId, long clientId) {
        return Item.of("trainer", trainerId, clientId);
    }
}
