package spotter.media;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A medium as answers show it to one viewer.
 *
 * @param url the signed link of the original
 * @param urls signed links by size; {@code thumbnail}, {@code medium} and {@code large} of pictures only
 * @param duplicate whether this upload brought the same bytes as an earlier one, which is answered instead
 */
public record MediaView(
        long id,
        String uuid,
        String category,
        String fileType,
        String filename,
        String originalName,
        String mimeType,
        long fileSize,
        @Nullable Integer width,
        @Nullable Integer height,
        String sha256,
        long ownerId,
        long entityId,
        @Nullable Pose pose,
        @Nullable Long uploadedBy,
        @Nullable String note,
        Instant createdAt,
        String url,
        Map<String, String> urls,
        boolean duplicate) {
    /** {@code uploads/folder/name}, as of {@link MediaItem#path}. */
    public String path() {
        return "uploads/" + fileType + "/" + filename;
    }

    static MediaView of(MediaItem item, Map<String, String> urls, boolean duplicate) {
        return new MediaView(
                item.id(),
                item.uuid(),
                item.kind().category(),
                item.kind().folder(),
                item.filename(),
                item.originalName(),
                item.mimeType(),
                item.fileSize(),
                item.width(),
                item.height(),
                item.sha256(),
                item.ownerId(),
                item.entityId(),
                item.pose(),
                item.uploadedBy(),
                item.note(),
                item.createdAt(),
                urls.getOrDefault(MediaSize.ORIGINAL.wireName(), ""),
                new LinkedHashMap<>(urls),
                duplicate);
    }
}
