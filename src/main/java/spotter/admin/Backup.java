package spotter.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import spotter.db.ReadOnlyDatabase;
import spotter.files.PrivateFiles;
import spotter.storage.RemovalLock;

/**
 * Writes all that a server keeps into one ZIP: beside a running server, or without one.
 *
 * <p>First the database, as of one moment, then the files that this copy names. A file is in its place before its row is
 * committed, and while this holds the {@link RemovalLock} none is removed: so every row of the copy finds its file.
 */
public final class Backup {
    private final DataFolder data;
    private final RemovalLock removals;
    private final Clock clock;
    private final String version;

    /** @param version of this program, for the manifest */
    public Backup(DataFolder data, RemovalLock removals, Clock clock, String version) {
        this.data = data;
        this.removals = removals;
        this.clock = clock;
        this.version = version;
    }

    /** Beside a server of another process, or without one. */
    public static Backup of(DataFolder data, Clock clock, String version) {
        return new Backup(data, new RemovalLock(data.uploads()), clock, version);
    }

    /**
     * A backup that has been read again and found whole.
     *
     * @param bytes of the archive
     * @param uploads how many stored files are in it
     */
    public record Made(Path file, long bytes, int uploads, Instant createdAt) {}

    /**
     * The file appears under its name only once it is verified; a failure leaves nothing.
     *
     * @throws IOException with a sentence for the operator
     */
    public Made create(Path file) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        requireDatabase();
        Path folder = requireFree(target);
        Path unfinished = target.resolveSibling(target.getFileName() + ".tmp");
        Path database = target.resolveSibling(target.getFileName() + ".db.tmp");
        try (RemovalLock.Hold hold = removals.hold()) {
            try {
                // An earlier backup may have been killed.
                Files.deleteIfExists(unfinished);
                Files.deleteIfExists(database);
                Manifest manifest = write(unfinished, database);
                verify(unfinished);
                requireFree(target);
                Files.move(unfinished, target);
                PrivateFiles.sync(folder);
                return new Made(target, Files.size(target), manifest.uploads(), manifest.createdAt());
            } finally {
                Files.deleteIfExists(unfinished);
                Files.deleteIfExists(database);
            }
        }
    }

    private Manifest write(Path unfinished, Path database) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try (ReadOnlyDatabase live = ReadOnlyDatabase.open(data.database())) {
            live.copyTo(PrivateFiles.create(database));
        }
        try (ArchiveWriter archive = new ArchiveWriter(unfinished);
                ReadOnlyDatabase copy = ReadOnlyDatabase.open(database)) {
            archive.add(DataFolder.DATABASE, database, true);
            addIfThere(archive, DataFolder.SECRET);
            addIfThere(archive, DataFolder.SETTINGS);
            for (NamedFile file : CopyCheck.files(copy)) {
                Path stored = data.stored(file.key());
                // What is missing is told below, with all the others.
                if (Files.isRegularFile(stored, LinkOption.NOFOLLOW_LINKS)) {
                    archive.add(Archive.UPLOADS + file.key(), stored, false);
                }
            }
            CopyCheck.requireWhole(database, archive.entries());
            Manifest manifest = new Manifest(Manifest.FORMAT, now, version, copy.schema(), archive.entries());
            archive.finish(manifest);
            return manifest;
        }
    }

    private void addIfThere(ArchiveWriter archive, String name) throws IOException {
        Path file = data.root().resolve(name);
        if (Files.exists(file)) {
            archive.add(name, file, true);
        }
    }

    private static void verify(Path archive) throws IOException {
        try (Archive written = Archive.open(archive)) {
            written.verify();
        }
    }

    // Asked first: holding would make folders, in whatever place was meant by mistake.
    private void requireDatabase() throws IOException {
        if (!Files.isRegularFile(data.database()) || !Files.isDirectory(data.uploads())) {
            throw new IOException("There is no " + DataFolder.DATABASE + " with its " + DataFolder.UPLOADS + " in "
                    + data.root() + "; --data says where they are.");
        }
    }

    /** The folder in which the name is free. */
    private static Path requireFree(Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(target + " exists; nothing is overwritten, choose another name.");
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder + ".");
        }
        return folder;
    }
}
