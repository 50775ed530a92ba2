package spotter.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.http.Slice;
import spotter.storage.StorageBackend;
import spotter.storage.StorageKey;

/** What one person has stored, as it was stored. */
public final class Originals {
    private static final int AT_ONCE = 200;

    private final MediaService media;
    private final StorageBackend storage;

    Originals(MediaService media, StorageBackend storage) {
        this.media = media;
        this.storage = storage;
    }

    /** The owner's media, newest first. */
    public Slice<MediaItem> list(Caller owner, @Nullable String cursor) {
        Long before = cursor == null ? null : Long.valueOf(cursor);
        MediaFilter filter = new MediaFilter(Optional.of(List.of(owner.userId())), null, null, null, before);
        List<MediaItem> found = media.list(filter, AT_ONCE);
        boolean isMore = found.size() == AT_ONCE;
        return new Slice<>(found, isMore ? Long.toString(found.get(AT_ONCE - 1).id()) : null);
    }

    /** Its bytes; empty if it was deleted meanwhile. The caller closes the stream. */
    public Optional<InputStream> open(MediaItem item) throws IOException {
        return storage.open(new StorageKey(item.kind().folder(), item.filename()), 0, item.fileSize());
    }

    /** A name for people: folder, day, number, and what its sender called it. */
    public static String name(MediaItem item) {
        String sent = item.originalName();
        String stem = sent.substring(0, sent.lastIndexOf('.') > 0 ? sent.lastIndexOf('.') : sent.length());
        // The characters that some system does not take in a name.
        String plain = stem.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_");
        String pose = item.pose() == null ? "" : " " + item.pose().wireName();
        String ending = item.filename().substring(item.filename().lastIndexOf('.'));
        String day = item.createdAt().toString().substring(0, "yyyy-mm-dd".length());
        return item.kind().folder() + "/" + day + " " + item.id() + pose + " " + plain + ending;
    }
}
