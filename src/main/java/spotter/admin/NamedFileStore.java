package spotter.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.StatementContext;
import spotter.db.Tx;
import spotter.media.MediaSize;
import spotter.storage.StorageKey;

/** The rows that name stored files, and the numbering of notifications, for whoever compares them with what is there. */
final class NamedFileStore {
    private static final int BATCH = 5000;

    private static final String LIST = """
            SELECT b.storage_key, b.media_id, b.size_name, b.size_bytes, m.mime_type, m.sha256
              FROM media_blob b
              JOIN media m
                ON m.id = b.media_id
             WHERE b.storage_key > :after
             ORDER BY b.storage_key
             LIMIT :limit
            """;
    private static final String SUM_BYTES = "SELECT coalesce(sum(size_bytes), 0) FROM media_blob";
    private static final String LIST_DOOMED =
            "SELECT storage_key FROM doomed_blob WHERE storage_key > :after ORDER BY storage_key LIMIT :limit";
    private static final String FORGET_DOOMED = "DELETE FROM doomed_blob WHERE storage_key = :key";
    private static final String DELETE_MEDIA = "DELETE FROM media WHERE id = :id";
    private static final String DELETE_FILE = "DELETE FROM media_blob WHERE storage_key = :key";
    private static final String SET_SIZE = "UPDATE media_blob SET size_bytes = :bytes WHERE storage_key = :key";

    /** Readers delete notifications, so a missing number says nothing; one that is to be given again does. */
    private static final String LIST_MISNUMBERED = """
            SELECT n.user_id
              FROM notification n
              LEFT JOIN notification_counter c
                ON c.user_id = n.user_id
             GROUP BY n.user_id
            HAVING max(n.seq) > coalesce(max(c.last_seq), 0)
                OR min(n.seq) <= coalesce(max(c.pruned_seq), 0)
             LIMIT 100
            """;

    /** All of them, by key. */
    List<NamedFile> list(Tx tx) {
        List<NamedFile> all = new ArrayList<>();
        List<NamedFile> batch;
        String after = "";
        do {
            batch = tx.handle()
                    .createQuery(LIST)
                    .bind("after", after)
                    .bind("limit", BATCH)
                    .map(NamedFileStore::map)
                    .list();
            all.addAll(batch);
            after = all.isEmpty() ? "" : all.get(all.size() - 1).key().toString();
        } while (batch.size() == BATCH);
        return all;
    }

    long sumBytes(Tx tx) {
        return tx.handle().createQuery(SUM_BYTES).mapTo(Long.class).one();
    }

    /** Keys whose bytes are still to be removed. */
    List<StorageKey> listDoomed(Tx tx) {
        List<StorageKey> all = new ArrayList<>();
        List<StorageKey> batch;
        String after = "";
        do {
            batch = tx.handle()
                    .createQuery(LIST_DOOMED)
                    .bind("after", after)
                    .bind("limit", BATCH)
                    .map((rs, context) -> StorageKey.parse(rs.getString("storage_key")))
                    .list();
            all.addAll(batch);
            after = all.isEmpty() ? "" : all.get(all.size() - 1).toString();
        } while (batch.size() == BATCH);
        return all;
    }

    void forgetDoomed(Tx tx, StorageKey key) {
        tx.handle().createUpdate(FORGET_DOOMED).bind("key", key.toString()).execute();
    }

    void deleteMedia(Tx tx, long id) {
        tx.handle().createUpdate(DELETE_MEDIA).bind("id", id).execute();
    }

    void deleteFile(Tx tx, StorageKey key) {
        tx.handle().createUpdate(DELETE_FILE).bind("key", key.toString()).execute();
    }

    void setSize(Tx tx, StorageKey key, long bytes) {
        tx.handle()
                .createUpdate(SET_SIZE)
                .bind("bytes", bytes)
                .bind("key", key.toString())
                .execute();
    }

    /** Accounts with a notification outside of what their counter has given; up to 100. */
    List<Long> listMisnumbered(Tx tx) {
        return tx.handle().createQuery(LIST_MISNUMBERED).mapTo(Long.class).list();
    }

    private static NamedFile map(ResultSet rs, StatementContext context) throws SQLException {
        return new NamedFile(
                StorageKey.parse(rs.getString("storage_key")),
                rs.getLong("media_id"),
                MediaSize.valueOf(rs.getString("size_name").toUpperCase(Locale.ROOT)),
                rs.getLong("size_bytes"),
                rs.getString("mime_type"),
                rs.getString("sha256"));
    }
}
