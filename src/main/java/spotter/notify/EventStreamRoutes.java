package spotter.notify;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** {@code /api/notifications/stream}: the same notifications as on a socket, for whoever has only HTTP. */
public final class EventStreamRoutes {
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Hub hub;
    private final SocketGate gate;

    public EventStreamRoutes(Hub hub, SocketGate gate) {
        this.hub = hub;
        this.gate = gate;
    }

    public void register(Routes routes) {
        routes.get("/api/notifications/stream", Action.NOTIFICATIONS, this::stream);
    }

    private void stream(Context ctx) throws IOException {
        Long since = since(ctx);
        ctx.contentType("text/event-stream; charset=utf-8");
        // nginx would collect the events before it passes them on.
        ctx.header("X-Accel-Buffering", "no");
        if (ctx.method() == HandlerType.HEAD) {
            return;
        }
        Pass pass = gate.admit(Callers.token(ctx)).orElseThrow();
        EventStreamOutlet outlet = new EventStreamOutlet(ctx.req(), ctx.res());
        SocketSession socket = new SocketSession(hub, pass, outlet, true);
        long cursor = hub.cursor(socket.userId(), since);
        if (!hub.admit(socket)) {
            throw Problem.retryLater(
                    ProblemKind.OVERLOADED, "stream.too_many", "Too many connections. Close one of yours.", RETRY);
        }
        ctx.future(() -> {
            hub.start(socket, cursor);
            return outlet.open().whenComplete((nothing, failure) -> {
                hub.remove(socket);
                hub.gone(outlet);
            });
        });
    }

    /** What the browser repeats by itself counts more than what stands in the address. */
    private static @Nullable Long since(Context ctx) {
        OptionalLong last = Since.parse(String.valueOf(ctx.header("Last-Event-ID")));
        Fields query = Requests.query(ctx);
        Long since = Since.read(query);
        query.check();
        return last.isPresent() ? Long.valueOf(last.getAsLong()) : since;
    }
}
