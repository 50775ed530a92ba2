package spotter.access;

/**
 * Who is calling, looked up afresh on every request.
 *
 * @param userId the account
 * @param role the account's role in the database at this moment
 * @param sessionId the session that the access token belongs to
 */
public record Caller(long userId, Role role, String sessionId) {
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
