package spotter.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One setting as it is in force.
 *
 * @param value null of a secret: where it came from says whether it is set
 * @param otherwise what it is when nobody says anything
 * @param source {@code default}, {@code file}, {@code environment} or {@code flag}
 * @param help what it is for, with unit
 */
public record EffectiveSetting(
        String name, @Nullable String value, String otherwise, String source, boolean secret, String help) {
    /** As it is answered: {@code default} is no name in Java. */
    Map<String, @Nullable Object> view() {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("name", name);
        view.put("value", value);
        view.put("default", otherwise);
        view.put("source", source);
        view.put("secret", secret);
        view.put("help", help);
        return view;
    }
}
