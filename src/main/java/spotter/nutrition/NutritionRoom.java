package spotter.nutrition;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import spotter.access.Access;
import spotter.audit.AuditLog;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Chapter;
import spotter.http.Routes;
import spotter.media.MediaRoom;
import spotter.media.MediaService;
import spotter.media.RecordOwners;
import spotter.notify.NotificationService;
import spotter.users.LinkService;
import spotter.users.UserService;

/** The room's parts, composed; what the server needs of it. */
public final class NutritionRoom {
    private final OwnRecords exporting;
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
        PlanService planService = new PlanService(db, rights, media, notices);
        RecipeService recipeService = new RecipeService(db, rights, links);
        CompletionService completionService = new CompletionService(db, rights, media, notices);
        WeighInService weighInService = new WeighInService(db, rights);
        GoalService goalService = new GoalService(db, rights);
        this.exporting = new OwnRecords(planService, recipeService, completionService, weighInService, goalService);
        this.plans = new PlanRoutes(planService);
        this.recipes = new RecipeRoutes(recipeService);
        this.meals = new PlannedMealRoutes(new PlannedMealService(db, rights, media, notices));
        this.completions = new CompletionRoutes(completionService, new CompletionViews(db, media, files.views()), zone);
        this.photos =
                new PhotoRoutes(new PhotoService(db, access, rights, media, owners), files.uploads(), files.views());
        this.weighIns = new WeighInRoutes(weighInService, zone);
        this.goals = new GoalRoutes(goalService);
        this.summaries = new SummaryRoutes(new SummaryService(db, rights), db.clock(), zone);
    }

    /** The client of the plan that this completion belongs to; empty if there is no such completion. */
    public static Optional<Long> findClient(Tx tx, long completionId) {
        return new CompletionStore().find(tx, completionId).map(MealCompletion::clientId);
    }

    /** What is the owner's own. A client's recipes stand within his plans, for they are his trainer's. */
    public List<Chapter> chapters() {
        return List.of(
                Chapter.ofClients("plans", exporting::plans),
                Chapter.ofClients("meal_completions", exporting::completions),
                Chapter.ofClients("weigh_ins", exporting::weighIns),
                Chapter.ofClients("goals", exporting::goals),
                Chapter.paged("recipes", exporting::recipes));
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
