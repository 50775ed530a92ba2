package spotter.media;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spotter.db.Tx;
import spotter.db.Whose;

/** Counts and sums over stored files. */
final class StatsStore {
    private static final String BY_FOLDER = """
            SELECT substr(b.storage_key, 1, instr(b.storage_key, '/') - 1) AS folder,
                   count(*) AS files,
                   sum(b.size_bytes) AS bytes
              FROM media_blob b
              JOIN media m
                ON m.id = b.media_id
             WHERE <whose>
             GROUP BY folder
             LIMIT 100
            """;
    private static final String BY_CLIENT = """
            SELECT a.id, a.full_name, count(b.storage_key) AS files, count(DISTINCT m.id) AS media,
                   coalesce(sum(b.size_bytes), 0) AS bytes
              FROM account a
              LEFT JOIN media m
                ON m.owner_id = a.id
              LEFT JOIN media_blob b
                ON b.media_id = m.id
             WHERE <whose>
               AND (:everybody = 0 OR a.role = 'client')
             GROUP BY a.id
             ORDER BY bytes DESC, a.id
             LIMIT 1000
            """;

    private static final String BY_DAY = """
            SELECT m.created_at / 86400000 AS day, count(DISTINCT m.id) AS media, sum(b.size_bytes) AS bytes
              FROM media m
              JOIN media_blob b
                ON b.media_id = m.id
             WHERE m.created_at >= :from
               AND <whose>
             GROUP BY day
             LIMIT 1000
            """;

    private static final String BY_CATEGORY = """
            SELECT m.category, count(DISTINCT m.id) AS media, sum(b.size_bytes) AS bytes
              FROM media m
              JOIN media_blob b
                ON b.media_id = m.id
             WHERE m.owner_id = :ownerId
             GROUP BY m.category
             LIMIT 100
            """;

    /** Of what was stored from then on and still is, by the day (UTC) it came: media, and bytes of all their files. */
    Map<LocalDate, MediaStats.Sum> byDay(Tx tx, Optional<List<Long>> owners, LocalDate from) {
        Map<LocalDate, MediaStats.Sum> days = new HashMap<>();
        Whose.bind(tx.handle().createQuery(BY_DAY), "m.owner_id", owners)
                .bind("from", from.atStartOfDay(ZoneOffset.UTC).toInstant())
                .map((rs, context) -> Map.entry(
                        LocalDate.ofEpochDay(rs.getLong("day")),
                        new MediaStats.Sum(rs.getLong("media"), rs.getLong("bytes"))))
                .forEach(day -> days.put(day.getKey(), day.getValue()));
        return days;
    }

    Map<String, MediaStats.Sum> byFolder(Tx tx, Optional<List<Long>> owners) {
        Map<String, MediaStats.Sum> sums = new LinkedHashMap<>();
        MediaKind.folders().forEach(folder -> sums.put(folder, new MediaStats.Sum(0, 0)));
        Whose.bind(tx.handle().createQuery(BY_FOLDER), "m.owner_id", owners)
                .map((rs, context) ->
                        Map.entry(rs.getString("folder"), new MediaStats.Sum(rs.getLong("files"), rs.getLong("bytes"))))
                .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
        return sums;
    }

    /** Of one person's: media, and bytes of all their files. */
    Map<String, MediaStats.Sum> byCategory(Tx tx, long ownerId) {
        Map<String, MediaStats.Sum> sums = new LinkedHashMap<>();
        for (MediaKind kind : MediaKind.values()) {
            sums.put(kind.category(), new MediaStats.Sum(0, 0));
        }
        tx.handle()
                .createQuery(BY_CATEGORY)
                .bind("ownerId", ownerId)
                .map((rs, context) -> Map.entry(
                        rs.getString("category"), new MediaStats.Sum(rs.getLong("media"), rs.getLong("bytes"))))
                .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
        return sums;
    }

    List<MediaStats.ClientSum> byClient(Tx tx, Optional<List<Long>> owners) {
        return Whose.bind(tx.handle().createQuery(BY_CLIENT), "a.id", owners)
                .bind("everybody", owners.isEmpty() ? 1 : 0)
                .map((rs, context) -> new MediaStats.ClientSum(
                        rs.getLong("id"),
                        rs.getString("full_name"),
                        rs.getLong("files"),
                        rs.getLong("media"),
                        rs.getLong("bytes")))
                .list();
    }
}
