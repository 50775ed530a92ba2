package spotter.access;

/**
 * Who is calling, looked up afresh on every request.
 *
 * @param userId the account
 * @param role the account's role in the database at this moment
 * @param sessionId the session that the access token belongs to
 * @param origin how he came in
 */
public record Caller(long userId, Role role, String sessionId, Origin origin) {
    /** The same, come in this way. */
    public Caller from(Origin other) {
        return new Caller(userId, role, sessionId, other);
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    public boolean isTrainer() {
        return role == Role.TRAINER;
    }

    public boolean isClient() {
        return role == Role.CLIENT;
    }
}
