package spotter.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where stored files are. Thread-safe. {@code StorageContract} says in tests what every implementation does. */
public interface StorageBackend {
    /**
     * Takes over a finished file, whose content is on the disk ({@code PrivateFiles.sync}); once this returns it is
     * there under its key, whole, and survives a power cut.
     */
    default void put(StorageKey key, Path finished) throws IOException {
        putAll(Map.of(key, finished));
    }

    /** {@link #put} of several in the map's order, which may cost less; after a failure some may be there. */
    void putAll(Map<StorageKey, Path> finished) throws IOException;

    /** Bytes {@code [offset, offset + length)}; empty if there is no such blob. The caller closes the stream. */
    Optional<InputStream> open(StorageKey key, long offset, long length) throws IOException;

    /** Removes the file; no error if it is already gone. */
    void delete(StorageKey key) throws IOException;

    /** Everything stored, in no order; the caller closes the stream. */
    Stream<StoredBlob> scan() throws IOException;
}
