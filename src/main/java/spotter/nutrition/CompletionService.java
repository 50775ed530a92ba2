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
import spotter.media.MediaService;

/** What the client did with his planned meals; his trainer is told of each that is completed. */
final class CompletionService {
    private final Database db;
    private final Rights rights;
    private final MediaService media;
    private final NutritionNotices notices;
    private final PlannedMealStore meals = new PlannedMealStore();
    private final CompletionStore completions = new CompletionStore();

    CompletionService(Database db, Rights rights, MediaService media, NutritionNotices notices) {
        this.db = db;
        this.rights = rights;
        this.media = media;
        this.notices = notices;
    }

    MealCompletion create(Caller caller, MealCompletion draft) {
        return db.write(tx -> {
            rights.require(caller, Action.COMPLETION_ADD, meals.find(tx, draft.plannedMealId()), Thing.PLANNED_MEAL);
            long id = completions.insert(tx, draft.timed(tx.now()));
            MealCompletion stored = completions.find(tx, id).orElseThrow();
            rights.changed(tx, caller, Deed.CREATE, Thing.COMPLETION, stored);
            if (stored.completed()) {
                notices.mealCompleted(tx, stored, mealOf(tx, stored));
            }
            return stored;
        });
    }

    MealCompletion read(Caller caller, long id) {
        MealCompletion completion = rights.require(
                caller, Action.COMPLETION_READ, db.read(tx -> completions.find(tx, id)), Thing.COMPLETION);
        return rights.seen(caller, Thing.COMPLETION, completion);
    }

    /** Of one client, or of all whose completions the caller may see. */
    Page<MealCompletion> list(Caller caller, @Nullable Long clientId, Period period, Paging paging) {
        Optional<List<Long>> owners = rights.listed(caller, Action.COMPLETION_READ, clientId);
        return rights.seenAll(caller, Thing.COMPLETION, db.read(tx -> completions.list(tx, owners, period, paging)));
    }

    MealCompletion update(Caller caller, long id, UnaryOperator<MealCompletion> change) {
        return db.write(tx -> {
            MealCompletion before = writable(tx, caller, id);
            completions.update(tx, change.apply(before).timed(tx.now()));
            MealCompletion after = completions.find(tx, id).orElseThrow();
            rights.changed(tx, caller, Deed.UPDATE, Thing.COMPLETION, after);
            if (after.completed() && !before.completed()) {
                notices.mealCompleted(tx, after, mealOf(tx, after));
            }
            return after;
        });
    }

    /** With its photos. */
    void delete(Caller caller, long id) {
        db.run(tx -> {
            MealCompletion completion = writable(tx, caller, id);
            completions.delete(tx, id);
            rights.changed(tx, caller, Deed.DELETE, Thing.COMPLETION, completion);
            media.removeBytesAfter(tx);
        });
    }

    private MealCompletion writable(Tx tx, Caller caller, long id) {
        return rights.require(caller, Action.COMPLETION_WRITE, completions.find(tx, id), Thing.COMPLETION);
    }

    private PlannedMeal mealOf(Tx tx, MealCompletion completion) {
        return meals.find(tx, completion.plannedMealId()).orElseThrow();
    }
}
