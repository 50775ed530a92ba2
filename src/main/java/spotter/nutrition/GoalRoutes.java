package spotter.nutrition;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;

/** {@code /api/nutrition/goals}: POST and PUT do the same, for there is one record a client. */
final class GoalRoutes {
    private static final String PATH = "/api/nutrition/goals";

    private final GoalService goals;

    GoalRoutes(GoalService goals) {
        this.goals = goals;
    }

    void register(Routes routes) {
        routes.get(PATH, Action.GOALS, this::read);
        routes.post(PATH, Action.GOALS, this::set);
        routes.put(PATH, Action.GOALS, this::set);
    }

    private void read(Context ctx) {
        ctx.json(goals.read(Callers.of(ctx), clientId(ctx)));
    }

    private void set(Context ctx) {
        Long clientId = clientId(ctx);
        Fields body = Requests.json(ctx);
        Goals stored = goals.set(Callers.of(ctx), clientId, before -> before.changedBy(body));
        ctx.header("Location", PATH + "?client_id=" + stored.clientId());
        ctx.json(stored);
    }

    private static @Nullable Long clientId(Context ctx) {
        Fields query = Requests.query(ctx);
        Long clientId = query.optionalId("client_id");
        query.check();
        return clientId;
    }
}
