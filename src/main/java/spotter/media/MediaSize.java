package spotter.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.pictures.Variant;

/** The sizes a medium can be fetched in. */
public enum MediaSize {
    ORIGINAL(null),
    THUMBNAIL(Variant.THUMBNAIL),
    MEDIUM(Variant.MEDIUM),
    LARGE(Variant.LARGE);

    private final @Nullable Variant variant;
    private final String wireName;

    MediaSize(@Nullable Variant variant) {
        this.variant = variant;
        this.wireName = name().toLowerCase(Locale.ROOT);
    }

    static MediaSize of(Variant variant) {
        return valueOf(variant.name());
    }

    /** As in {@code ?size=} and in {@code urls}. */
    public String wireName() {
        return wireName;
    }

    /** The file name's end, for a variant. */
    Optional<String> suffix() {
        return Optional.ofNullable(variant).map(Variant::suffix);
    }

    /** Whether a picture is no larger than this size. */
    boolean showsAllOf(int longerSide) {
        return variant == null || longerSide <= variant.maxEdge();
    }

    static Optional<MediaSize> named(String name) {
        return Arrays.stream(values())
                .filter(size -> size.wireName.equals(name))
                .findFirst();
    }
}
