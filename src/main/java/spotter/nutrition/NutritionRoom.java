package spotter.nutrition;

import java.time.ZoneId;
import java.util.Optional;
import spotter.access.Access;
import spotter.audit.AuditLog;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Routes;
import spotter.media.MediaRoom;
import spotter.media.MediaService;
import spotter.media.RecordOwners;
import spotter.notify.NotificationService;
import spotter.users.LinkService;
import spotter.users.UserService;

/** The room's parts, composed; what the server needs of it. */
public final class NutritionRoom {
    private final PlanRoutes plans;
    private final RecipeRoutes recipes;
    private final PlannedMealRoutes meals;
    private final CompletionRoutes completions;
    private final PhotoRoutes photos;
    private final WeighInRoutes weighIns;
    private final GoalRoutes goals;
    private final SummaryRoutes summaries;

    /**
     * Composes the room.
     *
     * @param owners whose the records are that photos are added to, those of other rooms among them
     * @param zone whose days are meant where a request names no time zone
     */
    public NutritionRoom(
            Database db,
            Access access,
            UserService users,
            LinkService links,
            NotificationService notifications,
            MediaRoom files,
            RecordOwners owners,
            ZoneId zone,
            AuditLog audit) {
        Rights rights = new Rights(db, access, users, links, audit);
        NutritionNotices notices = new NutritionNotices(notifications, users);
        MediaService media = files.service();
        this.plans = new PlanRoutes(new PlanService(db, rights, media, notices));
        this.recipes = new RecipeRoutes(new RecipeService(db, rights, links));
        this.meals = new PlannedMealRoutes(new PlannedMealService(db, rights, media, notices));
        this.completions = new CompletionRoutes(
                new CompletionService(db, rights, media, notices), new CompletionViews(db, media, files.views()), zone);
        this.photos =
                new PhotoRoutes(new PhotoService(db, access, rights, media, owners), files.uploads(), files.views());
        this.weighIns = new WeighInRoutes(new WeighInService(db, rights), zone);
        this.goals = new GoalRoutes(new GoalService(db, rights));
        this.summaries = new SummaryRoutes(new SummaryService(db, rights), db.clock(), zone);
    }

    /** The client of the plan that this completion belongs to; empty if there is no such completion. */
    public static Optional<Long> findClient(Tx tx, long completionId) {
        return new CompletionStore().find(tx, completionId).map(MealCompletion::clientId);
    }

    public void register(Routes routes) {
        plans.register(routes);
        recipes.register(routes);
        meals.register(routes);
        completions.register(routes);
        photos.register(routes);
        weighIns.register(routes);
        goals.register(routes);
        summaries.register(routes);
    }
}
