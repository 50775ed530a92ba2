package spotter.nutrition;

import java.util.Locale;
import java.util.Map;
import spotter.problem.Problem;

/** The kinds of records of this room: what answers call them, and where they are. */
enum Thing {
    PLAN("Nutrition plan", "plans"),
    RECIPE("Recipe", "recipes"),
    PLANNED_MEAL("Planned meal", "planned-meals"),
    COMPLETION("Meal completion", "meal-completions"),
    WEIGH_IN("Weigh in record", "weigh-ins");

    private final String label;
    private final String segment;

    Thing(String label, String segment) {
        this.label = label;
        this.segment = segment;
    }

    String label() {
        return label;
    }

    /** In the audit. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where all of them are. */
    String path() {
        return "/api/nutrition/" + segment;
    }

    /** Where one of them is. */
    String path(long id) {
        return path() + "/" + id;
    }

    /** The answer to a deletion. */
    Map<String, String> deleted() {
        return Map.of("message", label + " deleted successfully");
    }

    Problem missing() {
        return Problem.notFound(label);
    }
}
