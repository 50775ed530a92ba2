package spotter.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cross-origin requests (the Fetch standard's CORS protocol) from an allow-list, on error answers too. The server's own
 * origin is always allowed; {@code *} is never answered.
 */
public final class Cors {
    private static final String EXPOSED = "Location, ETag, Link, X-Total-Count, X-Request-Id, Retry-After, "
            + "X-Media-Size, X-Reset, X-Quota-Remaining, Content-Disposition";
    private static final String MAX_AGE_SECONDS = "600";

    private final Set<String> origins;

    /** @param origins like {@code http://localhost:3000}: scheme, host and port, no path */
    public Cors(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** Whether a page of this origin may talk to this server; a request without an origin is no page. */
    public boolean isAllowed(@Nullable String origin, @Nullable String host) {
        return origin == null || origins.contains(origin) || isSame(origin, host);
    }

    void handle(Context ctx) {
        String origin = ctx.header("Origin");
        ctx.res().addHeader("Vary", "Origin");
        if (origin == null || !isAllowed(origin, ctx.header("Host"))) {
            return;
        }
        ctx.header("Access-Control-Allow-Origin", origin);
        ctx.header("Access-Control-Allow-Credentials", "true");
        ctx.header("Access-Control-Expose-Headers", EXPOSED);
        if (ctx.method() == HandlerType.OPTIONS && ctx.header("Access-Control-Request-Method") != null) {
            ctx.header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS");
            ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, If-None-Match, Range");
            ctx.header("Access-Control-Max-Age", MAX_AGE_SECONDS);
            ctx.status(204);
            ctx.skipRemainingHandlers();
        }
    }

    private static boolean isSame(String origin, @Nullable String host) {
        return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }
}
