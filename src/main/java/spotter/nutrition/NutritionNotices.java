package spotter.nutrition;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.db.Tx;
import spotter.http.Json;
import spotter.notify.Notice;
import spotter.notify.NotificationService;
import spotter.notify.NotificationType;
import spotter.problem.Problem;
import spotter.users.Account;
import spotter.users.UserService;

/** Tells the client what his trainer does to a plan, and the trainer what the client has eaten; in the same transaction. */
final class NutritionNotices {
    private final NotificationService notifications;
    private final UserService users;

    NutritionNotices(NotificationService notifications, UserService users) {
        this.notifications = notifications;
        this.users = users;
    }

    /** What happened to a plan; one of its meals being changed is a change of it. */
    enum PlanChange {
        CREATED,
        CHANGED,
        DELETED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** To the client, who cannot have done it himself. */
    void planUpdated(Tx tx, Caller by, Plan plan, PlanChange change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("plan_data", plan);
        fields.put("trainer_id", by.userId());
        fields.put("change", change.word());
        String message = "Your nutrition plan \"" + plan.name() + "\" was " + change.word() + ".";
        notifications.post(
                tx,
                plan.clientId(),
                Notice.of(NotificationType.PLAN_UPDATED, "Plan " + change.word(), message, fields));
    }

    /** To the client's trainer, if he has one. */
    void mealCompleted(Tx tx, MealCompletion completion, PlannedMeal meal) {
        Account client = users.find(tx, completion.clientId()).orElseThrow(() -> Problem.notFound("Client"));
        Long trainerId = client.trainerId();
        if (trainerId == null) {
            return;
        }
        Map<String, @Nullable Object> data = Json.toMap(completion);
        data.put("planned_meal", meal);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("meal_data", data);
        fields.put("client_id", client.id());
        String message = client.fullName() + " has completed " + title(meal) + ".";
        notifications.post(
                tx,
                trainerId,
                Notice.of(NotificationType.MEAL_COMPLETED, "Meal completed", message, fields)
                        .about(client.id()));
    }

    private static String title(PlannedMeal meal) {
        String type = meal.mealType().name().toLowerCase(Locale.ROOT);
        return meal.recipe() == null ? type : type + " (" + meal.recipe().name() + ")";
    }
}
