package spotter.nutrition;

import io.javalin.http.Context;
import java.time.ZoneId;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Page;
import spotter.http.Paging;
import spotter.http.Requests;
import spotter.http.Routes;

/** {@code /api/nutrition/meal-completions}. */
final class CompletionRoutes {
    private static final Thing THING = Thing.COMPLETION;

    private final CompletionService completions;
    private final CompletionViews views;
    private final ZoneId zone;

    /** @param zone whose days {@code ?from=} and {@code ?to=} are, where {@code ?tz=} names no other */
    CompletionRoutes(CompletionService completions, CompletionViews views, ZoneId zone) {
        this.completions = completions;
        this.views = views;
        this.zone = zone;
    }

    void register(Routes routes) {
        routes.post(THING.path(), Action.COMPLETION_ADD, this::create);
        routes.get(THING.path(), Action.COMPLETION_READ, this::list);
        routes.get(THING.path() + "/{id}", Action.COMPLETION_READ, this::read);
        routes.put(THING.path() + "/{id}", Action.COMPLETION_WRITE, this::update);
        routes.delete(THING.path() + "/{id}", Action.COMPLETION_WRITE, this::delete);
    }

    private void create(Context ctx) {
        MealCompletion completion = completions.create(Callers.of(ctx), MealCompletion.draft(Requests.json(ctx)));
        ctx.header("Location", THING.path(completion.id()));
        answer(ctx, completion);
    }

    private void list(Context ctx) {
        Fields query = Requests.query(ctx);
        Long clientId = query.optionalId("client_id");
        Period period = Period.read(query, "from", "to", zone);
        query.check();
        Paging paging = Requests.paging(ctx);
        Caller caller = Callers.of(ctx);
        Page<MealCompletion> found = completions.list(caller, clientId, period, paging);
        new Page<>(views.of(caller, found.items()), found.total()).answer(ctx, paging);
    }

    private void read(Context ctx) {
        answer(ctx, completions.read(Callers.of(ctx), id(ctx)));
    }

    private void update(Context ctx) {
        Fields body = Requests.json(ctx);
        answer(ctx, completions.update(Callers.of(ctx), id(ctx), completion -> completion.changedBy(body)));
    }

    private void delete(Context ctx) {
        completions.delete(Callers.of(ctx), id(ctx));
        ctx.json(THING.deleted());
    }

    private void answer(Context ctx, MealCompletion completion) {
        ctx.json(views.of(Callers.of(ctx), completion));
    }

    private static long id(Context ctx) {
        return Requests.pathId(ctx, "id", THING.label());
    }
}
