package spotter.media;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much is stored; sizes in bytes, equal to what the files on the disk add up to.
 *
 * @param totalSizeMb the total in MiB, to two places
 * @param fileCounts by folder
 * @param clients the largest first
 */
public record MediaStats(
        long totalSizeBytes,
        double totalSizeMb,
        Map<String, Sum> fileCounts,
        Disk disk,
        Quota quota,
        List<ClientSum> clients) {
    private static final double MIB = 1024 * 1024;

    /** Of one folder. */
    public record Sum(long count, long size) {}

    /** The file system that holds the folders. */
    public record Disk(long totalBytes, long freeBytes) {}

    /** How much each person may have: all files, and photos and documents (variants do not count). */
    public record Quota(long bytes, int media) {}

    /**
     * Of one client.
     *
     * @param count of files, variants included
     * @param media photos and documents
     */
    public record ClientSum(long userId, String fullName, long count, long media, long size) {}

    static MediaStats of(Map<String, Sum> fileCounts, Disk disk, Quota quota, List<ClientSum> clients) {
        long total = fileCounts.values().stream().mapToLong(Sum::size).sum();
        double mebibytes = Math.round(total / MIB * 100) / 100.0;
        return new MediaStats(total, mebibytes, new LinkedHashMap<>(fileCounts), disk, quota, List.copyOf(clients));
    }
}
