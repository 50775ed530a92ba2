package spotter.notify;

import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsErrorContext;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Cors;
import spotter.http.Routes;

/** {@code /api/ws}: WebSockets, the tickets that open them, how many there are. */
public final class SocketRoutes {
    private static final String OUTLET = "spotter.outlet";
    private static final String CONNECTION = "spotter.connection";
    /** The protocol's second version, in which newer frames may come. */
    private static final String NEWER = "2";

    private static final Logger log = LoggerFactory.getLogger(SocketRoutes.class);

    private final SocketParts parts;
    private final Cors cors;

    public SocketRoutes(SocketParts parts, Cors cors) {
        this.parts = parts;
        this.cors = cors;
    }

    public void register(Routes routes) {
        routes.ws("/api/ws/ws/{user_id}", Action.SOCKET, this::configure);
        routes.post("/api/ws/ticket", Action.NOTIFICATIONS, this::issueTicket);
        routes.get(
                "/api/ws/ws/stats",
                Action.SOCKET_STATS,
                ctx -> ctx.json(parts.stats().now()));
    }

    private void issueTicket(Context ctx) {
        String ticket = parts.gate().issueTicket(Callers.token(ctx));
        ctx.json(Map.of("ticket", ticket, "expires_in", Tickets.LIFE.toSeconds()));
    }

    private void configure(WsConfig socket) {
        socket.onConnect(this::connect);
        socket.onMessage(ctx -> find(ctx).ifPresent(connection -> connection.received(ctx.message())));
        socket.onBinaryMessage(ctx -> find(ctx).ifPresent(SocketConnection::receivedBinary));
        socket.onClose(this::end);
        socket.onError(this::fail);
    }

    // Accepted first, whatever is wrong: a browser learns a close code, never the status of a refused handshake.
    private void connect(WsConnectContext ctx) {
        WebSocketOutlet outlet = new WebSocketOutlet(ctx.session);
        ctx.attribute(OUTLET, outlet);
        String since = ctx.queryParam("since");
        OptionalLong userId = Since.parse(ctx.pathParam("user_id"));
        OptionalLong after = since == null ? OptionalLong.empty() : Since.parse(since);
        if (!cors.isAllowed(ctx.header("Origin"), ctx.header("Host")) || (since != null && after.isEmpty())) {
            parts.hub().close(outlet, CloseCode.REFUSED);
        } else if (userId.isEmpty()) {
            parts.hub().close(outlet, CloseCode.WRONG_USER);
        } else {
            boolean wantsExtras = since != null || NEWER.equals(ctx.queryParam("v"));
            connect(ctx, outlet, new SocketConnection.Wish(userId.getAsLong(), orNull(after), wantsExtras));
        }
    }

    private void connect(WsConnectContext ctx, Outlet outlet, SocketConnection.Wish wish) {
        SocketConnection connection = new SocketConnection(parts, outlet, wish);
        ctx.attribute(CONNECTION, connection);
        connection.connected(ctx.queryParam("token"), ctx.queryParam("ticket"));
    }

    // A close while opening, a vanished peer, a frame that is too large: Jetty closes by itself, and says so here.
    private void fail(WsErrorContext ctx) {
        log.debug("a WebSocket broke", ctx.error());
        end(ctx);
    }

    private void end(WsContext ctx) {
        find(ctx).ifPresent(SocketConnection::disconnected);
        Outlet outlet = ctx.attribute(OUTLET);
        if (outlet != null) {
            parts.hub().gone(outlet);
        }
    }

    private static Optional<SocketConnection> find(WsContext ctx) {
        return Optional.ofNullable(ctx.attribute(CONNECTION));
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
