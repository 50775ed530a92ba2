package spotter.media;

import java.util.Optional;
import spotter.storage.StorageKey;

/**
 * The name that a variant of a picture has, {@code {stem of the original}_large.jpg}: also of a size that was not
 * needed, so that who takes names apart, as older frontends do, gets what is shown instead.
 *
 * @param size not the original
 */
record VariantName(String stem, MediaSize size) {
    static VariantName of(MediaItem item, MediaSize size) {
        return of(item.filename(), size);
    }

    /** Empty for what cannot be one. */
    static Optional<VariantName> parse(StorageKey key) {
        if (!key.folder().equals(MediaKind.THUMBNAILS)) {
            return Optional.empty();
        }
        for (MediaSize size : MediaSize.values()) {
            String suffix = size.suffix().orElse("");
            if (!suffix.isEmpty() && key.name().endsWith(suffix)) {
                String stem = key.name().substring(0, key.name().length() - suffix.length());
                return Optional.of(new VariantName(stem, size));
            }
        }
        return Optional.empty();
    }

    /** Where it is, if there is one. */
    StorageKey key() {
        return new StorageKey(MediaKind.THUMBNAILS, stem + size.suffix().orElseThrow());
    }

    /** Of the medium. */
    String uuid() {
        return stem.substring(stem.lastIndexOf('_') + 1);
    }

    /** Whether it is a name of this one. */
    boolean isOf(ShownMedia media) {
        return media.kind() != MediaKind.DOCUMENT && equals(of(media.filename(), size));
    }

    private static VariantName of(String original, MediaSize size) {
        return new VariantName(original.substring(0, original.lastIndexOf('.')), size);
    }
}
