package spotter.audit;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;

/** {@code /api/admin/audit} for administrators, {@code /api/me/audit} for what is the caller's own. */
public final class AuditRoutes {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_CURSOR_CHARS = 40;

    private final AuditLog audit;

    public AuditRoutes(AuditLog audit) {
        this.audit = audit;
    }

    public void register(Routes routes) {
        routes.get("/api/admin/audit", Action.ADMIN_ONLY, this::listAll);
        routes.get("/api/me/audit", Action.OWN_ACCOUNT, this::listMine);
    }

    private void listAll(Context ctx) {
        Fields query = Requests.query(ctx);
        list(ctx, query, query.optionalId("actor_id"), query.optionalId("subject_id"));
    }

    private void listMine(Context ctx) {
        list(ctx, Requests.query(ctx), null, Callers.of(ctx).userId());
    }

    private void list(Context ctx, Fields query, @Nullable Long actorId, @Nullable Long subjectId) {
        Deed deed = query.optionalWord("action", Deed.class);
        LocalDate from = query.optionalDate("from");
        LocalDate to = query.optionalDate("to");
        int limit = query.whole("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        AuditFilter.Place before = place(query);
        query.check();
        AuditFilter filter = new AuditFilter(
                actorId, subjectId, deed, startOf(from), startOf(to == null ? null : to.plusDays(1)), before);
        ctx.json(audit.list(filter, limit));
    }

    private static AuditFilter.@Nullable Place place(Fields query) {
        String cursor = query.optionalText("cursor", MAX_CURSOR_CHARS);
        if (cursor == null) {
            return null;
        }
        if (!cursor.matches(AuditFilter.Place.SHAPE)) {
            query.reject("cursor", "is not one of ours");
            return null;
        }
        return AuditFilter.Place.parse(cursor);
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
