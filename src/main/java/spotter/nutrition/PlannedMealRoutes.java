package spotter.nutrition;

import io.javalin.http.Context;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;

/** {@code /api/nutrition/planned-meals}; the meals of a plan are listed with it. */
final class PlannedMealRoutes {
    private static final Thing THING = Thing.PLANNED_MEAL;

    private final PlannedMealService meals;

    PlannedMealRoutes(PlannedMealService meals) {
        this.meals = meals;
    }

    void register(Routes routes) {
        routes.post(THING.path(), Action.PLANNED_MEAL_WRITE, this::create);
        routes.get(THING.path() + "/{id}", Action.PLAN_READ, this::read);
        routes.put(THING.path() + "/{id}", Action.PLANNED_MEAL_WRITE, this::update);
        routes.delete(THING.path() + "/{id}", Action.PLANNED_MEAL_WRITE, this::delete);
    }

    private void create(Context ctx) {
        PlannedMeal meal = meals.create(Callers.of(ctx), PlannedMeal.draft(Requests.json(ctx)));
        ctx.header("Location", THING.path(meal.id()));
        ctx.json(meal);
    }

    private void read(Context ctx) {
        ctx.json(meals.read(Callers.of(ctx), id(ctx)));
    }

    private void update(Context ctx) {
        Fields body = Requests.json(ctx);
        ctx.json(meals.update(Callers.of(ctx), id(ctx), meal -> meal.changedBy(body)));
    }

    private void delete(Context ctx) {
        meals.delete(Callers.of(ctx), id(ctx));
        ctx.json(THING.deleted());
    }

    private static long id(Context ctx) {
        return Requests.pathId(ctx, "id", THING.label());
    }
}
