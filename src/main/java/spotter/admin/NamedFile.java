package spotter.admin;

import spotter.media.MediaSize;
import spotter.storage.StorageKey;

/**
 * One stored file as its row describes it.
 *
 * @param sizeBytes of this file
 * @param mimeType of the original
 * @param sha256 of the original, hex
 */
record NamedFile(StorageKey key, long mediaId, MediaSize size, long sizeBytes, String mimeType, String sha256) {
    boolean isOriginal() {
        return size == MediaSize.ORIGINAL;
    }
}
