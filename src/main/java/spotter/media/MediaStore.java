package spotter.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import spotter.db.Lookup;
import spotter.db.Rows;
import spotter.db.Tx;
import spotter.db.Whose;
import spotter.formats.PictureFacts;
import spotter.http.Page;
import spotter.http.ReceivedFile;
import spotter.storage.StorageKey;

/** Rows of media and of their files. */
final class MediaStore {
    private static final String OWNER = "m.owner_id";
    private static final String COLUMNS = """
            SELECT m.id, m.uuid, m.category, m.owner_id, m.entity_id, m.pose, m.uploaded_by, m.filename,
                   m.original_name, m.mime_type, o.size_bytes, m.width, m.height, m.sha256, m.note, m.created_at
              FROM media m
              JOIN media_blob o
                ON o.media_id = m.id
               AND o.size_name = 'original'
            """;
    private static final String WITH_FILES = """
            SELECT m.id, m.uuid, m.category, m.owner_id, m.filename, m.original_name, m.mime_type,
                   max(m.width, m.height) AS longer_side, m.created_at, f.storage_key, f.size_name, f.size_bytes
              FROM media m
              JOIN media_blob f
                ON f.media_id = m.id
            """;
    private static final String BY_KEY = """
                    WHERE m.id = (SELECT b.media_id
                                    FROM media_blob b
                                   WHERE b.storage_key = ?1)
                    """;
    private static final String FIND = COLUMNS + " WHERE m.id = :id";
    private static final String SHOW_BY_KEY = WITH_FILES + BY_KEY;
    private static final String SHOW_BY_UUID = WITH_FILES + " WHERE m.uuid = ?1";
    private static final String FIND_SAME = COLUMNS + """
                    WHERE m.category = :category
                      AND m.owner_id = :ownerId
                      AND m.entity_id = :entityId
                      AND m.pose IS NOT DISTINCT FROM :pose
                      AND m.received_sha256 = :sha256
                    ORDER BY m.id
                    LIMIT 1
                    """;
    private static final String LIST_OF_RECORDS = COLUMNS + """
                    WHERE m.category = :category
                      AND m.entity_id IN (<entityIds>)
                    ORDER BY m.id
                    LIMIT 10000
                    """;
    private static final String LIST = COLUMNS + """
                    WHERE <whose>
                      AND (:category IS NULL OR m.category = :category)
                      AND (:from IS NULL OR m.created_at >= :from)
                      AND (:until IS NULL OR m.created_at < :until)
                      AND m.id < :before
                    ORDER BY m.id DESC
                    LIMIT :limit
                    """;
    private static final String OF_KINDS = """
             WHERE <whose>
               AND m.category IN (<categories>)
            """;
    private static final String LIST_OF_KINDS = COLUMNS + OF_KINDS + " ORDER BY m.id DESC LIMIT :limit OFFSET :offset";
    private static final String COUNT_OF_KINDS = "SELECT count(*) FROM media m " + OF_KINDS;
    private static final String INSERT = """
            INSERT INTO media (uuid, category, owner_id, entity_id, pose, uploaded_by, filename, original_name,
                               mime_type, width, height, sha256, received_sha256, note, created_at)
            SELECT :uuid, :category, o.id, :entityId, :pose, u.id, :filename, :originalName,
                   :mimeType, :width, :height, :sha256, :receivedSha256, :note, :now
              FROM account o
              LEFT JOIN account u
                ON u.id = :uploadedBy
             WHERE o.id = :ownerId
            RETURNING id
            """;
    private static final String INSERT_FILE = """
            INSERT INTO media_blob (storage_key, media_id, size_name, size_bytes)
            VALUES (:key, :mediaId, :size, :bytes)
            """;
    private static final String LIST_FILES =
            "SELECT storage_key, size_name, size_bytes FROM media_blob WHERE media_id = :mediaId";
    private static final String HAS_ANY = "SELECT EXISTS (SELECT 1 FROM media)";
    private static final String DELETE = "DELETE FROM media WHERE id = :id";
    private static final String DELETE_REPLACED = """
            DELETE FROM media
             WHERE category = :category
               AND entity_id = :entityId
               AND pose IS NOT DISTINCT FROM :pose
               AND id <> :id
            RETURNING id
            """;

    private static final Lookup<Optional<ShownMedia>> SHOWN_BY_KEY = new Lookup<>(SHOW_BY_KEY, MediaStore::shown);
    private static final Lookup<Optional<ShownMedia>> SHOWN_BY_UUID = new Lookup<>(SHOW_BY_UUID, MediaStore::shown);

    Optional<MediaItem> find(Tx tx, long id) {
        return tx.handle().createQuery(FIND).bind("id", id).map(MediaStore::map).findOne();
    }

    /** With all files, by the name of any of them. */
    Optional<ShownMedia> showByKey(Tx tx, StorageKey key) {
        return SHOWN_BY_KEY.ask(tx, key.toString());
    }

    /** With all files. */
    Optional<ShownMedia> showByUuid(Tx tx, String uuid) {
        return SHOWN_BY_UUID.ask(tx, uuid);
    }

    /** The same bytes, sent before for the same record. */
    Optional<MediaItem> findSame(Tx tx, Target target, String receivedSha256) {
        return tx.handle()
                .createQuery(FIND_SAME)
                .bind("category", target.kind().category())
                .bind("ownerId", target.ownerId())
                .bind("entityId", target.entityId())
                .bind("pose", wireName(target.pose()))
                .bind("sha256", receivedSha256)
                .map(MediaStore::map)
                .findOne();
    }

    /** Oldest first, of all these records. */
    List<MediaItem> listOfRecords(Tx tx, MediaKind kind, Collection<Long> entityIds) {
        if (entityIds.isEmpty()) {
            return List.of();
        }
        return tx.handle()
                .createQuery(LIST_OF_RECORDS)
                .bind("category", kind.category())
                .bindList("entityIds", List.copyOf(entityIds))
                .map(MediaStore::map)
                .list();
    }

    /** Newest first. */
    List<MediaItem> list(Tx tx, MediaFilter filter, int limit) {
        return Whose.bind(tx.handle().createQuery(LIST), OWNER, filter.owners())
                .bindMap(filter.bindings())
                .bind("limit", limit)
                .map(MediaStore::map)
                .list();
    }

    /** Newest first, and how many there are in all. */
    Page<MediaItem> listOfKinds(Tx tx, Optional<List<Long>> owners, Set<MediaKind> kinds, int limit, long offset) {
        List<MediaItem> items = ofKinds(tx, LIST_OF_KINDS, owners, kinds)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(MediaStore::map)
                .list();
        long total =
                ofKinds(tx, COUNT_OF_KINDS, owners, kinds).mapTo(Long.class).one();
        return new Page<>(items, total);
    }

    private static Query ofKinds(Tx tx, String sql, Optional<List<Long>> owners, Set<MediaKind> kinds) {
        return Whose.bind(tx.handle().createQuery(sql), OWNER, owners)
                .bindList("categories", kinds.stream().map(MediaKind::category).toList());
    }

    /** Empty if the owner's account has gone. */
    Optional<Long> insert(Tx tx, long uploadedBy, NewMedia media) {
        Target target = media.sent().target();
        ReceivedFile received = media.sent().file();
        PictureFacts picture = media.prepared().picture();
        Optional<Long> id = tx.handle()
                .createQuery(INSERT)
                .bind("uuid", media.uuid())
                .bind("category", target.kind().category())
                .bind("ownerId", target.ownerId())
                .bind("entityId", target.entityId())
                .bind("pose", wireName(target.pose()))
                .bind("uploadedBy", uploadedBy)
                .bind("filename", media.filename())
                .bind("originalName", received.originalName())
                .bind("mimeType", media.prepared().type().mimeType())
                .bind("width", picture == null ? null : picture.uprightWidth())
                .bind("height", picture == null ? null : picture.uprightHeight())
                .bind("sha256", media.prepared().sha256())
                .bind("receivedSha256", received.sha256Hex())
                .bind("note", media.sent().note())
                .bind("now", tx.now())
                .mapTo(Long.class)
                .findOne();
        id.ifPresent(known -> media.files().forEach(file -> insertFile(tx, known, file)));
        return id;
    }

    boolean hasAny(Tx tx) {
        return tx.handle().createQuery(HAS_ANY).mapTo(Boolean.class).one();
    }

    List<StoredFile> listFiles(Tx tx, long mediaId) {
        return tx.handle()
                .createQuery(LIST_FILES)
                .bind("mediaId", mediaId)
                .map((rs, context) -> file(rs))
                .list();
    }

    void delete(Tx tx, long id) {
        tx.handle().createUpdate(DELETE).bind("id", id).execute();
    }

    /** What its record had in its place before. */
    List<Long> deleteReplaced(Tx tx, MediaItem by) {
        return tx.handle()
                .createQuery(DELETE_REPLACED)
                .bind("category", by.kind().category())
                .bind("entityId", by.entityId())
                .bind("pose", wireName(by.pose()))
                .bind("id", by.id())
                .mapTo(Long.class)
                .list();
    }

    private static void insertFile(Tx tx, long mediaId, StoredFile file) {
        tx.handle()
                .createUpdate(INSERT_FILE)
                .bind("key", file.key().toString())
                .bind("mediaId", mediaId)
                .bind("size", file.size().wireName())
                .bind("bytes", file.sizeBytes())
                .execute();
    }

    private static @Nullable String wireName(@Nullable Pose pose) {
        return pose == null ? null : pose.wireName();
    }

    private static @Nullable Pose pose(ResultSet rs) throws SQLException {
        String pose = rs.getString("pose");
        return pose == null ? null : Pose.named(pose);
    }

    private static Optional<ShownMedia> shown(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        List<StoredFile> files = new ArrayList<>();
        ShownMedia shown = new ShownMedia(
                rows.getLong("id"),
                rows.getString("uuid"),
                MediaKind.ofCategory(rows.getString("category")),
                rows.getLong("owner_id"),
                rows.getString("filename"),
                rows.getString("original_name"),
                rows.getString("mime_type"),
                rows.getInt("longer_side"),
                Rows.instant(rows, "created_at"),
                files);
        do {
            files.add(file(rows));
        } while (rows.next());
        return Optional.of(shown);
    }

    private static StoredFile file(ResultSet rs) throws SQLException {
        return new StoredFile(
                StorageKey.parse(rs.getString("storage_key")),
                MediaSize.named(rs.getString("size_name")).orElseThrow(),
                rs.getLong("size_bytes"));
    }

    private static MediaItem map(ResultSet rs, StatementContext context) throws SQLException {
        return new MediaItem(
                rs.getLong("id"),
                rs.getString("uuid"),
                MediaKind.ofCategory(rs.getString("category")),
                rs.getLong("owner_id"),
                rs.getLong("entity_id"),
                pose(rs),
                Rows.longOrNull(rs, "uploaded_by"),
                rs.getString("filename"),
                rs.getString("original_name"),
                rs.getString("mime_type"),
                rs.getLong("size_bytes"),
                Rows.intOrNull(rs, "width"),
                Rows.intOrNull(rs, "height"),
                rs.getString("sha256"),
                rs.getString("note"),
                Rows.instant(rs, "created_at"));
    }
}
