package spotter.notify;

import io.javalin.http.Context;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.http.Slice;

/** {@code /api/messages}. */
public final class MessageRoutes {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    private final MessageService messages;

    public MessageRoutes(MessageService messages) {
        this.messages = messages;
    }

    // Whom one may write to is decided for each recipient; that one may write at all is everybody's: an administrator
    // can always be reached.
    public void register(Routes routes) {
        routes.post("/api/messages", Action.MESSAGE_ADMIN, this::send);
        routes.get("/api/messages", Action.MESSAGE_ADMIN, this::list);
        routes.get("/api/messages/conversations", Action.MESSAGE_ADMIN, this::listConversations);
        routes.get("/api/messages/{id}", Action.MESSAGE_ADMIN, this::read);
        routes.post("/api/messages/{id}/read", Action.MESSAGE_ADMIN, this::markRead);
    }

    private void send(Context ctx) {
        Fields body = Requests.json(ctx);
        long toUserId = body.id("to_user_id");
        String text = body.text("message", MessageService.MAX_MESSAGE_CHARS);
        body.check();
        Message message = messages.send(Callers.of(ctx), toUserId, text);
        ctx.status(201).header("Location", "/api/messages/" + message.id());
        ctx.json(message);
    }

    private void list(Context ctx) {
        Fields query = Requests.query(ctx);
        long otherId = query.id("with");
        Long before = query.optionalId("before");
        int limit = query.whole("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        query.check();
        ctx.json(messages.list(Callers.of(ctx), otherId, before == null ? Long.MAX_VALUE : before, limit));
    }

    private void listConversations(Context ctx) {
        ctx.json(new Slice<>(messages.listConversations(Callers.of(ctx)), null));
    }

    private void read(Context ctx) {
        ctx.json(messages.read(Callers.of(ctx), id(ctx)));
    }

    private void markRead(Context ctx) {
        ctx.json(messages.markRead(Callers.of(ctx), id(ctx)));
    }

    private static long id(Context ctx) {
        return Requests.pathId(ctx, "id", "Message");
    }
}
