package spotter.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.db.Database;
import spotter.storage.LocalDisk;
import spotter.storage.StorageKey;
import spotter.storage.StoredBlob;

/**
 * The only one who removes stored bytes: those doomed by a deleted row, those that no row names, and what interrupted
 * uploads left in the temporary folder. Never a file with a row, never one that is being stored. Thread-safe.
 */
public final class Janitor implements AutoCloseable {
    /** Longer than any upload takes from its first byte to its row. */
    static final Duration GRACE = Duration.ofHours(1);

    private static final Duration ROUND = Duration.ofHours(1);
    /** Bytes that a backup kept go this long after the attempt. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final int BATCH = 500;
    private static final Logger log = LoggerFactory.getLogger(Janitor.class);

    private final Database db;
    private final LocalDisk disk;
    private final Vault vault;
    private final DiskSpace space;
    private final Clock clock;
    private final DoomedStore doomed = new DoomedStore();
    private final AtomicBoolean isRetryPlanned = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor rounds = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "janitor");
        thread.setDaemon(true);
        return thread;
    });

    Janitor(Database db, LocalDisk disk, Vault vault, DiskSpace space) {
        this.db = db;
        this.disk = disk;
        this.vault = vault;
        this.space = space;
        this.clock = db.clock();
        // A retry that is still to come is left to the next start.
        rounds.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * What a round removed, or would remove.
     *
     * @param stale left in the temporary folder
     * @param orphans stored files that no row names
     * @param doomed files of deleted rows
     */
    public record Report(List<String> stale, List<StorageKey> orphans, List<StorageKey> doomed) {
        public Report {
            stale = List.copyOf(stale);
            orphans = List.copyOf(orphans);
            doomed = List.copyOf(doomed);
        }

        /** Files in all. */
        public int size() {
            return stale.size() + orphans.size() + doomed.size();
        }
    }

    /**
     * A round now, for all that an earlier run of the server left, and then every hour. To be called before the first
     * request, and by the only server that works on these folders.
     */
    void start() throws IOException {
        // Whatever their times say: the clock may have been set back since.
        removeStale(findStale(Instant.MAX));
        rounds.execute(() -> round(Instant.MAX));
        rounds.scheduleWithFixedDelay(
                () -> round(clock.instant().minus(GRACE)), ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Removes the bytes of deleted rows. What cannot be removed stays noted and is tried again. */
    public void removeDoomed() {
        String after = "";
        List<StorageKey> keys;
        do {
            String last = after;
            keys = db.read(tx -> doomed.list(tx, last, BATCH));
            removeDoomed(keys);
            after = keys.isEmpty() ? last : keys.get(keys.size() - 1).toString();
        } while (keys.size() == BATCH);
    }

    /**
     * One round.
     *
     * @param before when a file that nothing names must have been written last
     * @param dryRun look only
     */
    public Report sweep(Instant before, boolean dryRun) throws IOException {
        List<StorageKey> condemned = db.read(tx -> doomed.list(tx, "", Integer.MAX_VALUE));
        List<String> stale = findStale(before);
        List<StorageKey> orphans = findOrphans(before);
        if (!dryRun) {
            removeDoomed();
            removeStale(stale);
            remove(orphans);
        }
        return new Report(stale, orphans, condemned);
    }

    @Override
    public void close() {
        rounds.shutdown();
        try {
            // A round between two files may finish its file; the rest waits for the next start.
            if (!rounds.awaitTermination(10, TimeUnit.SECONDS)) {
                rounds.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            rounds.shutdownNow();
        }
    }

    private void round(Instant before) {
        try {
            Report report = sweep(before, false);
            if (report.size() > 0) {
                log.info(
                        "removed {} unfinished, {} unnamed and {} deleted files",
                        report.stale().size(),
                        report.orphans().size(),
                        report.doomed().size());
            }
        } catch (IOException | RuntimeException e) {
            // The next round tries again; a scheduled task that throws would never run again.
            log.warn("a clean-up round failed", e);
        }
    }

    private void removeDoomed(List<StorageKey> keys) {
        List<StorageKey> gone = remove(keys);
        if (!gone.isEmpty()) {
            db.run(tx -> doomed.forget(tx, gone));
        }
    }

    private void removeStale(List<String> names) throws IOException {
        for (String name : names) {
            Files.deleteIfExists(disk.temp().resolve(name));
        }
    }

    /** Answers those that are gone: none while a backup needs them all, and then they are tried again soon. */
    private List<StorageKey> remove(List<StorageKey> keys) {
        List<StorageKey> gone = new ArrayList<>();
        if (keys.isEmpty()) {
            return gone;
        }
        try {
            if (!disk.removals().unlessHeld(() -> removeEach(keys, gone))) {
                retryLater();
            }
        } catch (IOException e) {
            log.warn("{} files cannot be removed now and will be tried again", keys.size(), e);
        }
        return gone;
    }

    /** One file that cannot be removed keeps none of the others. */
    private void removeEach(List<StorageKey> keys, List<StorageKey> gone) {
        for (StorageKey key : keys) {
            try {
                disk.delete(key);
                gone.add(key);
            } catch (IOException e) {
                log.warn("{} cannot be removed now and will be tried again", key, e);
            }
        }
    }

    private void retryLater() {
        if (!rounds.isShutdown() && isRetryPlanned.compareAndSet(false, true)) {
            rounds.schedule(this::retry, RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void retry() {
        isRetryPlanned.set(false);
        try {
            removeDoomed();
        } catch (RuntimeException e) {
            log.warn("deleted files could not be removed and will be tried again", e);
        }
    }

    private List<StorageKey> findOrphans(Instant before) throws IOException {
        List<StorageKey> orphans = new ArrayList<>();
        try (Stream<StoredBlob> blobs = disk.scan()) {
            // In this order: what is not in flight now either has its row already or will never get one.
            blobs.filter(blob -> blob.modifiedAt().isBefore(before))
                    .map(StoredBlob::key)
                    .filter(key -> !vault.isInFlight(key))
                    .filter(key -> !db.read(tx -> doomed.isNamed(tx, key)))
                    .forEach(orphans::add);
        }
        return orphans;
    }

    private List<String> findStale(Instant before) throws IOException {
        try (Stream<Path> files = Files.list(disk.temp())) {
            List<String> found = files.filter(
                            file -> file.getFileName().toString().endsWith(".part"))
                    .filter(file -> isOlder(file, before))
                    .map(file -> file.getFileName().toString())
                    .toList();
            // Looked at after the listing: what was listed then belongs to nobody. Age alone would not do, for a
            // clock that is set forward makes a living upload look old.
            return space.claims() == 0 ? found : List.of();
        }
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false; // moved into its place meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
