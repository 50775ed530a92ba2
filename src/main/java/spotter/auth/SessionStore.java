package spotter.auth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.access.Origin;
import spotter.access.Role;
import spotter.db.Lookup;
import spotter.db.Rows;
import spotter.db.Tx;

/** Rows of sessions and of the refresh tokens that prolong them. */
final class SessionStore {
    private static final String INSERT = """
            INSERT INTO session (id, account_id, created_at, expires_at, last_used_at, network, device)
            VALUES (:id, :accountId, :now, :expiresAt, :now, :network, :device)
            """;
    private static final String INSERT_REFRESH =
            "INSERT INTO refresh_token (token_hash, session_id) VALUES (:hash, :sessionId)";
    private static final String FIND_ROLE = """
            SELECT a.role
              FROM session s
              JOIN account a
                ON a.id = s.account_id
             WHERE s.id = ?1
               AND a.id = ?2
               AND a.is_active = 1
               AND s.expires_at > ?3
            """;
    private static final String FIND_REFRESH = """
            SELECT r.session_id, r.used_at, s.account_id, s.expires_at
              FROM refresh_token r
              JOIN session s
                ON s.id = r.session_id
             WHERE r.token_hash = :hash
            """;
    private static final String USE_REFRESH = "UPDATE refresh_token SET used_at = :now WHERE token_hash = :hash";
    private static final String PROLONG = """
            UPDATE session
               SET expires_at = :expiresAt,
                   last_used_at = :now,
                   network = :network
             WHERE id = :id
            """;
    private static final String LIST = """
            SELECT id, created_at, COALESCE(last_used_at, created_at) AS last_used_at, expires_at, network, device
              FROM session
             WHERE account_id = :accountId
               AND expires_at > :now
             ORDER BY last_used_at DESC, id
             LIMIT 100
            """;
    private static final String DELETE_OWN = "DELETE FROM session WHERE id = :id AND account_id = :accountId";
    private static final String DELETE = "DELETE FROM session WHERE id = :id";
    private static final String DELETE_OTHERS = """
            DELETE FROM session
             WHERE account_id = :accountId
               AND (:keep IS NULL OR id <> :keep)
            """;
    private static final String DELETE_OF_INACTIVE = """
            DELETE FROM session
             WHERE account_id IN (SELECT id FROM account WHERE id = :accountId AND is_active = 0)
            """;
    private static final String DELETE_EXPIRED = "DELETE FROM session WHERE expires_at <= :now";

    private static final Lookup<Optional<Role>> ROLE =
            new Lookup<>(FIND_ROLE, rows -> rows.next() ? Role.of(rows.getString("role")) : Optional.empty());

    /**
     * A refresh token's state.
     *
     * @param usedAt set once it has been exchanged
     */
    record Refresh(
            String sessionId, long accountId, @Nullable Instant usedAt, Instant expiresAt) {}

    void insert(Tx tx, String id, long accountId, Instant expiresAt, Device device) {
        tx.handle()
                .createUpdate(INSERT)
                .bind("id", id)
                .bind("accountId", accountId)
                .bind("now", tx.now())
                .bind("expiresAt", expiresAt)
                .bind("network", device.network())
                .bind("device", device.name())
                .execute();
    }

    void insertRefresh(Tx tx, String sessionId, String hash) {
        tx.handle()
                .createUpdate(INSERT_REFRESH)
                .bind("hash", hash)
                .bind("sessionId", sessionId)
                .execute();
    }

    /** Who the session belongs to, as the database knows him now. */
    Optional<Caller> findCaller(Tx tx, String id, long accountId) {
        return ROLE.ask(tx, id, accountId, tx.now().toEpochMilli())
                .map(role -> new Caller(accountId, role, id, Origin.SOCKET));
    }

    Optional<Refresh> findRefresh(Tx tx, String hash) {
        return tx.handle()
                .createQuery(FIND_REFRESH)
                .bind("hash", hash)
                .map((rs, context) -> new Refresh(
                        rs.getString("session_id"),
                        rs.getLong("account_id"),
                        Rows.instantOrNull(rs, "used_at"),
                        Rows.instant(rs, "expires_at")))
                .findOne();
    }

    void useRefresh(Tx tx, String hash) {
        tx.handle()
                .createUpdate(USE_REFRESH)
                .bind("hash", hash)
                .bind("now", tx.now())
                .execute();
    }

    void prolong(Tx tx, String id, Instant expiresAt, @Nullable String network) {
        tx.handle()
                .createUpdate(PROLONG)
                .bind("id", id)
                .bind("expiresAt", expiresAt)
                .bind("now", tx.now())
                .bind("network", network)
                .execute();
    }

    void delete(Tx tx, String id) {
        tx.handle().createUpdate(DELETE).bind("id", id).execute();
    }

    /** The account's that have not run out, the last used first. */
    List<Session> list(Tx tx, long accountId) {
        return tx.handle()
                .createQuery(LIST)
                .bind("accountId", accountId)
                .bind("now", tx.now())
                .map((rs, context) -> new Session(
                        rs.getString("id"),
                        Rows.instant(rs, "created_at"),
                        Rows.instant(rs, "last_used_at"),
                        Rows.instant(rs, "expires_at"),
                        rs.getString("network"),
                        rs.getString("device")))
                .list();
    }

    /** Whether the account had such a session. */
    boolean deleteOwn(Tx tx, String id, long accountId) {
        return tx.handle()
                        .createUpdate(DELETE_OWN)
                        .bind("id", id)
                        .bind("accountId", accountId)
                        .execute()
                > 0;
    }

    /** All sessions of the account but {@code keep}, all when that is null; how many. */
    int deleteOthers(Tx tx, long accountId, @Nullable String keep) {
        return tx.handle()
                .createUpdate(DELETE_OTHERS)
                .bind("accountId", accountId)
                .bind("keep", keep)
                .execute();
    }

    /** All sessions of the account if it is not active. */
    void deleteOfInactive(Tx tx, long accountId) {
        tx.handle()
                .createUpdate(DELETE_OF_INACTIVE)
                .bind("accountId", accountId)
                .execute();
    }

    void deleteExpired(Tx tx) {
        tx.handle().createUpdate(DELETE_EXPIRED).bind("now", tx.now()).execute();
    }
}
