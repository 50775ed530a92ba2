package spotter.admin;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import spotter.access.Action;
import spotter.http.Routes;

/** What the server says of itself to anybody: that it is there, that it works, what it takes. */
public final class InfoRoutes {
    private static final List<String> FEATURES = List.of(
            "accounts",
            "invitations",
            "media",
            "nutrition",
            "progress",
            "notifications",
            "messages",
            "websocket",
            "event_stream");

    private record Welcome(String message, String version, List<String> features) {}

    private final PublicConfig config;
    private final BooleanSupplier setupNeeded;
    private final Readiness readiness;

    /** @param setupNeeded whether the first administrator is still to be made */
    public InfoRoutes(PublicConfig config, BooleanSupplier setupNeeded, Readiness readiness) {
        this.config = config;
        this.setupNeeded = setupNeeded;
        this.readiness = readiness;
    }

    public void register(Routes routes) {
        routes.get("/health", Action.PUBLIC_INFO, this::health);
        routes.options("/health", Action.PUBLIC_INFO, this::health);
        routes.get("/health/ready", Action.PUBLIC_INFO, this::ready);
        routes.get("/api/config", Action.PUBLIC_INFO, ctx -> ctx.json(config.with(setupNeeded.getAsBoolean())));
    }

    /** What {@code /} answers to programs. */
    public void welcome(Context ctx) {
        ctx.json(new Welcome("Spotter is running.", config.version(), FEATURES));
    }

    // Asks nothing of the database or the disk: it says that the process answers, and is asked every few seconds.
    private void health(Context ctx) {
        ctx.header("Allow", "GET, HEAD, OPTIONS");
        ctx.json(Map.of("status", "healthy", "version", config.version()));
    }

    private void ready(Context ctx) {
        readiness.require();
        ctx.json(Map.of("status", "ready", "version", config.version()));
    }
}
