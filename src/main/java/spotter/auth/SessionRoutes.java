package spotter.auth;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Routes;
import spotter.http.Slice;

/** {@code /api/auth/sessions}: where a person is logged in, and how he ends it. */
public final class SessionRoutes {
    private final AuthService auth;
    private final Sessions sessions;

    private record View(
            String id,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt,
            @Nullable String network,
            @Nullable String device,
            boolean current) {
        static View of(Session session, String current) {
            return new View(
                    session.id(),
                    session.createdAt(),
                    session.lastUsedAt(),
                    session.expiresAt(),
                    session.network(),
                    session.device(),
                    session.id().equals(current));
        }
    }

    public SessionRoutes(AuthService auth, Sessions sessions) {
        this.auth = auth;
        this.sessions = sessions;
    }

    public void register(Routes routes) {
        routes.get("/api/auth/sessions", Action.OWN_ACCOUNT, this::list);
        routes.delete("/api/auth/sessions", Action.OWN_ACCOUNT, this::endOthers);
        routes.delete("/api/auth/sessions/{id}", Action.OWN_ACCOUNT, this::end);
    }

    private void list(Context ctx) {
        String current = Callers.of(ctx).sessionId();
        List<View> views = sessions.list(Callers.of(ctx)).stream()
                .map(session -> View.of(session, current))
                .toList();
        ctx.json(new Slice<>(views, null));
    }

    private void end(Context ctx) {
        auth.endSession(Callers.of(ctx), ctx.pathParam("id"));
        ctx.status(204);
    }

    private void endOthers(Context ctx) {
        int count = auth.endOtherSessions(Callers.of(ctx));
        ctx.json(Map.of("message", "All other sessions have ended", "count", count));
    }
}
