package spotter.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What any text in a request must keep to. */
final class Text {
    /**
     * One @, something before it, a dotted name after it: a shape to catch typing errors, not RFC 5322. What RFC 5322
     * gives a meaning in an address line is left out, so that no mail goes to another address than the one shown.
     */
    private static final String PLAIN = "[^@\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"";

    private static final Pattern EMAIL = Pattern.compile(PLAIN + "]{1,64}@" + PLAIN + ".]+(\\." + PLAIN + ".]+)+");

    private Text() {}

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** Why the text cannot be stored as it is; null if it can. */
    static @Nullable String complaint(String text) {
        if (text.indexOf('\0') >= 0) {
            return "must not contain NUL";
        }
        // Half a character has no bytes in UTF-8: stored or hashed it would equal any other half.
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)
                ? "must not contain half a character"
                : null;
    }
}
