package spotter.auth;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;
import spotter.db.Rows;
import spotter.db.Tx;

/** Rows of invitations, by the hash of their code. */
final class InviteStore {
    private static final String INSERT = """
            INSERT INTO invite (code_hash, email_key, role, trainer_id, created_by, expires_at)
            VALUES (:hash, :emailKey, :role, :trainerId, :createdBy, :expiresAt)
            """;
    private static final String FIND = """
            SELECT code_hash, email_key, role, trainer_id, created_by
              FROM invite
             WHERE code_hash = :hash
               AND expires_at > :now
            """;
    private static final String DELETE = "DELETE FROM invite WHERE code_hash = :hash";
    private static final String DELETE_EXPIRED = "DELETE FROM invite WHERE expires_at <= :now";

    /**
     * @param emailKey when set, only this address may use it
     * @param trainerId whose client the new account becomes
     * @param createdBy who wrote it
     */
    record Invite(
            String codeHash,
            @Nullable String emailKey,
            Role role,
            @Nullable Long trainerId,
            long createdBy) {}

    void insert(Tx tx, Invite invite, Instant expiresAt) {
        tx.handle().createUpdate(DELETE_EXPIRED).bind("now", tx.now()).execute();
        tx.handle()
                .createUpdate(INSERT)
                .bind("hash", invite.codeHash())
                .bind("emailKey", invite.emailKey())
                .bind("role", invite.role().wireName())
                .bind("trainerId", invite.trainerId())
                .bind("createdBy", invite.createdBy())
                .bind("expiresAt", expiresAt)
                .execute();
    }

    Optional<Invite> find(Tx tx, String hash) {
        return tx.handle()
                .createQuery(FIND)
                .bind("hash", hash)
                .bind("now", tx.now())
                .map((rs, context) -> new Invite(
                        rs.getString("code_hash"),
                        rs.getString("email_key"),
                        Role.of(rs.getString("role")).orElseThrow(),
                        Rows.longOrNull(rs, "trainer_id"),
                        rs.getLong("created_by")))
                .findOne();
    }

    void delete(Tx tx, String hash) {
        tx.handle().createUpdate(DELETE).bind("hash", hash).execute();
    }
}
