package spotter.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spotter.db.ReadOnlyDatabase;
import spotter.media.MediaKind;
import spotter.storage.RemovalLock;
import spotter.storage.StorageKey;

/** Compares rows with files, and both with what they should be. Changes nothing. */
public final class Doctor {
    /** Beside a running server: longer than any upload takes from its first byte to its row. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final Pattern LEFT_OVER = Pattern.compile(
            "uploads/temp/.*\\.part|jwt_secret\\.tmp" + "|restoring-\\d{8}-\\d{6}|backups/spotter-.*\\.tmp");

    private final DataFolder data;
    private final boolean isServed;
    private final Instant before;
    private final List<Finding> findings = new ArrayList<>();

    private Doctor(DataFolder data, boolean isServed, Instant now) {
        this.data = data;
        this.isServed = isServed;
        this.before = isServed ? now.minus(GRACE) : Instant.MAX;
    }

    /**
     * @param isServed whether a server is running: what may be its work in progress is no finding then
     * @throws IOException with a sentence for the operator: there is nothing to examine
     */
    public static List<Finding> examine(DataFolder data, boolean isServed, Clock clock) throws IOException {
        return examine(data, new RemovalLock(data.uploads()), isServed, clock);
    }

    /** @param removals within the process of a server, the lock of its own */
    static List<Finding> examine(DataFolder data, RemovalLock removals, boolean isServed, Clock clock)
            throws IOException {
        Doctor doctor = new Doctor(data, isServed, clock.instant());
        try (ReadOnlyDatabase db = ReadOnlyDatabase.open(data.database());
                RemovalLock.Hold hold = removals.hold()) {
            doctor.examine(db);
        }
        return List.copyOf(doctor.findings);
    }

    private void examine(ReadOnlyDatabase db) throws IOException {
        List<String> complaints = db.complaints();
        complaints.forEach(complaint ->
                add(Finding.of(Finding.Kind.DATABASE, data.database().toString(), complaint)));
        if (complaints.isEmpty()) {
            NamedFileStore rows = new NamedFileStore();
            db.read(rows::listMisnumbered)
                    .forEach(user -> add(Finding.of(
                            Finding.Kind.NUMBERING,
                            "account " + user,
                            "has a notification that its counter does not know")));
            List<NamedFile> named = CopyCheck.files(db);
            Set<StorageKey> doomed = new HashSet<>(db.read(rows::listDoomed));
            examineNamed(named);
            examineDoomed(doomed);
            // Read before the folders are: what is stored since is younger than the grace time.
            Set<StorageKey> known = new HashSet<>(doomed);
            named.forEach(file -> known.add(file.key()));
            examineFolders(known);
        }
        examineLeftovers();
        examineModes();
    }

    private void examineNamed(List<NamedFile> named) throws IOException {
        Set<Long> unsound = new HashSet<>();
        for (NamedFile file : named) {
            if (file.isOriginal()) {
                Finding finding = original(file);
                if (finding != null) {
                    unsound.add(file.mediaId());
                    add(finding);
                }
            }
        }
        for (NamedFile file : named) {
            if (!file.isOriginal() && size(data.stored(file.key())) != file.sizeBytes()) {
                boolean hasOriginal = !unsound.contains(file.mediaId());
                add(Finding.of(
                        hasOriginal ? Finding.Kind.VARIANT : Finding.Kind.MISSING,
                        file,
                        "is not as it was made" + (hasOriginal ? "" : ", and its original is not either")));
            }
        }
    }

    private @Nullable Finding original(NamedFile file) throws IOException {
        Path stored = data.stored(file.key());
        if (size(stored) < 0) {
            return Finding.of(Finding.Kind.MISSING, file, "the original of media " + file.mediaId() + " is gone");
        }
        if (size(stored) != file.sizeBytes() || !Digest.of(stored).sha256().equals(file.sha256())) {
            return Finding.of(Finding.Kind.CHANGED, file, "the original of media " + file.mediaId() + " was changed");
        }
        return null;
    }

    private void examineDoomed(Set<StorageKey> doomed) {
        if (!isServed) {
            doomed.forEach(key -> add(Finding.of(Finding.Kind.DOOMED, key.toString(), "its row was deleted")));
        }
    }

    /** As for the janitor, a file whose name could not be a key is not ours. */
    private void examineFolders(Set<StorageKey> known) throws IOException {
        for (String folder : MediaKind.folders()) {
            for (Path file : Folders.list(data.uploads().resolve(folder))) {
                String name = file.getFileName().toString();
                boolean isOurs = StorageKey.isLegal(folder, name) && size(file) >= 0;
                if (isOurs && !known.contains(new StorageKey(folder, name)) && isOld(file)) {
                    add(Finding.of(Finding.Kind.ORPHAN, folder + "/" + name, "no row names it"));
                }
            }
        }
    }

    /** By our own names alone: the data folder may have other things in it. */
    private void examineLeftovers() throws IOException {
        List<Path> all = new ArrayList<>();
        all.addAll(Folders.list(data.temp()));
        all.addAll(Folders.list(data.root()));
        all.addAll(Folders.list(data.backups()));
        for (Path file : all) {
            if (LEFT_OVER.matcher(relative(file)).matches() && isOld(file)) {
                add(Finding.of(Finding.Kind.UNFINISHED, relative(file), "left by something that was interrupted"));
            }
        }
    }

    private void examineModes() throws IOException {
        List<Path> closed = new ArrayList<>();
        closed.add(data.database());
        closed.add(data.root().resolve(DataFolder.SECRET));
        closed.addAll(Folders.list(data.backups()));
        for (String folder : MediaKind.folders()) {
            closed.add(data.uploads().resolve(folder));
            closed.addAll(Folders.list(data.uploads().resolve(folder)));
        }
        closed.add(data.temp());
        for (Path path : closed) {
            if (Modes.isOpen(path)) {
                add(Finding.of(Finding.Kind.MODE, relative(path), "others than its owner may read or write it"));
            }
        }
    }

    private boolean isOld(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false; // the running server has moved it into its place
        }
    }

    private String relative(Path path) {
        return data.root().relativize(path).toString();
    }

    private void add(Finding finding) {
        findings.add(finding);
    }

    /** In bytes; -1 if there is no such file. */
    private static long size(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : -1;
    }
}
