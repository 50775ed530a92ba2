package spotter.auth;

import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.http.Slice;

/** Open invitations; they are made in {@link EnrolmentRoutes}. */
public final class InviteRoutes {
    private final Invites invites;

    public InviteRoutes(Invites invites) {
        this.invites = invites;
    }

    public void register(Routes routes) {
        routes.get(
                "/api/users/invites",
                Action.INVITE_CREATE,
                ctx -> ctx.json(new Slice<>(invites.list(Callers.of(ctx)), null)));
        routes.delete("/api/users/invites/{id}", Action.INVITE_CREATE, ctx -> {
            invites.delete(Callers.of(ctx), Requests.pathId(ctx, "id", "Invite"));
            ctx.status(204);
        });
    }
}
