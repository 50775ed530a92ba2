package spotter.formats;

import java.util.Locale;

/**
 * One entry of an OLE2 directory ([MS-CFB] 2.6).
 *
 * @param name as written; compared without regard to case, as the format does
 * @param storage whether it has entries of its own
 * @param depth 1 for what lies in the root
 * @param firstSector of its stream
 * @param sizeBytes of its stream; 0 for a storage
 */
record OleEntry(String name, boolean storage, int depth, int firstSector, long sizeBytes) {
    boolean isNamed(String other) {
        return name.toUpperCase(Locale.ROOT).equals(other.toUpperCase(Locale.ROOT));
    }

    boolean isRootStream(String other) {
        return depth == 1 && !storage && isNamed(other);
    }
}
