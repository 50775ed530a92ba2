package spotter.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import spotter.db.Database;
import spotter.db.ReadOnlyDatabase;
import spotter.files.PrivateFiles;
import spotter.formats.Inspection;
import spotter.formats.PictureFacts;
import spotter.formats.PictureLimits;
import spotter.formats.UploadInspector;
import spotter.media.MediaKind;
import spotter.media.MediaSize;
import spotter.pictures.ImageProcessor;
import spotter.pictures.RenderedVariant;
import spotter.problem.Problem;
import spotter.storage.LocalDisk;
import spotter.storage.StorageKey;

/** Does about findings what can be done without losing anything. Only for a stopped server. */
public final class Repair {
    private final DataFolder data;
    private final Clock clock;
    private final boolean forgetsMissing;
    private final NamedFileStore rows = new NamedFileStore();
    private final List<String> done = new ArrayList<>();

    /** @param forgetsMissing whether a row goes whose original is gone */
    public Repair(DataFolder data, Clock clock, boolean forgetsMissing) {
        this.data = data;
        this.clock = clock;
        this.forgetsMissing = forgetsMissing;
    }

    /** A line for everything that was done; what a finding needs beyond that stays a finding. */
    public List<String> run(List<Finding> findings) throws IOException {
        // A damaged database is not written to: that could only make it worse.
        if (findings.stream().anyMatch(finding -> finding.kind() == Finding.Kind.DATABASE)) {
            return List.of();
        }
        try (Database db = Database.open(data.database(), clock)) {
            LocalDisk disk = new LocalDisk(data.uploads(), MediaKind.folders());
            for (Finding finding : findings) {
                repair(db, disk, finding);
            }
            removeDoomed(db);
        }
        return List.copyOf(done);
    }

    private void repair(Database db, LocalDisk disk, Finding finding) throws IOException {
        switch (finding.kind()) {
            case ORPHAN -> remove(data.uploads().resolve(finding.what()), finding.what());
            case UNFINISHED -> remove(data.root().resolve(finding.what()), finding.what());
            case MODE -> {
                Modes.close(data.root().resolve(finding.what()));
                done.add("closed to others: " + finding.what());
            }
            case VARIANT -> render(db, disk, Objects.requireNonNull(finding.file()));
            case MISSING -> forget(db, Objects.requireNonNull(finding.file()));
            case DATABASE, NUMBERING, CHANGED, DOOMED -> {}
        }
    }

    private void remove(Path file, String what) throws IOException {
        Folders.delete(file);
        done.add("removed: " + what);
    }

    /** Also those that a forgotten row has left just now. */
    private void removeDoomed(Database db) throws IOException {
        for (StorageKey key : db.read(rows::listDoomed)) {
            remove(data.stored(key), key.toString());
            db.run(tx -> rows.forgetDoomed(tx, key));
        }
    }

    private void forget(Database db, NamedFile file) {
        if (forgetsMissing && Files.notExists(data.stored(file.key())) && file.isOriginal()) {
            db.run(tx -> rows.deleteMedia(tx, file.mediaId()));
            done.add("forgotten: media " + file.mediaId() + " with " + file.key());
        }
    }

    /** From the original, which the examination has found to be what was stored. */
    private void render(Database db, LocalDisk disk, NamedFile variant) throws IOException {
        try {
            byte[] picture = Files.readAllBytes(data.stored(original(variant)));
            Optional<RenderedVariant> rendered = variants(picture).stream()
                    .filter(other ->
                            other.variant().name().equals(variant.size().name()))
                    .findFirst();
            if (rendered.isEmpty()) {
                // Made by an older version, which made more.
                db.run(tx -> rows.deleteFile(tx, variant.key()));
                done.add("not needed: " + variant.key());
                return;
            }
            byte[] jpeg = rendered.get().jpeg();
            Path part = disk.temp().resolve("doctor-" + variant.key().name() + ".part");
            PrivateFiles.write(part, jpeg);
            disk.put(variant.key(), part);
            // Another JDK may compress it to another length.
            db.run(tx -> rows.setSize(tx, variant.key(), jpeg.length));
            done.add("rendered again: " + variant.key());
        } catch (Problem undecodable) {
            done.add("cannot be rendered again: " + variant.key() + ", " + undecodable.detail());
        }
    }

    private StorageKey original(NamedFile variant) throws IOException {
        try (ReadOnlyDatabase db = ReadOnlyDatabase.open(data.database())) {
            return CopyCheck.files(db).stream()
                    .filter(file -> file.mediaId() == variant.mediaId() && file.size() == MediaSize.ORIGINAL)
                    .findFirst()
                    .orElseThrow()
                    .key();
        }
    }

    private static List<RenderedVariant> variants(byte[] picture) {
        Inspection is =
                new UploadInspector(PictureLimits.DEFAULT).inspect(picture, null, MediaKind.PROFILE_PHOTO.accepted());
        PictureFacts facts = Objects.requireNonNull(is.picture(), "only pictures have variants");
        return new ImageProcessor().render(picture, is.type(), facts);
    }
}
