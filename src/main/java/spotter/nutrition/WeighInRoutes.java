package spotter.nutrition;

import io.javalin.http.Context;
import java.time.ZoneId;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Paging;
import spotter.http.Requests;
import spotter.http.Routes;

/** {@code /api/nutrition/weigh-ins}. */
final class WeighInRoutes {
    private static final Thing THING = Thing.WEIGH_IN;

    private final WeighInService weighIns;
    private final ZoneId zone;

    /** @param zone whose days {@code ?start_date=} and {@code ?end_date=} are, where {@code ?tz=} names no other */
    WeighInRoutes(WeighInService weighIns, ZoneId zone) {
        this.weighIns = weighIns;
        this.zone = zone;
    }

    /** {@code latest} before {@code {id}}: Javalin takes the first route that fits. */
    void register(Routes routes) {
        routes.post(THING.path(), Action.WEIGH_IN_ADD, this::create);
        routes.get(THING.path(), Action.WEIGH_IN_READ, this::list);
        routes.get(THING.path() + "/latest", Action.WEIGH_IN_READ, this::readLatest);
        routes.get(THING.path() + "/{id}", Action.WEIGH_IN_READ, this::read);
        routes.put(THING.path() + "/{id}", Action.WEIGH_IN_WRITE, this::update);
        routes.delete(THING.path() + "/{id}", Action.WEIGH_IN_WRITE, this::delete);
    }

    private void create(Context ctx) {
        WeighIn weighIn = weighIns.create(Callers.of(ctx), WeighIn.draft(Requests.json(ctx)));
        ctx.header("Location", THING.path(weighIn.id()));
        ctx.json(weighIn);
    }

    private void list(Context ctx) {
        Fields query = Requests.query(ctx);
        Long clientId = query.optionalId("client_id");
        Period period = Period.read(query, "start_date", "end_date", zone);
        query.check();
        Paging paging = Requests.paging(ctx);
        weighIns.list(Callers.of(ctx), clientId, period, paging).answer(ctx, paging);
    }

    private void readLatest(Context ctx) {
        Fields query = Requests.query(ctx);
        Long clientId = query.optionalId("client_id");
        query.check();
        ctx.json(weighIns.readLatest(Callers.of(ctx), clientId));
    }

    private void read(Context ctx) {
        ctx.json(weighIns.read(Callers.of(ctx), id(ctx)));
    }

    private void update(Context ctx) {
        Fields body = Requests.json(ctx);
        ctx.json(weighIns.update(Callers.of(ctx), id(ctx), weighIn -> weighIn.changedBy(body)));
    }

    private void delete(Context ctx) {
        weighIns.delete(Callers.of(ctx), id(ctx));
        ctx.json(THING.deleted());
    }

    private static long id(Context ctx) {
        return Requests.pathId(ctx, "id", THING.label());
    }
}
