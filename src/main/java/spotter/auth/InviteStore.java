package spotter.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;
import spotter.db.Rows;
import spotter.db.Tx;

/** Rows of invitations, by the hash of their code. */
final class InviteStore {
    private static final String INSERT = """
            INSERT INTO invite (code_hash, email_key, role, trainer_id, created_by, created_at, expires_at)
            VALUES (:hash, :emailKey, :role, :trainerId, :createdBy, :now, :expiresAt)
            RETURNING id
            """;
    private static final String FIND = """
            SELECT code_hash, email_key, role, trainer_id, created_by
              FROM invite
             WHERE code_hash = :hash
               AND expires_at > :now
            """;
    private static final String COLUMNS = """
            SELECT i.id, i.email_key, i.role, i.trainer_id, i.created_by, a.full_name, i.created_at, i.expires_at
              FROM invite i
              JOIN account a
                ON a.id = i.created_by
             WHERE i.expires_at > :now
            """;
    private static final String LIST = COLUMNS + """
               AND (:createdBy IS NULL OR i.created_by = :createdBy)
             ORDER BY i.id DESC
             LIMIT 1000
            """;
    private static final String FIND_OPEN = COLUMNS + " AND i.id = :id";
    private static final String DELETE_ONE = "DELETE FROM invite WHERE id = :id";
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

    /** The invitation's id. */
    long insert(Tx tx, Invite invite, Instant expiresAt) {
        tx.handle().createUpdate(DELETE_EXPIRED).bind("now", tx.now()).execute();
        return tx.handle()
                .createQuery(INSERT)
                .bind("hash", invite.codeHash())
                .bind("emailKey", invite.emailKey())
                .bind("role", invite.role().wireName())
                .bind("trainerId", invite.trainerId())
                .bind("createdBy", invite.createdBy())
                .bind("now", tx.now())
                .bind("expiresAt", expiresAt)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Newest first.
     *
     * @param createdBy null for everybody's
     */
    List<OpenInvite> list(Tx tx, @Nullable Long createdBy) {
        return tx.handle()
                .createQuery(LIST)
                .bind("now", tx.now())
                .bind("createdBy", createdBy)
                .map(InviteStore::map)
                .list();
    }

    Optional<OpenInvite> findOpen(Tx tx, long id) {
        return tx.handle()
                .createQuery(FIND_OPEN)
                .bind("now", tx.now())
                .bind("id", id)
                .map(InviteStore::map)
                .findOne();
    }

    void delete(Tx tx, long id) {
        tx.handle().createUpdate(DELETE_ONE).bind("id", id).execute();
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

    private static OpenInvite map(ResultSet rs, StatementContext context) throws SQLException {
        return new OpenInvite(
                rs.getLong("id"),
                rs.getString("email_key"),
                Role.of(rs.getString("role")).orElseThrow(),
                Rows.longOrNull(rs, "trainer_id"),
                rs.getLong("created_by"),
                rs.getString("full_name"),
                Rows.instant(rs, "created_at"),
                Rows.instant(rs, "expires_at"));
    }
}
