package spotter.users;

import io.javalin.http.Context;
import java.util.Map;
import spotter.access.Access;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.problem.Problem;

/** {@code /api/users}: who trains whom. */
public final class LinkRoutes {
    private final LinkService links;
    private final UserService users;
    private final Access access;
    private final UserViews views;

    public LinkRoutes(LinkService links, UserService users, Access access, UserViews views) {
        this.links = links;
        this.users = users;
        this.access = access;
        this.views = views;
    }

    public void register(Routes routes) {
        routes.post("/api/users/clients/{id}/assign", Action.CLIENT_ASSIGN, this::assign);
        routes.post("/api/users/clients/{id}/remove", Action.CLIENT_REMOVE, this::remove);
        routes.post("/api/users/trainer/{trainer_id}/clients/{client_id}", Action.CLIENT_ASSIGN, this::assignTo);
        routes.delete("/api/users/trainer/{trainer_id}/clients/{client_id}", Action.CLIENT_REMOVE, this::removeFrom);
        routes.delete("/api/users/me/trainer", Action.TRAINER_LEAVE, this::leave);
    }

    private void assign(Context ctx) {
        links.assign(Callers.of(ctx), trainer(ctx), clientId(ctx, "id"));
        ctx.json(Map.of("message", "Client assigned successfully"));
    }

    private void remove(Context ctx) {
        links.remove(Callers.of(ctx), trainer(ctx), clientId(ctx, "id"));
        ctx.json(Map.of("message", "Client removed successfully"));
    }

    private void assignTo(Context ctx) {
        long clientId = clientId(ctx, "client_id");
        links.assign(Callers.of(ctx), pathTrainer(ctx, Action.CLIENT_ASSIGN), clientId);
        ctx.json(clientView(ctx, clientId));
    }

    private void removeFrom(Context ctx) {
        long clientId = clientId(ctx, "client_id");
        long trainerId = pathTrainer(ctx, Action.CLIENT_REMOVE);
        links.remove(Callers.of(ctx), trainerId, clientId);
        ctx.json(clientView(ctx, clientId));
    }

    private void leave(Context ctx) {
        links.leave(Callers.of(ctx));
        ctx.status(204);
    }

    /** The calling trainer, or the one an administrator names with {@code ?trainer_id=}. */
    private long trainer(Context ctx) {
        Caller caller = Callers.of(ctx);
        if (!caller.isAdmin()) {
            return caller.userId();
        }
        Fields query = Requests.query(ctx);
        long trainerId = query.id("trainer_id");
        query.check();
        return trainerId;
    }

    private long pathTrainer(Context ctx, Action action) {
        long trainerId = Requests.pathId(ctx, "trainer_id", "Trainer");
        access.require(Callers.of(ctx), action, trainerId, "Trainer");
        return trainerId;
    }

    private User clientView(Context ctx, long clientId) {
        return views.of(Callers.of(ctx), users.find(clientId).orElseThrow(() -> Problem.notFound("Client")));
    }

    // What cannot be an id is, like any unknown one, no client.
    private static long clientId(Context ctx, String name) {
        return Requests.pathIdOrZero(ctx, name);
    }
}
