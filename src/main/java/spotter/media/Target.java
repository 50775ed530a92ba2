package spotter.media;

import org.jspecify.annotations.Nullable;

/**
 * What an upload is for.
 *
 * @param ownerId whose it will be
 * @param entityId the record it belongs to; of a profile photo or document, the owner's account
 * @param pose of a progress photo, null when not said, as of all other media
 */
public record Target(
        MediaKind kind,
        long ownerId,
        long entityId,
        @Nullable Pose pose) {
    public Target(MediaKind kind, long ownerId, long entityId) {
        this(kind, ownerId, entityId, null);
    }

    Target in(@Nullable Pose said) {
        return new Target(kind, ownerId, entityId, said);
    }
}
