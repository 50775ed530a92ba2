package spotter;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spotter.access.Access;
import spotter.audit.AuditLog;
import spotter.audit.AuditRoutes;
import spotter.auth.AuthRoutes;
import spotter.auth.AuthService;
import spotter.auth.Enrolment;
import spotter.auth.EnrolmentRoutes;
import spotter.auth.InactiveAccounts;
import spotter.auth.InviteRoutes;
import spotter.auth.Invites;
import spotter.auth.LoginLimits;
import spotter.auth.Mailer;
import spotter.auth.PasswordResets;
import spotter.auth.Passwords;
import spotter.auth.Secrets;
import spotter.auth.SessionRoutes;
import spotter.auth.Sessions;
import spotter.auth.Tokens;
import spotter.db.Database;
import spotter.http.Routes;
import spotter.users.AccountEvents;
import spotter.users.LinkRoutes;
import spotter.users.LinkService;
import spotter.users.UserService;
import spotter.users.UserViews;

/** The parts of the server that concern people, composed alike for the server and for the command line. */
record Accounts(
        AuditLog audit,
        LinkService links,
        Access access,
        UserService users,
        Sessions sessions,
        PasswordResets resets,
        AuthService auth,
        Enrolment enrolment,
        Invites invites)
        implements AutoCloseable {

    /** Without listeners: nobody is connected to a command line. */
    static Accounts of(Config config, Database db) throws IOException {
        return of(config, db, List.of());
    }

    /** @param listeners what other rooms want to hear of accounts */
    static Accounts of(Config config, Database db, List<AccountEvents> listeners) throws IOException {
        List<AccountEvents> events = new ArrayList<>(List.of(new InactiveAccounts()));
        events.addAll(listeners);
        Clock clock = db.clock();
        AuditLog audit = new AuditLog(db, Duration.ofDays(config.whole(Setting.AUDIT_DAYS)));
        Tokens tokens =
                new Tokens(jwtSecret(config), Duration.ofMinutes(config.whole(Setting.ACCESS_TOKEN_MINUTES)), clock);
        LinkService links = new LinkService(db, events, audit);
        Access access = new Access(links);
        UserService users = new UserService(db, access, links, events, audit);
        Duration sessionLife = Duration.ofDays(config.whole(Setting.REFRESH_TOKEN_DAYS));
        Sessions sessions = new Sessions(db, tokens, users, sessionLife, events, audit);
        Passwords passwords = new Passwords(config.whole(Setting.BCRYPT_COST));
        PasswordResets resets = new PasswordResets(db, users, mailer(config), config.baseUrl());
        return new Accounts(
                audit,
                links,
                access,
                users,
                sessions,
                resets,
                new AuthService(db, users, passwords, sessions, resets, audit),
                new Enrolment(db, users, links, passwords, resets, config.registration(), config.baseUrl(), audit),
                new Invites(db, access, audit));
    }

    /** All routes but those of accounts themselves: some of the media's lie among these, and come first. */
    void register(Routes routes, UserViews views, LoginLimits limits) {
        new AuthRoutes(auth, sessions, resets, users, views, limits).register(routes);
        new SessionRoutes(auth, sessions).register(routes);
        new EnrolmentRoutes(enrolment, limits).register(routes);
        new InviteRoutes(invites).register(routes);
        new LinkRoutes(links, users, access, views).register(routes);
        new AuditRoutes(audit).register(routes);
    }

    @Override
    public void close() {
        resets.close();
        audit.close();
    }

    /** The server's key: set, or made on the first start. */
    static String jwtSecret(Config config) throws IOException {
        String given = config.value(Setting.JWT_SECRET);
        return given.isEmpty() ? Secrets.loadOrMake(config.data().resolve("jwt_secret")) : given;
    }

    private static @Nullable Mailer mailer(Config config) {
        if (config.value(Setting.SMTP_HOST).isEmpty()) {
            return null;
        }
        return new Mailer(new Mailer.Server(
                config.value(Setting.SMTP_HOST),
                config.whole(Setting.SMTP_PORT),
                config.value(Setting.SMTP_TLS),
                config.value(Setting.SMTP_USER),
                config.value(Setting.SMTP_PASSWORD),
                config.value(Setting.SMTP_FROM)));
    }
}
