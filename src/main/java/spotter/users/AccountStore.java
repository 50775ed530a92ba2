package spotter.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;
import spotter.db.Lookup;
import spotter.db.Rows;
import spotter.db.SearchText;
import spotter.db.Tx;
import spotter.http.Page;
import spotter.http.Paging;

/** Rows of accounts. */
final class AccountStore {
    private static final String COLUMNS = """
            SELECT a.id, a.email, a.full_name, a.role, a.is_active, a.credential_version, a.created_at, a.updated_at,
                   l.trainer_id
              FROM account a
              LEFT JOIN trainer_link l
                ON l.client_id = a.id
               AND l.ended_at IS NULL
            """;
    private static final String FIND = COLUMNS + " WHERE a.id = ?1";
    private static final String FIND_BY_EMAIL = COLUMNS + " WHERE a.email_key = :emailKey";

    /** For a trainer: own clients and clients without a trainer. */
    private static final String LISTED = """
             WHERE (:role IS NULL OR a.role = :role)
               AND (:search IS NULL OR a.email_key LIKE :search ESCAPE '!' OR a.name_key LIKE :search ESCAPE '!')
               AND (:trainerId IS NULL
                    OR (a.role = 'client' AND (l.trainer_id IS NULL OR l.trainer_id = :trainerId)))
               AND (:clientsOf IS NULL OR l.trainer_id = :clientsOf)
            """;

    private static final String LIST = COLUMNS + LISTED + " ORDER BY a.id LIMIT :limit OFFSET :offset";
    private static final String COUNT = """
            SELECT count(*)
              FROM account a
              LEFT JOIN trainer_link l
                ON l.client_id = a.id
               AND l.ended_at IS NULL
            """ + LISTED;
    private static final String INSERT = """
            INSERT INTO account (email, email_key, full_name, name_key, role, is_active, password_hash,
                                 credential_version, created_at, updated_at)
            VALUES (:email, :emailKey, :fullName, :nameKey, :role, 1, :passwordHash, 1, :now, :now)
            RETURNING id
            """;
    private static final String UPDATE = """
            UPDATE account
               SET email = :email,
                   email_key = :emailKey,
                   full_name = :fullName,
                   name_key = :nameKey,
                   role = :role,
                   is_active = :active,
                   updated_at = :now
             WHERE id = :id
            """;
    private static final String SET_PASSWORD = """
            UPDATE account
               SET password_hash = :passwordHash,
                   credential_version = credential_version + :raise,
                   updated_at = :now
             WHERE id = :id
            """;
    private static final String FIND_PASSWORD = "SELECT password_hash FROM account WHERE id = :id";
    private static final String DELETE = "DELETE FROM account WHERE id = :id";
    private static final String LIST_ACTIVE =
            "SELECT id FROM account WHERE role = :role AND is_active = 1 ORDER BY id LIMIT 1000";
    private static final String COUNT_ACTIVE = "SELECT count(*) FROM account WHERE role = :role AND is_active = 1";

    /** E-mails are compared without regard to case. */
    static String emailKey(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private static final Lookup<Optional<Account>> BY_ID =
            new Lookup<>(FIND, rows -> rows.next() ? Optional.of(map(rows, null)) : Optional.empty());

    Optional<Account> find(Tx tx, long id) {
        return BY_ID.ask(tx, id);
    }

    Optional<Account> findByEmail(Tx tx, String email) {
        return tx.handle()
                .createQuery(FIND_BY_EMAIL)
                .bind("emailKey", emailKey(email))
                .map(AccountStore::map)
                .findOne();
    }

    Page<Account> list(Tx tx, UserFilter filter, Paging paging) {
        List<Account> items = tx.handle()
                .createQuery(LIST)
                .bindMap(filter.bindings())
                .bind("limit", paging.size())
                .bind("offset", paging.offset())
                .map(AccountStore::map)
                .list();
        long total = tx.handle()
                .createQuery(COUNT)
                .bindMap(filter.bindings())
                .mapTo(Long.class)
                .one();
        return new Page<>(items, total);
    }

    long insert(Tx tx, NewAccount account) {
        return tx.handle()
                .createQuery(INSERT)
                .bind("email", account.email())
                .bind("emailKey", emailKey(account.email()))
                .bind("fullName", account.fullName())
                .bind("nameKey", SearchText.key(account.fullName()))
                .bind("role", account.role().wireName())
                .bind("passwordHash", account.passwordHash())
                .bind("now", tx.now())
                .mapTo(Long.class)
                .one();
    }

    void update(Tx tx, Account account) {
        tx.handle()
                .createUpdate(UPDATE)
                .bind("id", account.id())
                .bind("email", account.email())
                .bind("emailKey", emailKey(account.email()))
                .bind("fullName", account.fullName())
                .bind("nameKey", SearchText.key(account.fullName()))
                .bind("role", account.role().wireName())
                .bind("active", account.isActive())
                .bind("now", tx.now())
                .execute();
    }

    /** @param isNew whether the password itself is another one, not only its hash */
    void setPassword(Tx tx, long id, String passwordHash, boolean isNew) {
        tx.handle()
                .createUpdate(SET_PASSWORD)
                .bind("id", id)
                .bind("passwordHash", passwordHash)
                .bind("raise", isNew ? 1 : 0)
                .bind("now", tx.now())
                .execute();
    }

    /** Empty for an unknown account and for one that has not chosen a password yet. */
    Optional<String> findPassword(Tx tx, long id) {
        return tx.handle()
                .createQuery(FIND_PASSWORD)
                .bind("id", id)
                .mapTo(String.class)
                .findFirst();
    }

    void delete(Tx tx, long id) {
        tx.handle().createUpdate(DELETE).bind("id", id).execute();
    }

    /** Ids; up to 1,000 of them. */
    List<Long> listActive(Tx tx, Role role) {
        return tx.handle()
                .createQuery(LIST_ACTIVE)
                .bind("role", role.wireName())
                .mapTo(Long.class)
                .list();
    }

    long countActive(Tx tx, Role role) {
        return tx.handle()
                .createQuery(COUNT_ACTIVE)
                .bind("role", role.wireName())
                .mapTo(Long.class)
                .one();
    }

    private static Account map(ResultSet rs, @Nullable StatementContext context) throws SQLException {
        return new Account(
                rs.getLong("id"),
                rs.getString("email"),
                rs.getString("full_name"),
                Role.of(rs.getString("role")).orElseThrow(),
                rs.getBoolean("is_active"),
                Rows.longOrNull(rs, "trainer_id"),
                rs.getInt("credential_version"),
                Rows.instant(rs, "created_at"),
                Rows.instant(rs, "updated_at"));
    }
}
