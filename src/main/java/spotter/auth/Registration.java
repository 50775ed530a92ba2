package spotter.auth;

/** Who may make an account without an administrator. */
public enum Registration {
    /** Anyone, as a client. */
    CLIENTS,
    /** Whoever has an invitation. */
    INVITE,
    /** Nobody. */
    CLOSED,
    /** Anyone, as a client or a trainer: for a developer's own instance. */
    OPEN
}
