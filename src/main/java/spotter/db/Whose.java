package spotter.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Whose rows a statement is about: the condition behind its {@code <whose>}. Only what holds stands in it, for beside an
 * OR that says "or everybody's" SQLite uses no index.
 */
public final class Whose {
    private Whose() {}

    /**
     * Puts the condition into the statement.
     *
     * @param column that says whose a row is
     * @param ids empty for everybody's
     */
    public static <S extends SqlStatement<S>> S bind(S statement, String column, Optional<List<Long>> ids) {
        if (ids.isEmpty()) {
            return statement.define("whose", "1 = 1");
        }
        List<String> names = new ArrayList<>();
        for (long id : ids.get()) {
            String name = "whose" + names.size();
            names.add(":" + name);
            statement.bind(name, id);
        }
        // SQL knows no empty list.
        return statement.define("whose", names.isEmpty() ? "1 = 0" : column + " IN (" + String.join(", ", names) + ")");
    }
}
