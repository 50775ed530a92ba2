package spotter.nutrition;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.audit.Deed;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Page;
import spotter.http.Paging;
import spotter.users.LinkService;

/** Recipes: each trainer's own, read by the clients he has now. */
final class RecipeService {
    private final Database db;
    private final Rights rights;
    private final LinkService links;
    private final RecipeStore recipes = new RecipeStore();

    RecipeService(Database db, Rights rights, LinkService links) {
        this.db = db;
        this.rights = rights;
        this.links = links;
    }

    Recipe create(Caller caller, Recipe draft) {
        return db.write(tx -> {
            rights.requireAccount(tx, caller);
            Recipe recipe =
                    recipes.find(tx, recipes.insert(tx, draft, caller.userId())).orElseThrow();
            rights.changed(tx, caller, Deed.CREATE, Thing.RECIPE, recipe);
            return recipe;
        });
    }

    Recipe read(Caller caller, long id) {
        return rights.require(caller, Action.RECIPE_READ, db.read(tx -> recipes.find(tx, id)), Thing.RECIPE);
    }

    /** A trainer's own, for a client those of his trainer, for an administrator all. */
    Page<Recipe> list(Caller caller, @Nullable String search, Paging paging) {
        return db.read(tx -> recipes.list(tx, cooks(tx, caller), search, paging));
    }

    Recipe update(Caller caller, long id, UnaryOperator<Recipe> change) {
        return db.write(tx -> {
            recipes.update(tx, change.apply(writable(tx, caller, id)));
            Recipe recipe = recipes.find(tx, id).orElseThrow();
            rights.changed(tx, caller, Deed.UPDATE, Thing.RECIPE, recipe);
            return recipe;
        });
    }

    /** Meals planned with it stay, without a recipe. */
    void delete(Caller caller, long id) {
        db.run(tx -> {
            Recipe recipe = writable(tx, caller, id);
            recipes.delete(tx, id);
            rights.changed(tx, caller, Deed.DELETE, Thing.RECIPE, recipe);
        });
    }

    private Recipe writable(Tx tx, Caller caller, long id) {
        return rights.require(caller, Action.RECIPE_WRITE, recipes.find(tx, id), Thing.RECIPE);
    }

    private Optional<List<Long>> cooks(Tx tx, Caller caller) {
        return switch (caller.role()) {
            case ADMIN -> Optional.empty();
            case TRAINER -> Optional.of(List.of(caller.userId()));
            case CLIENT ->
                Optional.of(links.findTrainer(tx, caller.userId()).stream().toList());
        };
    }
}
