package spotter.auth;

import java.time.Instant;
import java.util.Optional;
import spotter.db.Tx;

/** Rows of password reset tokens, by their hash. */
final class PasswordResetStore {
    private static final String INSERT = """
            INSERT INTO password_reset (token_hash, account_id, expires_at)
            VALUES (:hash, :accountId, :expiresAt)
            """;
    private static final String FIND_ACCOUNT = """
            SELECT account_id
              FROM password_reset
             WHERE token_hash = :hash
               AND expires_at > :now
            """;
    private static final String DELETE_OF = "DELETE FROM password_reset WHERE account_id = :accountId";
    private static final String DELETE_EXPIRED = "DELETE FROM password_reset WHERE expires_at <= :now";

    void insert(Tx tx, String hash, long accountId, Instant expiresAt) {
        tx.handle().createUpdate(DELETE_EXPIRED).bind("now", tx.now()).execute();
        tx.handle()
                .createUpdate(INSERT)
                .bind("hash", hash)
                .bind("accountId", accountId)
                .bind("expiresAt", expiresAt)
                .execute();
    }

    /** Empty for an unknown, used or expired token. */
    Optional<Long> findAccount(Tx tx, String hash) {
        return tx.handle()
                .createQuery(FIND_ACCOUNT)
                .bind("hash", hash)
                .bind("now", tx.now())
                .mapTo(Long.class)
                .findOne();
    }

    void deleteOf(Tx tx, long accountId) {
        tx.handle().createUpdate(DELETE_OF).bind("accountId", accountId).execute();
    }
}
