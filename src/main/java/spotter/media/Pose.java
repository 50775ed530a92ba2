package spotter.media;

import java.util.Locale;

/** Which side of the body a progress photo shows. */
public enum Pose {
    FRONT,
    SIDE,
    BACK;

    /** Lower case, as in answers and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Pose named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
