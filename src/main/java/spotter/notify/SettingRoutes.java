package spotter.notify;

import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spotter.access.Action;
import spotter.db.Database;
import spotter.http.Callers;
import spotter.http.Chapter;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.http.Slice;

/**
 * {@code /api/me/notification-settings}: which types disturb a person. One of another type is stored with its number
 * like any, but as read, and leaves on no socket; what came before stays as it was.
 */
public final class SettingRoutes {
    private final Database db;
    private final MuteStore mutes = new MuteStore();

    public SettingRoutes(Database db) {
        this.db = db;
    }

    public void register(Routes routes) {
        routes.get("/api/me/notification-settings", Action.NOTIFICATIONS, this::answer);
        routes.put("/api/me/notification-settings", Action.NOTIFICATIONS, this::update);
    }

    private void update(Context ctx) {
        Fields body = Requests.json(ctx);
        Map<NotificationType, Boolean> wanted = new EnumMap<>(NotificationType.class);
        for (NotificationType type : NotificationType.values()) {
            Boolean flag = body.optionalFlag(type.wireName());
            if (flag != null && type.mayBeMuted()) {
                wanted.put(type, flag);
            } else if (Boolean.FALSE.equals(flag)) {
                body.reject(type.wireName(), "cannot be switched off");
            }
        }
        body.check();
        long userId = Callers.of(ctx).userId();
        db.run(tx -> wanted.forEach((type, isWanted) -> mutes.set(tx, userId, type, !isWanted)));
        answer(ctx);
    }

    private void answer(Context ctx) {
        ctx.json(settings(Callers.of(ctx).userId()));
    }

    /** As they are read by whose they are. */
    public Chapter chapter() {
        return new Chapter(
                "notification_settings", (owner, cursor) -> new Slice<>(List.of(settings(owner.userId())), null));
    }

    private Map<String, Boolean> settings(long userId) {
        Set<NotificationType> muted = db.read(tx -> mutes.list(tx, userId));
        Map<String, Boolean> settings = new LinkedHashMap<>();
        for (NotificationType type : NotificationType.values()) {
            settings.put(type.wireName(), !muted.contains(type));
        }
        return settings;
    }
}
