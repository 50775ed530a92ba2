package spotter.site;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import spotter.access.Action;
import spotter.http.Json;
import spotter.http.Routes;
import spotter.problem.Problem;

/** The API's own description, {@code /openapi.yaml} and {@code /openapi.json}, and {@code /docs}, a page over it. */
public final class DocsRoutes {
    private static final String DOCUMENT = "/openapi.yaml";
    private static final String PAGE = "index.html";

    /** The page's parts; Swagger UI's come from its own package when this is built. */
    private static final Map<String, String> TYPES = Map.of(
            PAGE,
            "text/html; charset=utf-8",
            "init.js",
            "text/javascript; charset=utf-8",
            "page.css",
            "text/css; charset=utf-8",
            "swagger-ui-bundle.js",
            "text/javascript; charset=utf-8",
            "swagger-ui.css",
            "text/css; charset=utf-8",
            "swagger-ui-bundle.js.LICENSE.txt",
            "text/plain; charset=utf-8");

    /** Nothing from elsewhere and no script in the page: Swagger UI needs pictures in its style sheet, as data. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Instant startedAt;
    /** Read when first asked for: most servers never are, and the viewer alone has 1.7 MB. */
    private final Map<String, SiteFile> files = new ConcurrentHashMap<>();

    /** @param startedAt of this server, for {@code Last-Modified} */
    public DocsRoutes(Instant startedAt) {
        this.startedAt = startedAt.truncatedTo(ChronoUnit.SECONDS);
    }

    public void register(Routes routes) {
        routes.get("/openapi.yaml", Action.PUBLIC_INFO, ctx -> send(ctx, "openapi.yaml", this::yaml));
        routes.get("/openapi.json", Action.PUBLIC_INFO, ctx -> send(ctx, "openapi.json", this::json));
        routes.get("/docs", Action.PUBLIC_INFO, ctx -> sendPart(ctx, PAGE));
        routes.get("/docs/{file}", Action.PUBLIC_INFO, ctx -> sendPart(ctx, ctx.pathParam("file")));
    }

    private void sendPart(Context ctx, String name) throws IOException {
        String type = TYPES.get(name);
        if (type == null) {
            throw Problem.notFound("Page");
        }
        ctx.header("Content-Security-Policy", POLICY);
        send(ctx, name, part -> SiteFile.ofResource("docs/" + part, startedAt, type));
    }

    private void send(Context ctx, String name, Function<String, SiteFile> reader) throws IOException {
        files.computeIfAbsent(name, reader).send(ctx);
    }

    private SiteFile yaml(String name) {
        return SiteFile.of(SiteFile.read(DOCUMENT), startedAt, "application/yaml; charset=utf-8");
    }

    private SiteFile json(String name) {
        String yaml = new String(SiteFile.read(DOCUMENT), StandardCharsets.UTF_8);
        return SiteFile.of(Json.ofYaml(yaml).getBytes(StandardCharsets.UTF_8), startedAt, "application/json");
    }
}
