package spotter.media;

import java.util.Comparator;
import java.util.List;
import spotter.problem.Problem;
import spotter.storage.StorageKey;

/**
 * One file of a medium.
 *
 * @param sizeBytes as stored
 */
record StoredFile(StorageKey key, MediaSize size, long sizeBytes) {
    /** The wanted size, or the next smaller one there is, or the original. */
    static StoredFile choose(List<StoredFile> files, MediaSize wanted) {
        return files.stream()
                .filter(file -> wanted == MediaSize.ORIGINAL
                        ? file.size() == MediaSize.ORIGINAL
                        : file.size() == MediaSize.ORIGINAL || file.size().compareTo(wanted) <= 0)
                .max(Comparator.comparing(StoredFile::size))
                .orElseThrow(() -> Problem.notFound("File"));
    }
}
