package spotter.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spotter.media.MediaView;
import spotter.media.Pose;

/**
 * An entry as answers show it to one viewer.
 *
 * @param weight kg
 * @param bodyFat percent
 * @param pose of the first photo, as are {@code photoPath} and {@code photoUrl}
 * @param photoPath a name for people and old frontends
 * @param photoUrl a signed link of the original
 * @param photos the one without a pose, then front, side and back
 */
record EntryView(
        long id,
        long clientId,
        LocalDate date,
        @Nullable Double weight,
        @Nullable Double bodyFat,
        @Nullable String notes,
        @Nullable Pose pose,
        @Nullable String photoPath,
        @Nullable String photoUrl,
        List<MediaView> photos,
        Instant createdAt) {
    EntryView {
        photos = List.copyOf(photos);
    }
}
