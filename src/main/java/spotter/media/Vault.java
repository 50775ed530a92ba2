package spotter.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.storage.StorageBackend;
import spotter.storage.StorageKey;

/**
 * Puts prepared files into their places and remembers which are there without a row yet, so that the Janitor leaves
 * them alone. Thread-safe.
 */
final class Vault {
    private static final Logger log = LoggerFactory.getLogger(Vault.class);

    private final StorageBackend storage;
    private final Set<StorageKey> inFlight = ConcurrentHashMap.newKeySet();

    Vault(StorageBackend storage) {
        this.storage = storage;
    }

    /** The files of one upload between their move and their row. Closing it ends the protection. */
    final class Flight implements AutoCloseable {
        private final List<StoredFile> files = new ArrayList<>();
        private final Map<StorageKey, Path> paths = new LinkedHashMap<>();

        List<StoredFile> files() {
            return List.copyOf(files);
        }

        /** Takes the files back: there will be no row. What cannot be removed now is left to the Janitor. */
        void abandon() {
            for (StoredFile file : files) {
                try {
                    storage.delete(file.key());
                } catch (IOException e) {
                    log.warn("{} cannot be removed now and will be tried again", file.key(), e);
                }
            }
        }

        @Override
        public void close() {
            files.forEach(file -> inFlight.remove(file.key()));
        }

        private void add(StoredFile file, Pipeline.Finished finished) {
            inFlight.add(file.key());
            files.add(file);
            paths.put(file.key(), finished.path());
        }

        private void land() throws IOException {
            storage.putAll(paths);
        }
    }

    /** Variants first, the original last: where an original can be seen, its variants can. */
    Flight store(Pipeline.Prepared prepared, MediaKind kind, String stem) throws IOException {
        Flight flight = new Flight();
        boolean done = false;
        try {
            for (Pipeline.Finished variant : prepared.variants()) {
                StorageKey key = new VariantName(stem, variant.size()).key();
                flight.add(new StoredFile(key, variant.size(), variant.sizeBytes()), variant);
            }
            String name = stem + "." + prepared.type().extension();
            Pipeline.Finished original = prepared.original();
            flight.add(
                    new StoredFile(new StorageKey(kind.folder(), name), original.size(), original.sizeBytes()),
                    original);
            flight.land();
            done = true;
            return flight;
        } finally {
            if (!done) {
                flight.abandon();
                flight.close();
            }
        }
    }

    boolean isInFlight(StorageKey key) {
        return inFlight.contains(key);
    }
}
