package spotter.site;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import spotter.access.Action;
import spotter.http.Routes;

/** {@code /}: for a browser the page where invitations and password resets lead, for programs a welcome in JSON. */
public final class HomeRoutes {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Instant startedAt;
    private final Handler welcome;

    /**
     * @param startedAt of this server, for {@code Last-Modified}
     * @param welcome answers whoever does not ask for a page
     */
    public HomeRoutes(Instant startedAt, Handler welcome) {
        this.startedAt = startedAt.truncatedTo(ChronoUnit.SECONDS);
        this.welcome = welcome;
    }

    public void register(Routes routes) {
        SiteFile page = SiteFile.ofResource("home/index.html", startedAt, "text/html; charset=utf-8");
        SiteFile script = SiteFile.ofResource("home/home.js", startedAt, "text/javascript; charset=utf-8");
        SiteFile style = SiteFile.ofResource("home/home.css", startedAt, "text/css; charset=utf-8");
        routes.get("/", Action.PUBLIC_INFO, ctx -> {
            ctx.res().addHeader("Vary", "Accept");
            if (wantsPage(ctx)) {
                ctx.header("Content-Security-Policy", POLICY);
                page.send(ctx);
            } else {
                welcome.handle(ctx);
            }
        });
        routes.get("/home/home.js", Action.PUBLIC_INFO, script::send);
        routes.get("/home/home.css", Action.PUBLIC_INFO, style::send);
    }

    // Every browser names it first when somebody opens an address; curl and fetch name */* or JSON.
    private static boolean wantsPage(Context ctx) {
        String accept = ctx.header("Accept");
        return accept != null && accept.contains("text/html");
    }
}
