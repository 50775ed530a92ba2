package spotter.site;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.http.Routes;
import spotter.problem.Problem;

/** {@code /}: for a browser the console, for programs a welcome in JSON. */
public final class ConsoleRoutes {
    /** {@code blob:} shows a chosen picture before it is sent; a socket to the same host counts as {@code 'self'}. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    private final Instant startedAt;
    private final Handler welcome;
    /** Read when a browser first comes: a server that only serves programs never needs them. */
    private @Nullable ConsoleFiles files;

    /**
     * @param startedAt of this server, for {@code Last-Modified}
     * @param welcome answers whoever does not ask for a page
     */
    public ConsoleRoutes(Instant startedAt, Handler welcome) {
        this.startedAt = startedAt.truncatedTo(ChronoUnit.SECONDS);
        this.welcome = welcome;
    }

    public void register(Routes routes) {
        routes.get("/", Action.PUBLIC_INFO, this::home);
        routes.get("/console/{version}/{file}", Action.PUBLIC_INFO, ctx -> part(ctx, ctx.pathParam("file")));
        routes.get(
                "/console/{version}/{folder}/{file}",
                Action.PUBLIC_INFO,
                ctx -> part(ctx, ctx.pathParam("folder") + "/" + ctx.pathParam("file")));
    }

    private void home(Context ctx) throws Exception {
        ctx.res().addHeader("Vary", "Accept");
        if (wantsPage(ctx)) {
            ctx.header("Content-Security-Policy", POLICY);
            files().page().send(ctx);
        } else {
            welcome.handle(ctx);
        }
    }

    private void part(Context ctx, String path) throws IOException {
        SiteFile file = files().find(ctx.pathParam("version"), path).orElseThrow(() -> Problem.notFound("Page"));
        file.send(ctx, FOR_A_YEAR);
    }

    private synchronized ConsoleFiles files() {
        if (files == null) {
            files = ConsoleFiles.read(startedAt);
        }
        return files;
    }

    // Every browser names it first when somebody opens an address; curl and fetch name */* or JSON.
    private static boolean wantsPage(Context ctx) {
        String accept = ctx.header("Accept");
        return accept != null && accept.contains("text/html");
    }
}
