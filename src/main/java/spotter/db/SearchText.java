package spotter.db;

import java.util.Locale;

/** Searching without regard to case: SQL's own LIKE knows only ASCII, so a column holds the text in lower case. */
public final class SearchText {
    private SearchText() {}

    /** What the column holds. */
    public static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** For {@code column LIKE :pattern ESCAPE '!'}: every key that contains these very characters. */
    public static String containing(String search) {
        String literal = key(search).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + literal + "%";
    }
}
