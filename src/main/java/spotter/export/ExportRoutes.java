package spotter.export;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;
import spotter.http.Callers;
import spotter.http.ContentDisposition;
import spotter.http.RateLimit;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.users.UserService;

/** {@code /api/me/export}, and for an administrator that of anybody. */
public final class ExportRoutes {
    /** Each holds a thread for as long as its reader takes. */
    private static final int AT_ONCE = 4;

    private static final Duration LATER = Duration.ofMinutes(1);
    private static final int BURST = 3;
    private static final Duration ONE_MORE = Duration.ofHours(1);

    private final Database db;
    private final UserService users;
    private final Export export;
    private final AuditLog audit;
    private final @Nullable RateLimit rate;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    /** @param isLimited false for load tests */
    public ExportRoutes(Database db, UserService users, Export export, AuditLog audit, boolean isLimited) {
        this.db = db;
        this.users = users;
        this.export = export;
        this.audit = audit;
        this.rate = isLimited ? new RateLimit(db.clock(), BURST, ONE_MORE) : null;
    }

    public void register(Routes routes) {
        routes.get("/api/me/export", Action.OWN_ACCOUNT, ctx -> send(ctx, Callers.of(ctx)));
        routes.get("/api/admin/users/{id}/export", Action.ADMIN_ONLY, this::sendAnybodys);
    }

    private void sendAnybodys(Context ctx) throws IOException {
        Caller owner = users.find(Requests.pathId(ctx, "id", "User"))
                .map(account -> new Caller(
                        account.id(), account.role(), "", Callers.of(ctx).origin()))
                .orElseThrow(() -> Problem.notFound("User"));
        send(ctx, owner);
    }

    private void send(Context ctx, Caller owner) throws IOException {
        if (ctx.method() == HandlerType.HEAD) {
            head(ctx, owner);
            return;
        }
        if (!running.add(owner.userId())) {
            throw new Problem(
                    ProblemKind.CONFLICT, "export.running", "An export is running already; wait until it is done.");
        }
        try {
            sendInTurn(ctx, owner);
        } finally {
            running.remove(owner.userId());
        }
    }

    private void sendInTurn(Context ctx, Caller owner) throws IOException {
        if (!free.tryAcquire()) {
            throw Problem.retryLater(
                    ProblemKind.OVERLOADED, "export.busy", "Too many exports are running; try again later.", LATER);
        }
        try {
            if (rate != null) {
                rate.take(Long.toString(Callers.of(ctx).userId()));
            }
            db.run(tx -> audit.record(tx, Callers.of(ctx), Deed.EXPORT, Item.account(owner.userId())));
            head(ctx, owner);
            export.write(owner, ctx.outputStream());
        } finally {
            free.release();
        }
    }

    private static void head(Context ctx, Caller owner) {
        ctx.contentType("application/zip");
        ctx.header("Content-Disposition", ContentDisposition.attachment("spotter " + owner.userId() + ".zip"));
        ctx.header("Cache-Control", "private, no-store");
    }
}
