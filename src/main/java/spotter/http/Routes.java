package spotter.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.websocket.WsConfig;
import java.util.function.Consumer;
import spotter.access.Action;

/** Where a feature puts its routes: none without an {@link Action}, and a HEAD beside every GET. */
public final class Routes {
    private final RoutesConfig routes;

    public Routes(RoutesConfig routes) {
        this.routes = routes;
    }

    /** Also registers HEAD, which Javalin would otherwise answer with 200 without asking anyone. */
    public void get(String path, Action action, Handler handler) {
        routes.get(path, handler, action);
        routes.head(path, handler, action);
    }

    public void post(String path, Action action, Handler handler) {
        routes.post(path, handler, action);
    }

    public void put(String path, Action action, Handler handler) {
        routes.put(path, handler, action);
    }

    public void delete(String path, Action action, Handler handler) {
        routes.delete(path, handler, action);
    }

    public void options(String path, Action action, Handler handler) {
        routes.options(path, handler, action);
    }

    /**
     * A WebSocket authenticates itself: what admits requests does not run before an upgrade, so its action must be a
     * public one.
     */
    public void ws(String path, Action action, Consumer<WsConfig> socket) {
        if (!action.isPublic()) {
            throw new IllegalArgumentException("nobody would ask for " + action + " before a WebSocket opens");
        }
        routes.ws(path, socket, action);
    }
}
