package spotter.media;

import java.util.List;
import spotter.db.Tx;
import spotter.storage.StorageKey;

/** Rows of files whose bytes are to be removed, and the question whether any row names a file. */
final class DoomedStore {
    private static final String LIST = """
            SELECT storage_key
              FROM doomed_blob
             WHERE storage_key > :after
             ORDER BY storage_key
             LIMIT :limit
            """;
    private static final String FORGET = "DELETE FROM doomed_blob WHERE storage_key IN (<keys>)";
    private static final String IS_NAMED = """
            SELECT 1 FROM media_blob WHERE storage_key = :key
             UNION ALL
            SELECT 1 FROM doomed_blob WHERE storage_key = :key
             LIMIT 1
            """;

    /** @param after the key to read on behind; empty for the first ones */
    List<StorageKey> list(Tx tx, String after, int limit) {
        return tx.handle()
                .createQuery(LIST)
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, context) -> StorageKey.parse(rs.getString("storage_key")))
                .list();
    }

    void forget(Tx tx, List<StorageKey> keys) {
        tx.handle()
                .createUpdate(FORGET)
                .bindList("keys", keys.stream().map(StorageKey::toString).toList())
                .execute();
    }

    /** Whether a living medium or a coming removal names it. */
    boolean isNamed(Tx tx, StorageKey key) {
        return tx.handle()
                .createQuery(IS_NAMED)
                .bind("key", key.toString())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
