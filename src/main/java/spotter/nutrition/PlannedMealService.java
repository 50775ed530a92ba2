package spotter.nutrition;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.audit.Deed;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.media.MediaService;
import spotter.nutrition.NutritionNotices.PlanChange;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** Meals of plans: whoever may write the plan writes its meals. The client is told of every change to his plan. */
final class PlannedMealService {
    private final Database db;
    private final Rights rights;
    private final MediaService media;
    private final NutritionNotices notices;
    private final PlanStore plans = new PlanStore();
    private final RecipeStore recipes = new RecipeStore();
    private final PlannedMealStore meals = new PlannedMealStore();

    PlannedMealService(Database db, Rights rights, MediaService media, NutritionNotices notices) {
        this.db = db;
        this.rights = rights;
        this.media = media;
        this.notices = notices;
    }

    PlannedMeal create(Caller caller, PlannedMeal draft) {
        return db.write(tx -> {
            Plan plan = rights.require(
                    caller, Action.PLANNED_MEAL_WRITE, plans.find(tx, draft.nutritionPlanId()), Thing.PLAN);
            requireRecipe(tx, caller, plan, draft.recipeId());
            requireSpace(tx, plan);
            PlannedMeal meal = meals.find(tx, meals.insert(tx, draft)).orElseThrow();
            rights.changed(tx, caller, Deed.CREATE, Thing.PLANNED_MEAL, meal);
            notices.planUpdated(tx, caller, plan, PlanChange.CHANGED);
            return meal;
        });
    }

    PlannedMeal read(Caller caller, long id) {
        PlannedMeal meal =
                rights.require(caller, Action.PLAN_READ, db.read(tx -> meals.find(tx, id)), Thing.PLANNED_MEAL);
        return rights.seen(caller, Thing.PLANNED_MEAL, meal);
    }

    PlannedMeal update(Caller caller, long id, UnaryOperator<PlannedMeal> change) {
        return db.write(tx -> {
            PlannedMeal before = writable(tx, caller, id);
            PlannedMeal after = change.apply(before);
            Plan plan = planOf(tx, before);
            // One that was there stays, though a new trainer could not choose it himself.
            if (!Objects.equals(before.recipeId(), after.recipeId())) {
                requireRecipe(tx, caller, plan, after.recipeId());
            }
            meals.update(tx, after);
            rights.changed(tx, caller, Deed.UPDATE, Thing.PLANNED_MEAL, before);
            notices.planUpdated(tx, caller, plan, PlanChange.CHANGED);
            return meals.find(tx, id).orElseThrow();
        });
    }

    /** With its completions and their photos. */
    void delete(Caller caller, long id) {
        db.run(tx -> {
            PlannedMeal meal = writable(tx, caller, id);
            Plan plan = planOf(tx, meal);
            meals.delete(tx, id);
            rights.changed(tx, caller, Deed.DELETE, Thing.PLANNED_MEAL, meal);
            media.removeBytesAfter(tx);
            notices.planUpdated(tx, caller, plan, PlanChange.CHANGED);
        });
    }

    private PlannedMeal writable(Tx tx, Caller caller, long id) {
        return rights.require(caller, Action.PLANNED_MEAL_WRITE, meals.find(tx, id), Thing.PLANNED_MEAL);
    }

    private Plan planOf(Tx tx, PlannedMeal meal) {
        return plans.find(tx, meal.nutritionPlanId()).orElseThrow();
    }

    /** A recipe that the caller may read, and is his own or the plan's trainer's: no other gets to a client by a plan. */
    private void requireRecipe(Tx tx, Caller caller, Plan plan, @Nullable Long recipeId) {
        if (recipeId == null) {
            return;
        }
        Recipe recipe = rights.require(caller, Action.RECIPE_READ, recipes.find(tx, recipeId), Thing.RECIPE);
        if (recipe.trainerId() != caller.userId() && !Objects.equals(recipe.trainerId(), plan.trainerId())) {
            throw Thing.RECIPE.missing();
        }
    }

    private void requireSpace(Tx tx, Plan plan) {
        if (meals.countOfPlan(tx, plan.id()) >= PlannedMealStore.MAX_MEALS) {
            throw new Problem(
                    ProblemKind.MALFORMED,
                    "nutrition.plan_full",
                    "A plan has at most " + PlannedMealStore.MAX_MEALS + " meals.");
        }
    }
}
