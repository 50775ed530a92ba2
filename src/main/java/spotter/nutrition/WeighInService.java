package spotter.nutrition;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.audit.Deed;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Page;
import spotter.http.Paging;

/** Weigh-ins: written by the client alone, read by his trainer. */
final class WeighInService {
    private final Database db;
    private final Rights rights;
    private final WeighInStore weighIns = new WeighInStore();

    WeighInService(Database db, Rights rights) {
        this.db = db;
        this.rights = rights;
    }

    WeighIn create(Caller caller, WeighIn draft) {
        return db.write(tx -> {
            long clientId = rights.requireClient(tx, caller, Action.WEIGH_IN_ADD, caller.userId())
                    .id();
            WeighIn weighIn = weighIns.insert(tx, draft, clientId);
            rights.changed(tx, caller, Deed.CREATE, Thing.WEIGH_IN, weighIn);
            return weighIn;
        });
    }

    WeighIn read(Caller caller, long id) {
        WeighIn weighIn =
                rights.require(caller, Action.WEIGH_IN_READ, db.read(tx -> weighIns.find(tx, id)), Thing.WEIGH_IN);
        return rights.seen(caller, Thing.WEIGH_IN, weighIn);
    }

    /** 404 if there is none yet. */
    WeighIn readLatest(Caller caller, @Nullable Long clientId) {
        long ownerId = rights.client(caller, Action.WEIGH_IN_READ, clientId);
        WeighIn latest = db.read(tx -> weighIns.findLatest(tx, ownerId)).orElseThrow(Thing.WEIGH_IN::missing);
        return rights.seen(caller, Thing.WEIGH_IN, latest);
    }

    /** Of one client, or of all whose weigh-ins the caller may see. */
    Page<WeighIn> list(Caller caller, @Nullable Long clientId, Period period, Paging paging) {
        Optional<List<Long>> owners = rights.listed(caller, Action.WEIGH_IN_READ, clientId);
        return rights.seenAll(caller, Thing.WEIGH_IN, db.read(tx -> weighIns.list(tx, owners, period, paging)));
    }

    WeighIn update(Caller caller, long id, UnaryOperator<WeighIn> change) {
        return db.write(tx -> {
            WeighIn weighIn = weighIns.update(tx, change.apply(writable(tx, caller, id)));
            rights.changed(tx, caller, Deed.UPDATE, Thing.WEIGH_IN, weighIn);
            return weighIn;
        });
    }

    void delete(Caller caller, long id) {
        db.run(tx -> {
            WeighIn weighIn = writable(tx, caller, id);
            weighIns.delete(tx, id);
            rights.changed(tx, caller, Deed.DELETE, Thing.WEIGH_IN, weighIn);
        });
    }

    private WeighIn writable(Tx tx, Caller caller, long id) {
        return rights.require(caller, Action.WEIGH_IN_WRITE, weighIns.find(tx, id), Thing.WEIGH_IN);
    }
}
