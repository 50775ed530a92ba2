package spotter.notify;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.access.Access;
import spotter.access.Action;
import spotter.db.Database;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.RateLimit;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.problem.Problem;
import spotter.users.UserService;

/** A notification at will, stored and sent like any other: for whoever builds or checks a frontend. */
public final class TestNotificationRoutes {
    private static final int MAX_TITLE_CHARS = 200;

    private final Database db;
    private final Access access;
    private final UserService users;
    private final NotificationService notifications;
    private final @Nullable RateLimit rate;

    /** @param rate of one sender; null for none, in load tests */
    public TestNotificationRoutes(
            Database db,
            Access access,
            UserService users,
            NotificationService notifications,
            @Nullable RateLimit rate) {
        this.db = db;
        this.access = access;
        this.users = users;
        this.notifications = notifications;
        this.rate = rate;
    }

    public void register(Routes routes) {
        routes.post("/api/ws/ws/test-notification/{user_id}", Action.TEST_NOTIFICATION, this::send);
    }

    private void send(Context ctx) {
        long userId = Requests.pathId(ctx, "user_id", "User");
        access.require(Callers.of(ctx), Action.TEST_NOTIFICATION, userId, "User");
        Notice notice = notice(Requests.query(ctx));
        if (rate != null) {
            rate.take(Long.toString(Callers.of(ctx).userId()));
        }
        long id = db.write(tx -> {
            if (users.find(tx, userId).isEmpty()) {
                throw Problem.notFound("User");
            }
            return notifications.post(tx, userId, notice);
        });
        ctx.json(Map.of("message", "Test notification sent", "id", id, "user_id", userId));
    }

    private static Notice notice(Fields query) {
        String word = orElse(query.optionalText("notification_type", 60), SystemLevel.INFO.wireName());
        String title = orElse(query.optionalText("title", MAX_TITLE_CHARS), "Test notification");
        String message =
                orElse(query.optionalText("message", MessageService.MAX_MESSAGE_CHARS), "This is a test notification.");
        Optional<NotificationType> type = NotificationType.of(word);
        Optional<SystemLevel> level = Arrays.stream(SystemLevel.values())
                .filter(constant -> constant.name().equalsIgnoreCase(word))
                .findFirst();
        if (type.isEmpty() && level.isEmpty()) {
            query.reject("notification_type", "must be one of " + words());
        }
        query.check();
        return type.filter(known -> known != NotificationType.SYSTEM)
                .map(known -> Notice.of(known, title, message, Map.of("test", true)))
                .orElseGet(() -> Notice.system(level.orElse(SystemLevel.INFO), title, message));
    }

    private static String words() {
        List<String> words = new ArrayList<>();
        Arrays.stream(SystemLevel.values()).forEach(level -> words.add(level.name()));
        Arrays.stream(NotificationType.values()).forEach(type -> words.add(type.name()));
        return String.join(", ", words).toLowerCase(Locale.ROOT);
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
