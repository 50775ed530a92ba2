package spotter.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsHandlerEntry;
import java.util.Collections;
import java.util.Set;
import spotter.access.Action;
import spotter.metrics.Metrics;
import spotter.problem.Problem;

/** What happens to every request before and after its handler, in order. */
public final class Edge {
    private static final double MILLIS_PER_SECOND = 1000;

    /**
     * What an operator decides.
     *
     * @param behindProxy whether {@code X-Forwarded-For} was written by a proxy of ours
     * @param logsRequests whether each request is a line of the log
     */
    public record Options(boolean behindProxy, boolean logsRequests) {}

    private final Callers callers;
    private final Cors cors;
    private final RequestRates rates;
    private final Options options;
    private final Metrics metrics;
    private final Lingering lingering = new Lingering();

    public Edge(Callers callers, Cors cors, RequestRates rates, Options options, Metrics metrics) {
        this.callers = callers;
        this.cors = cors;
        this.rates = rates;
        this.options = options;
        this.metrics = metrics;
    }

    public void install(JavalinConfig config) {
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.ignoreTrailingSlashes = true;
        config.jsonMapper(Json.javalinMapper());
        config.routes.before(this::open);
        config.routes.beforeMatched(this::admit);
        config.routes.wsBeforeUpgrade(this::countUpgrade);
        ProblemResponses.install(config);
        if (options.logsRequests()) {
            config.requestLogger.http(AccessLog::write);
        }
        config.requestLogger.http(this::count);
        config.requestLogger.http((ctx, milliseconds) -> lingering.afterAnswer(ctx));
    }

    /** @throws IllegalStateException naming a route that has no {@link Action}: the server must not start with it */
    public static void refuseOpenRoutes(Javalin app) {
        for (WsHandlerEntry socket : app.unsafe.internalRouter.allWsHandlers()) {
            requireAction(socket.getRoles(), "WebSocket " + socket.getPath());
        }
        for (ParsedEndpoint handler : app.unsafe.internalRouter.allHttpHandlers()) {
            Endpoint endpoint = handler.endpoint;
            if (endpoint.method.isHttpMethod()) {
                Roles roles = endpoint.metadata(Roles.class);
                requireAction(roles == null ? Set.of() : roles.getRoles(), endpoint.method + " " + endpoint.path);
            }
        }
    }

    private static void requireAction(Set<RouteRole> roles, String route) {
        if (roles.size() != 1 || !(roles.iterator().next() instanceof Action)) {
            throw new IllegalStateException("route " + route + " has no action");
        }
    }

    private void open(Context ctx) {
        ctx.attribute(Requests.ID_ATTRIBUTE, RequestId.next());
        ctx.header(RequestId.HEADER, Requests.id(ctx));
        ctx.attribute(Requests.ADDRESS_ATTRIBUTE, address(ctx));
        SecurityHeaders.set(ctx);
        cors.handle(ctx);
        Requests.refuseMethodOverride(ctx);
        // After what a page of another origin needs to read the refusal, and before anything that costs much.
        rates.takeOfAddress(Requests.address(ctx));
    }

    private void admit(Context ctx) {
        callers.admit(ctx);
        Callers.find(ctx).ifPresent(caller -> rates.takeOfPerson(caller.userId()));
    }

    // Of a handshake nothing above runs.
    private void countUpgrade(Context ctx) {
        try {
            rates.takeOfAddress(address(ctx));
        } catch (Problem refusal) {
            throw ProblemResponses.refuseHandshake(ctx, refusal);
        }
    }

    // By the template of its route: there are any number of paths, and they hold ids and names.
    private void count(Context ctx, Float milliseconds) {
        Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
        String method = endpoint == null ? "other" : endpoint.method.name();
        String route = endpoint == null ? "none" : endpoint.path;
        metrics.requestAnswered(method, route, ctx.statusCode(), milliseconds / MILLIS_PER_SECOND);
    }

    private String address(Context ctx) {
        if (!options.behindProxy()) {
            return ctx.ip();
        }
        return ClientAddress.forwarded(Collections.list(ctx.req().getHeaders("X-Forwarded-For")), ctx.ip());
    }
}
