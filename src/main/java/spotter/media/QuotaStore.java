package spotter.media;

import spotter.db.Tx;

/** How much is stored, from sums that the database keeps with every file. */
final class QuotaStore {
    static final String OWN = "SELECT files, bytes FROM storage_use WHERE owner_id = :ownerId";
    static final String WITH_CLIENTS = """
            SELECT coalesce(sum(bytes), 0)
              FROM storage_use
             WHERE owner_id IN (SELECT :trainerId
                                UNION ALL
                                SELECT client_id
                                  FROM trainer_link
                                 WHERE trainer_id = :trainerId
                                   AND ended_at IS NULL)
            """;
    static final String IN_ALL = "SELECT bytes FROM storage_total WHERE id = 1";

    /** What one person has stored: media, and bytes of all their files. */
    record Own(long files, long bytes) {}

    Own own(Tx tx, long ownerId) {
        return tx.handle()
                .createQuery(OWN)
                .bind("ownerId", ownerId)
                .map((rs, context) -> new Own(rs.getLong("files"), rs.getLong("bytes")))
                .findOne()
                .orElse(new Own(0, 0));
    }

    /** Bytes of a trainer and of all his clients. */
    long withClients(Tx tx, long trainerId) {
        return tx.handle()
                .createQuery(WITH_CLIENTS)
                .bind("trainerId", trainerId)
                .mapTo(Long.class)
                .one();
    }

    /** Bytes of everybody. */
    long inAll(Tx tx) {
        return tx.handle().createQuery(IN_ALL).mapTo(Long.class).one();
    }
}
