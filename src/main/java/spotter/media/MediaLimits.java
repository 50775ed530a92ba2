package spotter.media;

import spotter.formats.PictureLimits;

/**
 * How much may be sent and kept, all in bytes.
 *
 * @param photo a meal or progress photo
 * @param perUser everything of one owner, variants included
 * @param filesPerUser how many media of one owner (a count)
 * @param perTrainer everything of a trainer and of all his clients
 * @param inAll everything of everybody
 * @param diskReserve what uploads leave free on the disk
 * @param uploadsAtOnce how many are received at the same time (a count)
 */
public record MediaLimits(
        long photo,
        long profilePhoto,
        long document,
        PictureLimits pictures,
        long perUser,
        int filesPerUser,
        long perTrainer,
        long inAll,
        long diskReserve,
        int uploadsAtOnce) {
    /** The largest file of this kind. */
    public long maxBytes(MediaKind kind) {
        return switch (kind) {
            case MEAL_PHOTO, PROGRESS_PHOTO -> photo;
            case PROFILE_PHOTO -> profilePhoto;
            case DOCUMENT -> document;
        };
    }

    /** The largest file of any kind. */
    long maxBytes() {
        return Math.max(photo, Math.max(profilePhoto, document));
    }
}
