package spotter.notify;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Page;
import spotter.http.Requests;
import spotter.http.Routes;

/** {@code /api/notifications}: everybody's own. */
public final class NotificationRoutes {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_OFFSET = 1_000_000;

    private final NotificationService notifications;

    /** What a list was asked for. */
    private record Query(@Nullable Long since, boolean unreadOnly, int limit, int offset) {}

    public NotificationRoutes(NotificationService notifications) {
        this.notifications = notifications;
    }

    public void register(Routes routes) {
        routes.get("/api/notifications", Action.NOTIFICATIONS, this::list);
        routes.get("/api/notifications/count", Action.NOTIFICATIONS, this::count);
        routes.post("/api/notifications/read-all", Action.NOTIFICATIONS, this::markAllRead);
        routes.post("/api/notifications/{id}/read", Action.NOTIFICATIONS, this::markRead);
        routes.delete("/api/notifications/{id}", Action.NOTIFICATIONS, this::delete);
    }

    private void list(Context ctx) {
        Query query = query(ctx);
        if (query.since() == null) {
            Page<Notification> page =
                    notifications.list(Callers.of(ctx), query.unreadOnly(), query.limit(), query.offset());
            boolean isMore = query.offset() + page.items().size() < page.total();
            answer(ctx, page, isMore ? link(query, "offset=" + (query.offset() + query.limit())) : null);
        } else {
            listAfter(ctx, query, query.since());
        }
    }

    private void listAfter(Context ctx, Query query, long since) {
        NotificationService.After after = notifications.listAfter(
                Callers.of(ctx), new NotificationStore.Range(since, query.unreadOnly(), query.limit(), query.offset()));
        if (after.batch().isReset()) {
            // The same word that a socket hears: what followed this number is gone, here is what there is.
            ctx.header("X-Reset", Long.toString(after.batch().oldest()));
        }
        List<Notification> rows = after.batch().rows();
        boolean isMore = !after.batch().isEnd();
        answer(
                ctx,
                new Page<>(rows, after.total()),
                isMore ? link(query, "since=" + rows.get(rows.size() - 1).seq()) : null);
    }

    private static Query query(Context ctx) {
        Fields query = Requests.query(ctx);
        Long since = Since.read(query);
        Boolean unreadOnly = query.optionalFlag("unread_only");
        int limit = query.whole("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        int offset = query.whole("offset", 0, 0, MAX_OFFSET);
        query.check();
        return new Query(since, unreadOnly != null && unreadOnly, limit, offset);
    }

    private void count(Context ctx) {
        ctx.json(notifications.count(Callers.of(ctx)));
    }

    private void markRead(Context ctx) {
        answer(ctx, notifications.markRead(Callers.of(ctx), id(ctx)).listed());
    }

    private void markAllRead(Context ctx) {
        int changed = notifications.markAllRead(Callers.of(ctx));
        ctx.json(Map.of("message", "All notifications marked as read", "count", changed));
    }

    private void delete(Context ctx) {
        notifications.delete(Callers.of(ctx), id(ctx));
        ctx.status(204);
    }

    private static long id(Context ctx) {
        return Requests.pathId(ctx, "id", "Notification");
    }

    private static void answer(Context ctx, Page<Notification> page, @Nullable String next) {
        ctx.header("X-Total-Count", Long.toString(page.total()));
        if (next != null) {
            ctx.header("Link", "<" + ctx.path() + "?" + next + ">; rel=\"next\"");
        }
        answer(ctx, page.items().stream().map(Notification::listed).collect(Collectors.joining(",", "[", "]")));
    }

    private static String link(Query query, String place) {
        return place + "&limit=" + query.limit() + (query.unreadOnly() ? "&unread_only=true" : "");
    }

    private static void answer(Context ctx, String json) {
        ctx.contentType("application/json").result(json);
    }
}
