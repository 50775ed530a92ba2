package spotter.media;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Json;
import spotter.problem.Problem;
import spotter.users.Account;
import spotter.users.PhotoLinks;
import spotter.users.UserService;

/** Media with the links that one viewer may open. */
public final class MediaViews implements PhotoLinks {
    private final Database db;
    private final UserService users;
    private final SignedLinks links;
    private final MediaStore media = new MediaStore();

    public MediaViews(Database db, UserService users, SignedLinks links) {
        this.db = db;
        this.users = users;
        this.links = links;
    }

    public MediaView of(long viewerId, MediaItem item) {
        return of(viewerId, List.of(item)).get(0);
    }

    /** {@link #of(long, MediaItem)} inside a transaction. */
    MediaView of(Tx tx, long viewerId, MediaItem item) {
        return of(tx, viewerId, List.of(item)).get(0);
    }

    public List<MediaView> of(long viewerId, List<MediaItem> items) {
        return of(viewer(viewerId), items);
    }

    /** {@link #of(long, List)} inside a transaction. */
    public List<MediaView> of(Tx tx, long viewerId, List<MediaItem> items) {
        return of(users.find(tx, viewerId).orElseThrow(() -> Problem.notFound("User")), items);
    }

    private List<MediaView> of(Account viewer, List<MediaItem> items) {
        return items.stream()
                .map(item -> MediaView.of(item, urls(viewer, item), false))
                .toList();
    }

    /** For the answer to an upload. */
    public MediaView of(long viewerId, MediaService.Upload upload) {
        Account viewer = viewer(viewerId);
        return MediaView.of(upload.item(), urls(viewer, upload.item()), upload.isDuplicate());
    }

    /**
     * {@code file_info}: the medium, and paths of an older frontend, which takes their last segment as file name.
     */
    public Map<String, @Nullable Object> fileInfo(long viewerId, MediaService.Upload upload) {
        MediaItem item = upload.item();
        Map<String, @Nullable Object> info = Json.toMap(of(viewerId, upload));
        for (MediaSize size : MediaSize.values()) {
            boolean isOriginal = size == MediaSize.ORIGINAL;
            String path = isOriginal
                    ? item.path()
                    : "uploads/" + VariantName.of(item, size).key();
            info.put(size.wireName() + "_path", path);
        }
        info.put("original_dimensions", item.width() == null ? null : List.of(item.width(), item.height()));
        info.put("uploaded_at", item.createdAt());
        return info;
    }

    @Override
    public Map<Long, String> photoUrls(long viewerId, Collection<Long> userIds) {
        List<MediaItem> photos = db.read(tx -> media.listOfRecords(tx, MediaKind.PROFILE_PHOTO, userIds));
        Map<Long, String> urls = new HashMap<>();
        if (!photos.isEmpty()) {
            Account viewer = viewer(viewerId);
            photos.forEach(photo -> urls.put(photo.ownerId(), links.link(photo.uuid(), MediaSize.MEDIUM, viewer)));
        }
        return urls;
    }

    /** A stored text for this reader, with links that open now. */
    public String renew(long readerId, String text) {
        return SignedLinks.isIn(text) ? links.renew(text, viewer(readerId)) : text;
    }

    private Map<String, String> urls(Account viewer, MediaItem item) {
        Map<String, String> urls = new LinkedHashMap<>();
        for (MediaSize size : MediaSize.values()) {
            if (size == MediaSize.ORIGINAL || item.kind() != MediaKind.DOCUMENT) {
                urls.put(size.wireName(), links.link(item.uuid(), size, viewer));
            }
        }
        return urls;
    }

    private Account viewer(long viewerId) {
        return users.find(viewerId).orElseThrow(() -> Problem.notFound("User"));
    }
}
