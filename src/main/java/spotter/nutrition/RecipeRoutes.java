package spotter.nutrition;

import io.javalin.http.Context;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Paging;
import spotter.http.Requests;
import spotter.http.Routes;

/** {@code /api/nutrition/recipes}. */
final class RecipeRoutes {
    private static final Thing THING = Thing.RECIPE;

    private final RecipeService recipes;

    RecipeRoutes(RecipeService recipes) {
        this.recipes = recipes;
    }

    void register(Routes routes) {
        routes.post(THING.path(), Action.RECIPE_WRITE, this::create);
        routes.get(THING.path(), Action.RECIPE_READ, this::list);
        routes.get(THING.path() + "/{id}", Action.RECIPE_READ, this::read);
        routes.put(THING.path() + "/{id}", Action.RECIPE_WRITE, this::update);
        routes.delete(THING.path() + "/{id}", Action.RECIPE_WRITE, this::delete);
    }

    private void create(Context ctx) {
        Recipe recipe = recipes.create(Callers.of(ctx), Recipe.draft(Requests.json(ctx)));
        ctx.header("Location", THING.path(recipe.id()));
        ctx.json(recipe);
    }

    private void list(Context ctx) {
        Fields query = Requests.query(ctx);
        String search = query.optionalText("search", Changes.MAX_NAME_CHARS);
        query.check();
        Paging paging = Requests.paging(ctx);
        recipes.list(Callers.of(ctx), search, paging).answer(ctx, paging);
    }

    private void read(Context ctx) {
        ctx.json(recipes.read(Callers.of(ctx), id(ctx)));
    }

    private void update(Context ctx) {
        Fields body = Requests.json(ctx);
        ctx.json(recipes.update(Callers.of(ctx), id(ctx), recipe -> recipe.changedBy(body)));
    }

    private void delete(Context ctx) {
        recipes.delete(Callers.of(ctx), id(ctx));
        ctx.json(THING.deleted());
    }

    private static long id(Context ctx) {
        return Requests.pathId(ctx, "id", THING.label());
    }
}
