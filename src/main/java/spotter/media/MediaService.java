package spotter.media;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import spotter.access.Access;
import spotter.access.Caller;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Page;
import spotter.http.ReceivedFile;
import spotter.metrics.Metrics;
import spotter.problem.Problem;
import spotter.storage.StorageKey;

/** Takes uploads in, finds media, and removes them. Access is decided here, by the owner in the row. */
public final class MediaService {
    private static final String THING = "media";

    private final Database db;
    private final Access access;
    private final RecordOwners owners;
    private final Quota quota;
    private final Pipeline pipeline;
    private final Vault vault;
    private final Janitor janitor;
    private final MediaNotices notices;
    private final AuditLog audit;
    private final Metrics metrics;
    private final MediaStore media = new MediaStore();

    MediaService(
            Database db,
            Access access,
            RecordOwners owners,
            Quota quota,
            Pipeline pipeline,
            Vault vault,
            Janitor janitor,
            MediaNotices notices,
            AuditLog audit,
            Metrics metrics) {
        this.db = db;
        this.access = access;
        this.owners = owners;
        this.quota = quota;
        this.pipeline = pipeline;
        this.vault = vault;
        this.janitor = janitor;
        this.notices = notices;
        this.audit = audit;
        this.metrics = metrics;
    }

    /** What a room does in the transaction that stores a medium: link it, tell people. */
    @FunctionalInterface
    public interface OnStored {
        /** For a medium that nothing else depends on. */
        OnStored NOTHING = (tx, item) -> {};

        void accept(Tx tx, MediaItem item);
    }

    /**
     * A stored upload.
     *
     * @param isDuplicate whether the same bytes were there already for the same record
     */
    public record Upload(MediaItem item, boolean isDuplicate) {}

    /**
     * Judges, cleans, renders and stores a received file. When this returns, files and row are on the disk; when it
     * throws, nothing is left but the received file, which stays the caller's.
     */
    public Upload add(Caller caller, Target target, ReceivedFile received, @Nullable String note, OnStored onStored)
            throws IOException {
        Upload upload = store(caller, target, received, note, onStored);
        metrics.uploadEnded(target.kind().category(), upload.isDuplicate() ? "duplicate" : "accepted");
        return upload;
    }

    private Upload store(Caller caller, Target target, ReceivedFile received, @Nullable String note, OnStored onStored)
            throws IOException {
        requireMayAdd(caller, target);
        Optional<MediaItem> same = db.read(tx -> sameOrRoom(tx, target, received));
        if (same.isPresent()) {
            return new Upload(same.get(), true);
        }
        try (Pipeline.Prepared prepared = pipeline.prepare(received, target.kind())) {
            String uuid = UUID.randomUUID().toString();
            String stem = target.kind().category() + "_" + target.entityId() + "_" + uuid;
            try (Vault.Flight flight = vault.store(prepared, target.kind(), stem)) {
                NewMedia row = new NewMedia(uuid, new NewMedia.Sent(target, received, note), prepared, flight.files());
                return record(caller, row, flight, onStored);
            }
        }
    }

    // What is there already needs no room, however full the account is.
    private Optional<MediaItem> sameOrRoom(Tx tx, Target target, ReceivedFile received) {
        Optional<MediaItem> same = media.findSame(tx, target, received.sha256Hex());
        if (same.isEmpty() && target.kind() == MediaKind.DOCUMENT) {
            quota.requireRoom(tx, target.ownerId(), received.sizeBytes());
        }
        return same;
    }

    /** The medium one of whose sizes has this name, if the caller may see it; 404 otherwise. The look is noted. */
    ShownMedia show(Caller caller, StorageKey key) {
        ShownMedia shown = named(key);
        requireVisible(caller, shown.kind(), shown.ownerId());
        look(caller, shown);
        return shown;
    }

    /** The medium of a signed link, if it may still be seen by whom the link was made for. */
    Optional<ShownMedia> show(Caller caller, String uuid) {
        Optional<ShownMedia> shown = db.ask(tx -> media.showByUuid(tx, uuid))
                .filter(found -> access.allows(caller, found.kind().readAction(), found.ownerId()));
        shown.ifPresent(found -> look(caller, found));
        return shown;
    }

    /** The medium one of whose sizes has this name, if the caller may see it. */
    public MediaItem read(Caller caller, StorageKey key) {
        return read(caller, named(key).id());
    }

    public MediaItem read(Caller caller, long id) {
        MediaItem item = db.read(tx -> media.find(tx, id)).orElseThrow(MediaService::missing);
        requireVisible(caller, item.kind(), item.ownerId());
        return item;
    }

    /** Notes that the caller has been shown it. */
    void look(Caller caller, MediaItem item) {
        audit.look(caller, thing(item));
    }

    List<StoredFile> files(MediaItem item) {
        return db.read(tx -> media.listFiles(tx, item.id()));
    }

    /** Notes that the caller has been shown a list of these, for rooms that list them. */
    public void look(Caller caller, List<MediaItem> items) {
        audit.lookAtLists(caller, THING, items.stream().map(MediaItem::ownerId).toList());
    }

    /** Newest first; the caller has been asked about. */
    List<MediaItem> list(MediaFilter filter, int limit) {
        return db.read(tx -> media.list(tx, filter, limit));
    }

    /** All media of these records, oldest first, for rooms that have asked who may see them. */
    public List<MediaItem> listOfRecords(Tx tx, MediaKind kind, Collection<Long> entityIds) {
        return media.listOfRecords(tx, kind, entityIds);
    }

    /**
     * Media of these kinds, newest first, for rooms that have asked who may see them.
     *
     * @param owners whose; empty for everybody's
     */
    public Page<MediaItem> listOfKinds(
            Tx tx, Optional<List<Long>> owners, Set<MediaKind> kinds, int limit, long offset) {
        return media.listOfKinds(tx, owners, kinds, limit, offset);
    }

    /** Removes it with its variants, and tells people, in one transaction. */
    public void delete(Caller caller, MediaItem item) {
        access.require(caller, item.kind().deleteAction(), item.ownerId(), "File");
        db.run(tx -> {
            MediaItem present = media.find(tx, item.id()).orElseThrow(MediaService::missing);
            media.delete(tx, present.id());
            notices.deleted(tx, caller, present);
            audit.record(tx, caller, Deed.DELETE, thing(present));
            tx.afterCommit(janitor::removeDoomed);
        });
    }

    /** For a room whose records took media with them (by their trigger): the bytes go once this is committed. */
    public void removeBytesAfter(Tx tx) {
        tx.afterCommit(janitor::removeDoomed);
    }

    private Upload record(Caller caller, NewMedia row, Vault.Flight flight, OnStored onStored) {
        quota.lookAtDisk();
        try {
            Upload upload = db.write(tx -> insert(tx, caller, row, onStored));
            if (upload.isDuplicate()) {
                flight.abandon();
            }
            return upload;
        } catch (Problem refusal) {
            // Any other failure leaves open whether the row was committed; then the Janitor looks, later.
            flight.abandon();
            throw refusal;
        }
    }

    private Upload insert(Tx tx, Caller caller, NewMedia row, OnStored onStored) {
        Target target = row.sent().target();
        // Asked again, for much may have happened meanwhile: a link ended, the same file sent twice at once.
        requireMayAdd(caller, target);
        Optional<MediaItem> same = media.findSame(tx, target, row.sent().file().sha256Hex());
        if (same.isPresent()) {
            return new Upload(same.get(), true);
        }
        Quota.Usage before = quota.usage(tx, target.ownerId());
        MediaItem item = media.insert(tx, caller.userId(), row)
                .flatMap(id -> media.find(tx, id))
                .orElseThrow(() -> Problem.notFound(target.kind().recordName()));
        if (item.kind().isSingle()) {
            String replaced = item.kind().category() + ", replaced";
            for (long id : media.deleteReplaced(tx, item)) {
                audit.record(
                        tx,
                        caller,
                        Deed.DELETE,
                        Item.of(THING, id, item.ownerId()).with(replaced));
            }
            tx.afterCommit(janitor::removeDoomed);
        }
        onStored.accept(tx, item);
        requireRecord(tx, target);
        notices.uploaded(tx, caller, item);
        audit.record(tx, caller, Deed.CREATE, thing(item));
        quota.require(tx, target.ownerId(), before);
        return new Upload(item, false);
    }

    // After the room's own part, for it may make the record only then; one that was there before may be gone.
    private void requireRecord(Tx tx, Target target) {
        boolean isThere = owners.findOwner(tx, target.kind(), target.entityId())
                .filter(ownerId -> ownerId == target.ownerId())
                .isPresent();
        if (!isThere) {
            throw Problem.notFound(target.kind().recordName());
        }
    }

    private void requireMayAdd(Caller caller, Target target) {
        MediaKind kind = target.kind();
        access.require(caller, kind.addAction(), target.ownerId(), kind.recordName());
    }

    private static Item thing(MediaItem item) {
        return thing(item.id(), item.ownerId(), item.kind());
    }

    private static Item thing(long id, long ownerId, MediaKind kind) {
        return Item.of(THING, id, ownerId).with(kind.category());
    }

    private void look(Caller caller, ShownMedia shown) {
        audit.look(caller, thing(shown.id(), shown.ownerId(), shown.kind()));
    }

    // By a name only: nobody has been asked whether he may see it.
    private ShownMedia named(StorageKey key) {
        return db.ask(tx -> media.showByKey(tx, key))
                .or(() -> shownInstead(key))
                .orElseThrow(MediaService::missing);
    }

    private Optional<ShownMedia> shownInstead(StorageKey key) {
        return VariantName.parse(key)
                .flatMap(name -> db.ask(tx -> media.showByUuid(tx, name.uuid())).filter(name::isOf));
    }

    private void requireVisible(Caller caller, MediaKind kind, long ownerId) {
        access.require(caller, kind.readAction(), ownerId, "File");
    }

    private static Problem missing() {
        return Problem.notFound("File");
    }
}
