package spotter.admin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as it should be.
 *
 * @param what a key, a path or an account
 * @param why a few words
 * @param file the row behind it, where there is one
 */
public record Finding(
        Kind kind, String what, String why, @Nullable NamedFile file) {
    /** What sort of thing, and so what can be done about it. */
    public enum Kind {
        /** The file itself is damaged, or a row names a missing one. */
        DATABASE,
        /** An account has a notification that its counter does not know. */
        NUMBERING,
        /** A row whose original is gone: nothing brings it back but a backup. */
        MISSING,
        /** A row whose original has other bytes than were stored. */
        CHANGED,
        /** A variant that is gone or has another length, beside a sound original. */
        VARIANT,
        /** A stored file that no row names. */
        ORPHAN,
        /** A file of a deleted row, still to be removed. */
        DOOMED,
        /** Left by something that was interrupted. */
        UNFINISHED,
        /** Others than the server's user may read it. */
        MODE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding of(Kind kind, String what, String why) {
        return new Finding(kind, what, why, null);
    }

    static Finding of(Kind kind, NamedFile file, String why) {
        return new Finding(kind, file.key().toString(), why, file);
    }

    @Override
    public String toString() {
        return String.format("%-11s %s: %s", kind, what, why);
    }
}
