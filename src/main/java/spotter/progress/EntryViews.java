package spotter.progress;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Json;
import spotter.media.MediaItem;
import spotter.media.MediaKind;
import spotter.media.MediaService;
import spotter.media.MediaView;
import spotter.media.MediaViews;
import spotter.media.Pose;

/** Entries with their photos and the links that one viewer may open. */
final class EntryViews {
    private static final Comparator<MediaView> BY_POSE = Comparator.comparingInt(photo -> rank(photo.pose()));

    private final Database db;
    private final MediaService media;
    private final MediaViews views;

    EntryViews(Database db, MediaService media, MediaViews views) {
        this.db = db;
        this.media = media;
        this.views = views;
    }

    EntryView of(long viewerId, ProgressEntry entry) {
        return of(viewerId, List.of(entry)).get(0);
    }

    List<EntryView> of(long viewerId, List<ProgressEntry> entries) {
        return db.read(tx -> of(tx, viewerId, entries));
    }

    /** Inside a transaction; one query for the photos of all entries. */
    List<EntryView> of(Tx tx, long viewerId, List<ProgressEntry> entries) {
        List<Long> ids = entries.stream().map(ProgressEntry::id).toList();
        List<MediaItem> photos = media.listOfRecords(tx, MediaKind.PROGRESS_PHOTO, ids);
        Map<Long, List<MediaView>> byEntry = views.of(tx, viewerId, photos).stream()
                .sorted(BY_POSE)
                .collect(Collectors.groupingBy(MediaView::entityId));
        return entries.stream()
                .map(entry -> view(entry, byEntry.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private static EntryView view(ProgressEntry entry, List<MediaView> photos) {
        MediaView first = photos.isEmpty() ? null : photos.get(0);
        return new EntryView(
                entry.id(),
                entry.clientId(),
                entry.values().date(),
                entry.values().weight(),
                entry.values().bodyFat(),
                entry.values().notes(),
                first == null ? null : first.pose(),
                first == null ? null : first.path(),
                first == null ? null : first.url(),
                photos,
                entry.createdAt());
    }

    /** Without photos: links that would have ended by the time anybody follows them. */
    static Map<String, @Nullable Object> bare(ProgressEntry entry) {
        Map<String, @Nullable Object> members = Json.toMap(entry.values());
        members.put("id", entry.id());
        members.put("created_at", entry.createdAt());
        return members;
    }

    private static int rank(@Nullable Pose pose) {
        return pose == null ? -1 : pose.ordinal();
    }
}
