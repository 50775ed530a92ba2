package spotter.nutrition;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spotter.access.Access;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.db.Database;
import spotter.http.Page;
import spotter.http.ReceivedFile;
import spotter.media.MediaItem;
import spotter.media.MediaKind;
import spotter.media.MediaService;
import spotter.media.RecordOwners;
import spotter.media.Target;
import spotter.problem.Problem;

/** Photos of meals, and of progress where an old address of this room takes them. */
final class PhotoService {
    private static final Set<MediaKind> SHOWN = Set.of(MediaKind.MEAL_PHOTO, MediaKind.PROGRESS_PHOTO);

    private final Database db;
    private final Access access;
    private final Rights rights;
    private final MediaService media;
    private final RecordOwners owners;

    PhotoService(Database db, Access access, Rights rights, MediaService media, RecordOwners owners) {
        this.db = db;
        this.access = access;
        this.rights = rights;
        this.media = media;
        this.owners = owners;
    }

    /** Which photos a list shows: {@code limit} of them, newest first, after skipping {@code offset}. */
    record Wanted(@Nullable Long completionId, @Nullable Long clientId, int limit, long offset) {}

    /** Where a photo of this record goes, if there is such a record and the caller may add to it. */
    Target target(Caller caller, Action action, MediaKind kind, long recordId) {
        long ownerId = db.read(tx -> owners.findOwner(tx, kind, recordId))
                .orElseThrow(() -> Problem.notFound(kind.recordName()));
        access.require(caller, action, ownerId, kind.recordName());
        return new Target(kind, ownerId, recordId);
    }

    MediaService.Upload add(Caller caller, Target target, ReceivedFile file) throws IOException {
        return media.add(caller, target, file, null, MediaService.OnStored.NOTHING);
    }

    /** Of one completion; or meal and progress photos of one client, or of all whose photos the caller may see. */
    Page<MediaItem> list(Caller caller, Wanted wanted) {
        Long completionId = wanted.completionId();
        if (completionId != null) {
            Target target = target(caller, Action.MEDIA_READ, MediaKind.MEAL_PHOTO, completionId);
            if (wanted.clientId() != null && wanted.clientId() != target.ownerId()) {
                throw Thing.COMPLETION.missing();
            }
            List<MediaItem> photos = db.read(tx -> media.listOfRecords(tx, target.kind(), List.of(completionId)));
            media.look(caller, photos);
            return new Page<>(photos, photos.size());
        }
        Optional<List<Long>> people = rights.listed(caller, Action.MEDIA_READ, wanted.clientId());
        Page<MediaItem> page = db.read(tx -> media.listOfKinds(tx, people, SHOWN, wanted.limit(), wanted.offset()));
        media.look(caller, page.items());
        return page;
    }
}
