package spotter.nutrition;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.db.Database;

/** Goals: set by the client or his trainer, whoever of them comes last. */
final class GoalService {
    private static final String THING = "goals";

    private final Database db;
    private final Rights rights;
    private final GoalStore goals = new GoalStore();

    GoalService(Database db, Rights rights) {
        this.db = db;
        this.rights = rights;
    }

    /** Without any numbers if none have been set. */
    Goals read(Caller caller, @Nullable Long named) {
        long clientId = rights.client(caller, Action.GOALS, named);
        rights.seen(caller, THING, clientId);
        return db.read(tx -> goals.find(tx, clientId)).orElse(Goals.none(clientId));
    }

    Goals set(Caller caller, @Nullable Long named, UnaryOperator<Goals> change) {
        long clientId = rights.client(caller, Action.GOALS, named);
        return db.write(tx -> {
            rights.requireClient(tx, caller, Action.GOALS, clientId);
            rights.changed(tx, caller, THING, clientId);
            Goals before = goals.find(tx, clientId).orElse(Goals.none(clientId));
            return goals.save(tx, change.apply(before));
        });
    }
}
