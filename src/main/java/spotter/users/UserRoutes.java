package spotter.users;

import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.access.Role;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Page;
import spotter.http.Paging;
import spotter.http.Requests;
import spotter.http.Routes;

/** {@code /api/users}: accounts as their owners, trainers and administrators see them. */
public final class UserRoutes {
    static final int MAX_NAME_CHARS = 200;

    private final UserService users;
    private final UserViews views;

    public UserRoutes(UserService users, UserViews views) {
        this.users = users;
        this.views = views;
    }

    public void register(Routes routes) {
        routes.get("/api/users/me", Action.OWN_ACCOUNT, this::readMe);
        routes.put("/api/users/me", Action.OWN_ACCOUNT, this::updateMe);
        routes.get("/api/users", Action.USER_LIST, this::list);
        routes.get("/api/users/clients", Action.CLIENT_LIST, this::listClients);
        routes.get("/api/users/{id}", Action.USER_READ, this::read);
        routes.put("/api/users/{id}", Action.USER_UPDATE, this::update);
        routes.delete("/api/users/{id}", Action.USER_DELETE, this::delete);
    }

    private void readMe(Context ctx) {
        answer(ctx, users.read(Callers.of(ctx), Callers.of(ctx).userId()));
    }

    private void updateMe(Context ctx) {
        answer(ctx, users.update(Callers.of(ctx), Callers.of(ctx).userId(), profile(ctx)));
    }

    private void read(Context ctx) {
        answer(ctx, users.read(Callers.of(ctx), id(ctx)));
    }

    private void update(Context ctx) {
        answer(ctx, users.update(Callers.of(ctx), id(ctx), change(ctx)));
    }

    private void delete(Context ctx) {
        users.delete(Callers.of(ctx), id(ctx));
        ctx.status(204);
    }

    private void list(Context ctx) {
        Fields query = Requests.query(ctx);
        @Nullable Role role = query.optionalRole("role");
        @Nullable String search = query.optionalText("search", MAX_NAME_CHARS);
        query.check();
        Paging paging = Requests.paging(ctx);
        answer(ctx, users.list(Callers.of(ctx), role, search, paging), paging);
    }

    private void listClients(Context ctx) {
        Paging paging = Requests.paging(ctx);
        answer(ctx, users.listClients(Callers.of(ctx), paging), paging);
    }

    private static UserService.Change profile(Context ctx) {
        Fields body = Requests.json(ctx);
        UserService.Change change = new UserService.Change(
                body.optionalText("full_name", MAX_NAME_CHARS), body.optionalEmail("email"), null, null);
        body.check();
        return change;
    }

    private static UserService.Change change(Context ctx) {
        Fields body = Requests.json(ctx);
        UserService.Change change = new UserService.Change(
                body.optionalText("full_name", MAX_NAME_CHARS),
                body.optionalEmail("email"),
                body.optionalRole("role"),
                body.optionalFlag("is_active"));
        body.check();
        return change;
    }

    private void answer(Context ctx, Account account) {
        ctx.json(views.of(Callers.of(ctx), account));
    }

    private void answer(Context ctx, Page<Account> page, Paging paging) {
        Caller caller = Callers.of(ctx);
        List<User> shown = views.of(caller, page.items());
        new Page<>(shown, page.total()).answer(ctx, paging);
    }

    // Others' accounts answer 403 whether they exist or not, and so does what cannot be an id.
    private static long id(Context ctx) {
        return Requests.pathIdOrZero(ctx, "id");
    }
}
