package spotter.admin;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import spotter.auth.Registration;
import spotter.formats.ContentType;
import spotter.media.MediaKind;
import spotter.media.MediaLimits;

/**
 * What a frontend has to know before anybody has logged in.
 *
 * @param registration who may make an account
 * @param setupNeeded whether the first administrator is still to be made, with the code that the server printed
 * @param maxBytes the largest file of each category
 * @param maxPixels the largest picture, width times height
 * @param quotaBytes all media of one person, variants included
 * @param quotaFiles how many media one person may have
 * @param acceptedTypes MIME types of each category
 */
public record PublicConfig(
        String version,
        Registration registration,
        boolean setupNeeded,
        Map<String, Long> maxBytes,
        long maxPixels,
        long quotaBytes,
        int quotaFiles,
        Map<String, List<String>> acceptedTypes) {

    public static PublicConfig of(String version, Registration registration, MediaLimits limits) {
        return new PublicConfig(
                version,
                registration,
                false,
                byCategory(limits::maxBytes),
                limits.pictures().maxPixels(),
                limits.perUser(),
                limits.filesPerUser(),
                byCategory(kind -> mimeTypes(kind.accepted())));
    }

    PublicConfig with(boolean isSetupNeeded) {
        return new PublicConfig(
                version, registration, isSetupNeeded, maxBytes, maxPixels, quotaBytes, quotaFiles, acceptedTypes);
    }

    private static List<String> mimeTypes(Collection<ContentType> types) {
        return types.stream().sorted().map(ContentType::mimeType).toList();
    }

    /** In the order of the categories, for whoever reads it. */
    private static <T> Map<String, T> byCategory(Function<MediaKind, T> value) {
        Map<String, T> all = new LinkedHashMap<>();
        for (MediaKind kind : MediaKind.values()) {
            all.put(kind.category(), value.apply(kind));
        }
        return all;
    }
}
