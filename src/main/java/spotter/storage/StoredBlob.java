package spotter.storage;

import java.time.Instant;

/**
 * One file found by a scan.
 *
 * @param sizeBytes as the file system reports it
 * @param modifiedAt when it was last written or moved here
 */
public record StoredBlob(StorageKey key, long sizeBytes, Instant modifiedAt) {}
