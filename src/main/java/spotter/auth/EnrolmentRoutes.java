package spotter.auth;

import io.javalin.http.Context;
import spotter.access.Action;
import spotter.access.Origin;
import spotter.access.Role;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.users.User;

/** Where accounts are made: {@code /api/auth/register}, {@code /api/auth/setup}, {@code POST /api/users}, invites. */
public final class EnrolmentRoutes {
    private static final int MAX_NAME_CHARS = 200;

    private final Enrolment enrolment;
    private final LoginLimits limits;

    public EnrolmentRoutes(Enrolment enrolment, LoginLimits limits) {
        this.enrolment = enrolment;
        this.limits = limits;
    }

    public void register(Routes routes) {
        routes.post("/api/auth/register", Action.SIGN_IN, this::register);
        routes.post("/api/auth/setup", Action.SIGN_IN, this::setUp);
        routes.post("/api/users", Action.USER_CREATE, this::createUser);
        routes.post("/api/users/invites", Action.INVITE_CREATE, this::invite);
    }

    private void register(Context ctx) {
        Fields body = Requests.json(ctx);
        Role role = body.optionalRole("role");
        Enrolment.Applicant applicant = new Enrolment.Applicant(
                body.email("email"),
                AuthRoutes.newPassword(body, "password"),
                body.text("full_name", MAX_NAME_CHARS),
                role == null ? Role.CLIENT : role,
                body.optionalText("invite_code", AuthRoutes.MAX_TOKEN_CHARS),
                Requests.origin(ctx, Origin.Via.SIGN_IN));
        body.check();
        enrolment.requireOpen(applicant);
        if (enrolment.isLimited()) {
            limits.register(Requests.address(ctx));
        }
        User user = User.of(enrolment.register(applicant), null);
        answerCreated(ctx, user.id(), user);
    }

    private void setUp(Context ctx) {
        enrolment.requireSetup();
        Fields body = Requests.json(ctx);
        String code = body.text("code", AuthRoutes.MAX_TOKEN_CHARS);
        Enrolment.Applicant applicant = new Enrolment.Applicant(
                body.email("email"),
                AuthRoutes.newPassword(body, "password"),
                body.text("full_name", MAX_NAME_CHARS),
                Role.ADMIN,
                null,
                Requests.origin(ctx, Origin.Via.SIGN_IN));
        body.check();
        limits.setup(Requests.address(ctx));
        User user = User.of(enrolment.setUp(code, applicant), null);
        answerCreated(ctx, user.id(), user);
    }

    private void createUser(Context ctx) {
        Fields body = Requests.json(ctx);
        String email = body.email("email");
        String name = body.text("full_name", MAX_NAME_CHARS);
        Role role = body.require("role", body.optionalRole("role"), Role.CLIENT);
        String password = body.has("password") ? AuthRoutes.newPassword(body, "password") : null;
        body.check();
        CreatedUser user = CreatedUser.of(enrolment.create(Callers.of(ctx), email, name, role, password));
        answerCreated(ctx, user.id(), user);
    }

    private void invite(Context ctx) {
        Fields body = Requests.json(ctx);
        String email = body.optionalEmail("email");
        Role role = body.optionalRole("role");
        Long trainerId = body.optionalId("trainer_id");
        body.check();
        ctx.status(201);
        ctx.json(enrolment.invite(Callers.of(ctx), email, role == null ? Role.CLIENT : role, trainerId));
    }

    private static void answerCreated(Context ctx, long id, Object user) {
        ctx.status(201);
        ctx.header("Location", "/api/users/" + id);
        ctx.json(user);
    }
}
