package spotter.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stored picture or document.
 *
 * @param ownerId whose it is; access is decided by this
 * @param entityId the completion, progress entry or account it belongs to
 * @param pose of a progress photo, if it was said
 * @param uploadedBy null once that account is gone
 * @param filename of the original, without folder
 * @param fileSize of the original as stored, bytes
 * @param width upright, pixels; null for documents, as is {@code height}
 * @param sha256 of the stored bytes, hex
 */
public record MediaItem(
        long id,
        String uuid,
        MediaKind kind,
        long ownerId,
        long entityId,
        @Nullable Pose pose,
        @Nullable Long uploadedBy,
        String filename,
        String originalName,
        String mimeType,
        long fileSize,
        @Nullable Integer width,
        @Nullable Integer height,
        String sha256,
        @Nullable String note,
        Instant createdAt) {
    /** {@code uploads/folder/name}: a name for people and old frontends, not a place that is served. */
    public String path() {
        return "uploads/" + kind.folder() + "/" + filename;
    }

    /** In pixels; 0 for a document. */
    int longerSide() {
        return width == null || height == null ? 0 : Math.max(width, height);
    }
}
