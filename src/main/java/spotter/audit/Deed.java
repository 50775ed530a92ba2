package spotter.audit;

import java.util.Locale;

/** What somebody did. */
public enum Deed {
    LOOK,
    CREATE,
    UPDATE,
    DELETE,
    LOGIN,
    LOGIN_FAILED,
    LOGOUT,
    /** A new password. */
    PASSWORD,
    LINK_START,
    LINK_END,
    EXPORT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
