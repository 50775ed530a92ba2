package spotter.nutrition;

import io.javalin.http.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Json;
import spotter.http.Paging;
import spotter.http.Requests;
import spotter.http.Routes;

/** {@code /api/nutrition/plans}. */
final class PlanRoutes {
    private static final Thing THING = Thing.PLAN;

    private final PlanService plans;

    PlanRoutes(PlanService plans) {
        this.plans = plans;
    }

    void register(Routes routes) {
        routes.post(THING.path(), Action.PLAN_WRITE, this::create);
        routes.get(THING.path(), Action.PLAN_READ, this::list);
        routes.get(THING.path() + "/{id}", Action.PLAN_READ, this::read);
        routes.get(THING.path() + "/{id}/complete", Action.PLAN_READ, this::readComplete);
        routes.put(THING.path() + "/{id}", Action.PLAN_WRITE, this::update);
        routes.delete(THING.path() + "/{id}", Action.PLAN_WRITE, this::delete);
    }

    private void create(Context ctx) {
        Plan plan = plans.create(Callers.of(ctx), Plan.draft(Requests.json(ctx)));
        ctx.header("Location", THING.path(plan.id()));
        ctx.json(plan);
    }

    private void list(Context ctx) {
        Fields query = Requests.query(ctx);
        PlanFilter filter = new PlanFilter(
                query.optionalId("client_id"),
                query.optionalId("trainer_id"),
                query.optionalText("search", Changes.MAX_NAME_CHARS));
        query.check();
        Paging paging = Requests.paging(ctx);
        plans.list(Callers.of(ctx), filter, paging).answer(ctx, paging);
    }

    private void read(Context ctx) {
        ctx.json(plans.read(Callers.of(ctx), id(ctx)));
    }

    private void readComplete(Context ctx) {
        Plan plan = plans.read(Callers.of(ctx), id(ctx));
        Map<String, @Nullable Object> complete = Json.toMap(plan);
        complete.put("planned_meals", plans.meals(plan));
        ctx.json(complete);
    }

    private void update(Context ctx) {
        Fields body = Requests.json(ctx);
        ctx.json(plans.update(Callers.of(ctx), id(ctx), plan -> plan.changedBy(body)));
    }

    private void delete(Context ctx) {
        plans.delete(Callers.of(ctx), id(ctx));
        ctx.json(THING.deleted());
    }

    private static long id(Context ctx) {
        return Requests.pathId(ctx, "id", THING.label());
    }
}
