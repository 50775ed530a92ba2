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
    /**
     * The file that shows a medium in a size: that one, or, if it was not needed, the next smaller one that there is if
     * it shows every pixel, or the original.
     *
     * @param longerSide of the medium, in pixels
     */
    static StoredFile choose(List<StoredFile> files, int longerSide, MediaSize wanted) {
        return files.stream()
                .filter(file -> file.size() != MediaSize.ORIGINAL && file.size().compareTo(wanted) <= 0)
                .max(Comparator.comparing(StoredFile::size))
                .filter(file -> file.size() == wanted || file.size().showsAllOf(longerSide))
                .or(() -> files.stream()
                        .filter(file -> file.size() == MediaSize.ORIGINAL)
                        .findFirst())
                .orElseThrow(() -> Problem.notFound("File"));
    }
}
