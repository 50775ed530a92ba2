package spotter.access;

import java.util.Locale;
import java.util.Optional;

/** What an account is in the gym. The role that counts is the one in the database, never the one in a token. */
public enum Role {
    /** The gym's owner. */
    ADMIN,
    TRAINER,
    CLIENT;

    /** Lower case, as in answers and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Read in any case; empty for any other word. */
    public static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.wireName().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
