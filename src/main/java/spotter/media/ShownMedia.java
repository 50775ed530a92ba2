package spotter.media;

import java.time.Instant;
import java.util.List;

/**
 * What showing a medium takes: a picture shown is the most frequent request of all, and asks for no more than this.
 *
 * @param ownerId whose it is; access is decided by this
 * @param originalName what the sender called it
 * @param mimeType of the original
 * @param longerSide in pixels; 0 for a document
 * @param files at least the original
 */
record ShownMedia(
        long id,
        String uuid,
        MediaKind kind,
        long ownerId,
        String filename,
        String originalName,
        String mimeType,
        int longerSide,
        Instant createdAt,
        List<StoredFile> files) {
    /** Its file in a size. */
    StoredFile in(MediaSize wanted) {
        return StoredFile.choose(files, longerSide, wanted);
    }
}
