package spotter.nutrition;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.audit.Deed;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Page;
import spotter.http.Paging;
import spotter.media.MediaService;
import spotter.nutrition.NutritionNotices.PlanChange;
import spotter.users.Account;

/** Plans: made and changed by the client's trainer, read by both. The client is told of every change. */
final class PlanService {
    private final Database db;
    private final Rights rights;
    private final MediaService media;
    private final NutritionNotices notices;
    private final PlanStore plans = new PlanStore();
    private final PlannedMealStore meals = new PlannedMealStore();

    PlanService(Database db, Rights rights, MediaService media, NutritionNotices notices) {
        this.db = db;
        this.rights = rights;
        this.media = media;
        this.notices = notices;
    }

    Plan create(Caller caller, Plan draft) {
        return db.write(tx -> {
            Account client = rights.requireClient(tx, caller, Action.PLAN_WRITE, draft.clientId());
            Plan plan = plans.insert(tx, draft, client.trainerId());
            rights.changed(tx, caller, Deed.CREATE, Thing.PLAN, plan);
            notices.planUpdated(tx, caller, plan, PlanChange.CREATED);
            return plan;
        });
    }

    Plan read(Caller caller, long id) {
        Plan plan = rights.require(caller, Action.PLAN_READ, db.read(tx -> plans.find(tx, id)), Thing.PLAN);
        return rights.seen(caller, Thing.PLAN, plan);
    }

    /** The meals of a plan that the caller may see, in the order of the week. */
    List<PlannedMeal> meals(Plan plan) {
        return db.read(tx -> meals.listOfPlan(tx, plan.id()));
    }

    Page<Plan> list(Caller caller, PlanFilter filter, Paging paging) {
        Optional<List<Long>> owners = rights.listed(caller, Action.PLAN_READ, filter.clientId());
        return rights.seenAll(caller, Thing.PLAN, db.read(tx -> plans.list(tx, owners, filter, paging)));
    }

    Plan update(Caller caller, long id, UnaryOperator<Plan> change) {
        return db.write(tx -> {
            Plan plan = plans.update(tx, change.apply(writable(tx, caller, id)));
            rights.changed(tx, caller, Deed.UPDATE, Thing.PLAN, plan);
            notices.planUpdated(tx, caller, plan, PlanChange.CHANGED);
            return plan;
        });
    }

    /** With its meals, their completions and photos. */
    void delete(Caller caller, long id) {
        db.run(tx -> {
            Plan plan = writable(tx, caller, id);
            plans.delete(tx, id);
            rights.changed(tx, caller, Deed.DELETE, Thing.PLAN, plan);
            media.removeBytesAfter(tx);
            notices.planUpdated(tx, caller, plan, PlanChange.DELETED);
        });
    }

    private Plan writable(Tx tx, Caller caller, long id) {
        return rights.require(caller, Action.PLAN_WRITE, plans.find(tx, id), Thing.PLAN);
    }
}
