package spotter.auth;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.access.Origin;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.http.Slice;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.users.UserService;
import spotter.users.UserViews;

/** {@code /api/auth}: logging in and out, passwords. */
public final class AuthRoutes {
    private static final int MAX_LOGIN_CHARS = 400;
    static final int MAX_TOKEN_CHARS = 200;

    private final AuthService auth;
    private final Sessions sessions;
    private final PasswordResets resets;
    private final UserService users;
    private final UserViews views;
    private final LoginLimits limits;

    public AuthRoutes(
            AuthService auth,
            Sessions sessions,
            PasswordResets resets,
            UserService users,
            UserViews views,
            LoginLimits limits) {
        this.auth = auth;
        this.sessions = sessions;
        this.resets = resets;
        this.users = users;
        this.views = views;
        this.limits = limits;
    }

    public void register(Routes routes) {
        routes.post("/api/auth/login", Action.SIGN_IN, this::login);
        routes.post("/api/auth/token", Action.SIGN_IN, this::token);
        routes.post("/api/auth/refresh", Action.SIGN_IN, this::refresh);
        routes.post("/api/auth/logout", Action.OWN_ACCOUNT, this::logout);
        routes.get("/api/auth/me", Action.OWN_ACCOUNT, this::me);
        routes.post("/api/auth/password/change", Action.OWN_ACCOUNT, this::changePassword);
        routes.post("/api/auth/password-reset/request", Action.SIGN_IN, this::requestReset);
        routes.post("/api/auth/password-reset/verify", Action.SIGN_IN, this::verifyReset);
        routes.get("/api/auth/password-resets", Action.ADMIN_ONLY, this::listResets);
    }

    private void login(Context ctx) {
        Fields body = Requests.json(ctx);
        login(ctx, body, body.has("username") && !body.has("email") ? "username" : "email");
    }

    private void token(Context ctx) {
        login(ctx, Requests.form(ctx), "username");
    }

    private void login(Context ctx, Fields body, String nameField) {
        String email = body.text(nameField, MAX_LOGIN_CHARS);
        String password = body.secret("password", 1, Passwords.MAX_CHARS);
        body.check();
        ctx.json(limits.attempt(
                        email,
                        Requests.address(ctx),
                        () -> auth.login(
                                email,
                                password,
                                Requests.origin(ctx, Origin.Via.SIGN_IN),
                                Device.nameOf(ctx.userAgent())))
                .orElseThrow(
                        () -> new Problem(ProblemKind.UNAUTHENTICATED, "auth.wrong", "Incorrect email or password")));
    }

    private void refresh(Context ctx) {
        Fields body = Requests.json(ctx);
        String token = body.text("refresh_token", MAX_TOKEN_CHARS);
        body.check();
        ctx.json(sessions.refresh(token, Requests.origin(ctx, Origin.Via.SIGN_IN)));
    }

    private void logout(Context ctx) {
        auth.logout(Callers.of(ctx));
        ctx.json(Map.of("message", "Logged out"));
    }

    private void me(Context ctx) {
        ctx.json(views.of(
                Callers.of(ctx), users.read(Callers.of(ctx), Callers.of(ctx).userId())));
    }

    private void changePassword(Context ctx) {
        Fields body = Requests.json(ctx);
        String current = body.secret("current_password", 1, Passwords.MAX_CHARS);
        String fresh = newPassword(body, "new_password");
        body.check();
        // A stolen access token must not become a place to guess the password.
        Caller caller = Callers.of(ctx);
        boolean isWrong = limits.attempt(
                        "user " + caller.userId(),
                        Requests.address(ctx),
                        () -> auth.changePassword(caller, current, fresh))
                .isEmpty();
        if (isWrong) {
            throw new Problem(ProblemKind.MALFORMED, "auth.password_wrong", "Incorrect password");
        }
        ctx.json(Map.of("message", "Password changed successfully"));
    }

    private void requestReset(Context ctx) {
        Fields body = Requests.json(ctx);
        String email = body.email("email");
        body.check();
        limits.reset(email, Requests.address(ctx));
        resets.request(email);
        ctx.json(Map.of("message", "If the email exists, a password reset link has been sent"));
    }

    private void verifyReset(Context ctx) {
        Fields body = Requests.json(ctx);
        String token = body.text("token", MAX_TOKEN_CHARS);
        String fresh = newPassword(body, "new_password");
        body.check();
        limits.setup(Requests.address(ctx));
        auth.resetPassword(token, fresh, Requests.origin(ctx, Origin.Via.SIGN_IN));
        ctx.json(Map.of("message", "Password has been reset"));
    }

    private void listResets(Context ctx) {
        List<PasswordResets.Link> links = resets.shown();
        auth.lookAtResets(
                Callers.of(ctx), links.stream().map(PasswordResets.Link::userId).toList());
        ctx.json(new Slice<>(links, null));
    }

    static String newPassword(Fields body, String name) {
        return body.secret(name, Passwords.MIN_CHARS, Passwords.MAX_CHARS);
    }
}
