package spotter.admin;

import io.javalin.http.Context;
import spotter.access.Access;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.metrics.Metrics;

/** {@code /metrics} for Prometheus: to programs on this machine as it is, to anybody else as the administrator. */
public final class MetricsRoutes {
    private final Metrics metrics;
    private final Callers callers;
    private final boolean behindProxy;

    /** @param behindProxy whether everybody's requests come from this machine */
    public MetricsRoutes(Metrics metrics, Callers callers, boolean behindProxy) {
        this.metrics = metrics;
        this.callers = callers;
        this.behindProxy = behindProxy;
    }

    public void register(Routes routes) {
        routes.get("/metrics", Action.METRICS, this::metrics);
    }

    private void metrics(Context ctx) {
        if (behindProxy || !Requests.isFromThisMachine(ctx)) {
            Access.requireRole(callers.authenticate(ctx), Action.ADMIN_ONLY);
        }
        ctx.contentType(Metrics.CONTENT_TYPE).result(metrics.text());
    }
}
