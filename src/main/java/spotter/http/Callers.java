package spotter.http;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.util.Optional;
import java.util.Set;
import spotter.access.Access;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.access.Origin;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** Who is calling, decided before the body is read. A route that names no {@link Action} lets nobody in. */
public final class Callers {
    private static final String ATTRIBUTE = "spotter.caller";
    private static final String SCHEME = "bearer ";

    private final Authenticator authenticator;

    public Callers(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** Runs on every matched route: 401 without a living token, 403 for a role that could never do it. */
    public void admit(Context ctx) {
        Action action = actionOf(ctx.routeRoles());
        if (action.isPublic()) {
            return;
        }
        Caller caller = authenticate(ctx).from(Requests.origin(ctx, Origin.Via.TOKEN));
        ctx.attribute(ATTRIBUTE, caller);
        Access.requireRole(caller, action);
    }

    /** The caller of an admitted request. */
    public static Caller of(Context ctx) {
        Caller caller = ctx.attribute(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("no caller: the route's action is public");
        }
        return caller;
    }

    /** For the log: empty on public routes and refused tokens. */
    static Optional<Caller> find(Context ctx) {
        return Optional.ofNullable(ctx.attribute(ATTRIBUTE));
    }

    /** For public routes that know more for some callers. */
    public Caller authenticate(Context ctx) {
        return authenticator
                .authenticate(token(ctx))
                .orElseThrow(() ->
                        new Problem(ProblemKind.UNAUTHENTICATED, "auth.invalid", "Could not validate credentials"));
    }

    /** The access token of the request's header, unread; 401 if there is none. */
    public static String token(Context ctx) {
        String header = ctx.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Problem(ProblemKind.UNAUTHENTICATED, "auth.missing", "Not authenticated");
        }
        return header.substring(SCHEME.length()).strip();
    }

    private static Action actionOf(Set<RouteRole> roles) {
        if (roles.size() == 1 && roles.iterator().next() instanceof Action action) {
            return action;
        }
        throw new IllegalStateException("a route without an action");
    }
}
