package spotter.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spotter.files.PrivateFiles;
import spotter.media.MediaKind;
import spotter.storage.LocalDisk;
import spotter.storage.UploadsMark;

/**
 * Puts a backup into a data folder. All is unpacked and verified beside its place before anything there is touched;
 * what was there is moved aside, never overwritten.
 */
public final class Restore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** With the database, what SQLite keeps beside it. Moved in this order: no moment looks like a fresh start. */
    private static final List<String> OLD = List.of(
            DataFolder.UPLOADS,
            "spotter.db-wal",
            "spotter.db-shm",
            DataFolder.DATABASE,
            DataFolder.SECRET,
            DataFolder.SETTINGS);

    private final DataFolder data;
    private final String stamp;

    public Restore(DataFolder data, Clock clock) {
        this.data = data;
        this.stamp = STAMP.format(clock.instant());
    }

    /**
     * What was done.
     *
     * @param uploads how many stored files are in place again
     * @param aside where the folder's former content is; empty if it had none
     */
    public record Done(int uploads, Optional<Path> aside) {}

    /**
     * @param force whether a folder that is in use may have its content moved aside
     * @throws IOException with a sentence for the operator; the folder is as it was then
     */
    public Done run(Path file, boolean force) throws IOException {
        try (Archive archive = Archive.open(file.toAbsolutePath().normalize())) {
            archive.verify();
            if (!force && isInUse()) {
                throw new IOException(data.root() + " holds data already; choose an empty folder, or let --force move"
                        + " what is there aside.");
            }
            PrivateFiles.makeFolder(data.root());
            // Also the lock of a server, which keeps its hold when the folder is moved.
            try (UploadsMark mark = UploadsMark.take(data.uploads())) {
                return replace(archive);
            }
        }
    }

    private Done replace(Archive archive) throws IOException {
        Path fresh = Files.createDirectory(data.root().resolve("restoring-" + stamp));
        try {
            DataFolder unpacked = new DataFolder(PrivateFiles.makeFolder(fresh.resolve("data")));
            archive.unpack(unpacked.root());
            verify(unpacked, archive.manifest());
            new LocalDisk(PrivateFiles.makeFolder(unpacked.uploads()), MediaKind.folders());
            try (UploadsMark mark = UploadsMark.take(unpacked.uploads())) {
                mark.confirm();
                Optional<Path> aside = moveAside();
                try {
                    moveIn(unpacked);
                } catch (IOException e) {
                    throw new IOException(
                            "Restored only in part; what was there is in "
                                    + aside.map(Path::toString).orElse("no other place") + ": " + e.getMessage(),
                            e);
                }
                return new Done(archive.manifest().uploads(), aside);
            }
        } finally {
            Folders.delete(fresh);
        }
    }

    // From the disk, not from the archive again.
    private static void verify(DataFolder unpacked, Manifest manifest) throws IOException {
        for (Manifest.Entry entry : manifest.files()) {
            if (!Digest.of(unpacked.root().resolve(entry.name())).sha256().equals(entry.sha256())) {
                throw new IOException(entry.name() + " was written otherwise than it is read; is the disk sound?");
            }
        }
        CopyCheck.requireWhole(unpacked.database(), manifest.files());
    }

    private Optional<Path> moveAside() throws IOException {
        boolean wasInUse = isInUse();
        Path aside = Files.createDirectory(data.root().resolve("before-restore-" + stamp));
        for (String name : OLD) {
            Path old = data.root().resolve(name);
            if (Files.exists(old)) {
                Files.move(old, aside.resolve(name));
            }
        }
        if (!wasInUse) {
            Folders.delete(aside);
            return Optional.empty();
        }
        return Optional.of(aside);
    }

    /** The reverse order: a server that starts in between misses its uploads and says so. */
    private void moveIn(DataFolder unpacked) throws IOException {
        List<String> names = new ArrayList<>(OLD);
        Collections.reverse(names);
        for (String name : names) {
            Path restored = unpacked.root().resolve(name);
            if (Files.exists(restored)) {
                Files.move(restored, data.root().resolve(name));
            }
        }
        PrivateFiles.sync(data.root());
    }

    /** Empty folders and the marks of a server that never stored anything do not count. */
    private boolean isInUse() throws IOException {
        for (String name : List.of(DataFolder.DATABASE, DataFolder.SECRET, DataFolder.SETTINGS)) {
            if (Files.exists(data.root().resolve(name))) {
                return true;
            }
        }
        if (!Files.isDirectory(data.uploads())) {
            return false;
        }
        try (Stream<Path> files = Files.walk(data.uploads())) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> !file.getFileName().toString().startsWith("."));
        }
    }
}
