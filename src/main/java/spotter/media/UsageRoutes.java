package spotter.media;

import io.javalin.http.Context;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Routes;

/** {@code /api/me/usage}: how much of the caller's own is stored, and how much may be. */
final class UsageRoutes {
    private final Quota quota;

    UsageRoutes(Quota quota) {
        this.quota = quota;
    }

    void register(Routes routes) {
        routes.get("/api/me/usage", Action.OWN_ACCOUNT, this::read);
    }

    private void read(Context ctx) {
        ctx.json(quota.standing(Callers.of(ctx).userId()));
    }
}
