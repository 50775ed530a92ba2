package spotter.progress;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import spotter.access.Access;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.access.Role;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Page;
import spotter.http.Paging;
import spotter.http.ReceivedFile;
import spotter.media.MediaKind;
import spotter.media.MediaService;
import spotter.media.Pose;
import spotter.media.Target;
import spotter.problem.Problem;
import spotter.users.LinkService;
import spotter.users.UserService;

/** Records, finds, changes and removes entries. Access is decided here, by the client in the row. */
final class ProgressService {
    private static final String THING = "Progress entry";
    private static final String WORD = "progress_entry";
    private static final String WEIGHT = "Weight record";

    private final Database db;
    private final Access access;
    private final UserService users;
    private final LinkService links;
    private final MediaService media;
    private final ProgressNotices notices;
    private final AuditLog audit;
    private final ProgressStore entries = new ProgressStore();

    ProgressService(
            Database db,
            Access access,
            UserService users,
            LinkService links,
            MediaService media,
            ProgressNotices notices,
            AuditLog audit) {
        this.db = db;
        this.access = access;
        this.users = users;
        this.links = links;
        this.media = media;
        this.notices = notices;
        this.audit = audit;
    }

    /** A received photo of the client. */
    record Photo(ReceivedFile file, @Nullable Pose pose) {}

    /** @param clientId null for all whose entries the caller may see */
    Page<ProgressEntry> list(Caller caller, @Nullable Long clientId, EntryFilter.Days days, Paging paging) {
        EntryFilter filter = new EntryFilter(clients(caller, clientId), days, false);
        Page<ProgressEntry> page = db.read(tx -> entries.list(tx, filter, paging));
        audit.lookAtLists(
                caller, WORD, page.items().stream().map(ProgressEntry::clientId).toList());
        return page;
    }

    /** The caller's own entries that have a weight. */
    Page<ProgressEntry> listOwnWeights(Caller caller, EntryFilter.Days days, Paging paging) {
        return db.read(tx -> entries.list(tx, EntryFilter.weightsOf(caller.userId(), days), paging));
    }

    ProgressEntry readOwnWeight(Caller caller) {
        return listOwnWeights(caller, EntryFilter.Days.ALL, new Paging(1, 1)).items().stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound(WEIGHT));
    }

    ProgressEntry read(Caller caller, long id) {
        ProgressEntry entry = require(caller, Action.PROGRESS_READ, id);
        audit.look(caller, thing(entry));
        return entry;
    }

    /** The entry, if the caller may do this with it: to be asked before a body is read. */
    ProgressEntry require(Caller caller, Action action, long id) {
        return require(caller, action, db.read(tx -> entries.find(tx, id)), THING);
    }

    ProgressEntry add(Caller caller, long clientId, EntryValues values) {
        return db.write(tx -> {
            requireClient(tx, caller, clientId);
            return insert(tx, caller, entries.reserveId(tx, clientId), clientId, values);
        });
    }

    /** Entry and photo in one transaction: a refused photo leaves no entry. */
    ProgressEntry add(Caller caller, long clientId, EntryValues values, Photo photo) throws IOException {
        // The photo is stored under the entry's id, and the entry is inserted with the photo's row: the id comes first.
        long id = db.write(tx -> {
            requireClient(tx, caller, clientId);
            return entries.reserveId(tx, clientId);
        });
        Target target = new Target(MediaKind.PROGRESS_PHOTO, clientId, id, photo.pose());
        media.add(caller, target, photo.file(), null, (tx, item) -> insert(tx, caller, id, clientId, values));
        return read(caller, id);
    }

    MediaService.Upload addPhoto(Caller caller, ProgressEntry entry, Photo photo) throws IOException {
        Target target = new Target(MediaKind.PROGRESS_PHOTO, entry.clientId(), entry.id(), photo.pose());
        return media.add(caller, target, photo.file(), null, MediaService.OnStored.NOTHING);
    }

    ProgressEntry update(Caller caller, long id, UnaryOperator<EntryValues> change) {
        return db.write(tx -> {
            ProgressEntry before = require(caller, Action.PROGRESS_WRITE, entries.find(tx, id), THING);
            ProgressEntry after =
                    new ProgressEntry(id, before.clientId(), change.apply(before.values()), before.createdAt());
            if (!after.equals(before)) {
                entries.update(tx, id, after.values());
                audit.record(tx, caller, Deed.UPDATE, thing(after));
                notices.changed(tx, caller, after);
            }
            return after;
        });
    }

    void delete(Caller caller, long id) {
        db.run(tx -> delete(tx, caller, require(caller, Action.PROGRESS_WRITE, entries.find(tx, id), THING)));
    }

    void deleteOwnWeight(Caller caller, long id) {
        db.run(tx -> {
            Optional<ProgressEntry> weight = entries.find(tx, id).filter(ProgressEntry::hasWeight);
            delete(tx, caller, require(caller, Action.PROGRESS_OWN, weight, WEIGHT));
        });
    }

    private ProgressEntry insert(Tx tx, Caller caller, long id, long clientId, EntryValues values) {
        ProgressEntry entry = entries.insert(tx, id, clientId, values);
        notices.recorded(tx, caller, entry);
        audit.record(tx, caller, Deed.CREATE, thing(entry));
        return entry;
    }

    private void delete(Tx tx, Caller caller, ProgressEntry entry) {
        entries.delete(tx, entry.id());
        audit.record(tx, caller, Deed.DELETE, thing(entry));
        media.removeBytesAfter(tx);
    }

    private ProgressEntry require(Caller caller, Action action, Optional<ProgressEntry> found, String thing) {
        ProgressEntry entry = found.orElseThrow(() -> Problem.notFound(thing));
        access.require(caller, action, entry.clientId(), thing);
        return entry;
    }

    private static Item thing(ProgressEntry entry) {
        return Item.of(WORD, entry.id(), entry.clientId());
    }

    private void requireClient(Tx tx, Caller caller, long clientId) {
        access.require(caller, Action.PROGRESS_WRITE, clientId, "Client");
        boolean isClient = users.find(tx, clientId)
                .filter(account -> account.role() == Role.CLIENT)
                .isPresent();
        if (!isClient) {
            throw Problem.notFound("Client");
        }
    }

    /** Whose entries the caller may list; empty for everybody's. */
    private Optional<List<Long>> clients(Caller caller, @Nullable Long clientId) {
        if (clientId != null) {
            access.require(caller, Action.PROGRESS_READ, clientId, "Client");
            return Optional.of(List.of(clientId));
        }
        return switch (caller.role()) {
            case ADMIN -> Optional.empty();
            case TRAINER -> Optional.of(db.read(tx -> links.listClients(tx, caller.userId())));
            case CLIENT -> Optional.of(List.of(caller.userId()));
        };
    }
}
