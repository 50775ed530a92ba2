package spotter.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.db.Database;
import spotter.files.PrivateFiles;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.storage.RemovalLock;

/** The backups that a running server makes of itself, one at a time, into the folder {@code backups}. Thread-safe. */
public final class BackupService {
    private static final String THING = "Backup";
    private static final String RUNNING = "backup.running";
    private static final Logger log = LoggerFactory.getLogger(BackupService.class);

    private final Database db;
    private final DataFolder data;
    private final Backup backup;
    private final int kept;
    private final long reserve;
    /** Set while holding this object's lock. */
    private volatile @Nullable Begun begun;

    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();

    private record Begun(Instant at, Path file, long expected) {}

    /**
     * One that is being made.
     *
     * @param bytesWritten of the archive; it is read once more when all are there
     * @param bytesExpected about as many will it be
     */
    record Progress(Instant startedAt, long bytesWritten, long bytesExpected) {}

    /**
     * A service for the server whose database this is.
     *
     * @param kept how many backups stay
     * @param reserve bytes of the disk that a backup leaves free
     */
    public BackupService(Database db, DataFolder data, Backup backup, int kept, long reserve) {
        this.db = db;
        this.data = data;
        this.backup = backup;
        this.kept = kept;
        this.reserve = reserve;
    }

    /**
     * Returns when it is written, read again and found whole; then the oldest go.
     *
     * @throws Problem CONFLICT while another is being made or what is stored is damaged, STORAGE_FULL without space
     */
    BackupFile create() throws IOException {
        Begun own = begin();
        try {
            return make(own);
        } finally {
            begun = null;
        }
    }

    /**
     * Begins one in the background; {@link #progress} and {@link #lastFailure} tell of it.
     *
     * @param onMade hears of it once it is whole
     */
    void start(Worker worker, Consumer<BackupFile> onMade) throws IOException {
        Begun own = begin();
        worker.start(() -> {
            try {
                onMade.accept(make(own));
                failure.set(null);
            } catch (IOException | RuntimeException e) {
                failure.set(Failure.of(db.clock().instant(), e, "the backup", log));
            } finally {
                begun = null;
            }
        });
    }

    /** Whether a backup was refused only because another or an examination is under way. */
    static boolean isRunning(Exception refusal) {
        return refusal instanceof Problem problem && problem.code().equals(RUNNING);
    }

    /** Of the one that is being made, by whomever. */
    Optional<Progress> progress() {
        return Optional.ofNullable(begun).map(own -> {
            // Both are gone in the moment it ends.
            long written = own.file()
                    .resolveSibling(own.file().getFileName() + ".tmp")
                    .toFile()
                    .length();
            return new Progress(own.at(), written, own.expected());
        });
    }

    /** Of the last one in the background; empty if that ended well. */
    Optional<Failure> lastFailure() {
        return Optional.ofNullable(failure.get());
    }

    // Whoever is refused must not have added up a million files before.
    private synchronized Begun begin() throws IOException {
        if (begun != null) {
            throw new Problem(ProblemKind.CONFLICT, RUNNING, "A backup is being made; wait for its end.");
        }
        Path file = freeName(PrivateFiles.makeFolder(data.backups()));
        long expected = db.read(new NamedFileStore()::sumBytes) + Files.size(data.database());
        Begun own = new Begun(db.clock().instant(), file, expected);
        begun = own;
        return own;
    }

    private BackupFile make(Begun own) throws IOException {
        try {
            requireSpace();
            Backup.Made made = backup.create(own.file());
            log.info("backup {}: {} files, {} bytes", made.file().getFileName(), made.uploads(), made.bytes());
            removeOld();
            return BackupFile.of(made.file()).orElseThrow();
        } catch (RemovalLock.HeldException e) {
            throw new Problem(ProblemKind.CONFLICT, RUNNING, "Another backup or an examination is under way.");
        } catch (CopyCheck.NotWholeException e) {
            throw new Problem(ProblemKind.CONFLICT, "backup.not_whole", String.valueOf(e.getMessage()));
        }
    }

    /** Newest first. */
    List<BackupFile> list() throws IOException {
        List<BackupFile> found = new ArrayList<>();
        for (Path file : Folders.list(data.backups())) {
            BackupFile.of(file).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(BackupFile::createdAt).reversed());
        return found;
    }

    Path find(String name) {
        Path file = data.backups().resolve(BackupFile.momentOf(name).isPresent() ? name : "none");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Problem.notFound(THING);
        }
        return file;
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(find(name));
    }

    private void removeOld() throws IOException {
        List<BackupFile> all = list();
        for (BackupFile old : all.subList(Math.min(kept, all.size()), all.size())) {
            Files.deleteIfExists(data.backups().resolve(old.name()));
            log.info("backup {} removed: {} are kept", old.name(), kept);
        }
    }

    private Path freeName(Path folder) {
        Instant moment = db.clock().instant();
        Path file = folder.resolve(BackupFile.nameAt(moment));
        while (Files.exists(file)) {
            moment = moment.plusSeconds(1);
            file = folder.resolve(BackupFile.nameAt(moment));
        }
        return file;
    }

    // The database stops on a full disk: a backup must not be what fills it.
    private void requireSpace() throws IOException {
        long database = Files.size(data.database());
        // The copy of the database lies beside the archive until that is done.
        long needed = db.read(new NamedFileStore()::sumBytes) + 2 * database;
        if (Files.getFileStore(data.root()).getUsableSpace() - needed < reserve) {
            throw new Problem(
                    ProblemKind.STORAGE_FULL,
                    "backup.disk_full",
                    "The disk has no space for a backup of " + needed + " bytes besides its reserve.");
        }
    }

    /** When the newest was begun. */
    Optional<Instant> newest() throws IOException {
        return list().stream().findFirst().map(BackupFile::createdAt);
    }
}
