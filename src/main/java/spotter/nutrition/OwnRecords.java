package spotter.nutrition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.http.Json;
import spotter.http.Page;
import spotter.http.Paging;

/** Everything of this room that is one person's own, page by page. */
record OwnRecords(
        PlanService plans,
        RecipeService recipes,
        CompletionService completions,
        WeighInService weighIns,
        GoalService goals) {
    private static final Period EVER = new Period(null, null);

    Page<?> plans(Caller owner, Paging paging) {
        return plans.list(owner, new PlanFilter(owner.userId(), null, null), paging)
                .map(this::complete);
    }

    Page<?> completions(Caller owner, Paging paging) {
        return completions.list(owner, owner.userId(), EVER, paging);
    }

    Page<?> weighIns(Caller owner, Paging paging) {
        return weighIns.list(owner, owner.userId(), EVER, paging);
    }

    Page<?> goals(Caller owner, Paging paging) {
        return new Page<>(List.of(goals.read(owner, owner.userId())), 1);
    }

    Page<?> recipes(Caller owner, Paging paging) {
        return owner.isTrainer() ? recipes.list(owner, null, paging) : new Page<>(List.of(), 0);
    }

    private Map<String, @Nullable Object> complete(Plan plan) {
        Map<String, @Nullable Object> complete = Json.toMap(plan);
        complete.put("planned_meals", plans.meals(plan));
        return complete;
    }
}
