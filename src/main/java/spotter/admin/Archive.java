package spotter.admin;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import spotter.files.PrivateFiles;
import spotter.media.MediaKind;
import spotter.storage.StorageKey;

/** A backup that is read: its manifest names every entry and nothing else, each under a name that cannot climb out. */
final class Archive implements Closeable {
    static final String MANIFEST = "manifest.json";
    static final String UPLOADS = DataFolder.UPLOADS + "/";

    /** Half a million files; a manifest is read into memory. */
    private static final int MAX_MANIFEST_BYTES = 64 * 1024 * 1024;

    private static final Set<String> SINGLES = Set.of(DataFolder.DATABASE, DataFolder.SECRET, DataFolder.SETTINGS);

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.manifest = readManifest();
        requireSameNames();
    }

    /** @throws IOException with a sentence for the operator: no backup, damaged, of a newer program, or not to be trusted */
    static Archive open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no backup " + file + ".");
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            return new Archive(file, zip);
        } catch (IOException e) {
            if (zip != null) {
                zip.close();
            }
            throw e instanceof ZipException
                    ? new IOException(file + " is not a whole backup: " + e.getMessage() + ".", e)
                    : e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** @throws IOException naming the first entry that is not what the manifest says */
    void verify() throws IOException {
        for (Manifest.Entry entry : manifest.files()) {
            copy(entry, OutputStream.nullOutputStream());
        }
    }

    /** Every file into the empty folder, private to its owner and on the disk; verified on the way. */
    void unpack(Path folder) throws IOException {
        Set<Path> folders = new HashSet<>(List.of(folder));
        for (Manifest.Entry entry : manifest.files()) {
            Path target = folder.resolve(entry.name());
            // Below the folder, so it is in one.
            folders.add(PrivateFiles.makeFolder(Objects.requireNonNull(target.getParent())));
            try (OutputStream out = Files.newOutputStream(PrivateFiles.create(target))) {
                copy(entry, out);
            }
            PrivateFiles.sync(target);
        }
        for (Path each : folders) {
            PrivateFiles.sync(each);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void copy(Manifest.Entry entry, OutputStream out) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(entry.name()))) {
            Digest digest = Digest.copy(in, out, entry.bytes());
            if (digest.bytes() != entry.bytes() || !digest.sha256().equals(entry.sha256())) {
                throw new IOException(file + " is damaged: " + entry.name() + " is not what its manifest says.");
            }
        } catch (ZipException e) {
            throw new IOException(file + " is damaged: " + entry.name() + " cannot be read.", e);
        }
    }

    private Manifest readManifest() throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new IOException(file + " is not a backup of Spotter: it has no " + MANIFEST + ".");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] text = in.readNBytes(MAX_MANIFEST_BYTES);
            return Manifest.read(new String(text, StandardCharsets.UTF_8));
        }
    }

    private void requireSameNames() throws IOException {
        Set<String> listed = new HashSet<>(Set.of(MANIFEST));
        for (Manifest.Entry entry : manifest.files()) {
            if (!isLegal(entry.name()) || !listed.add(entry.name())) {
                throw new IOException(file + " is not to be trusted: it names '" + entry.name() + "'.");
            }
        }
        Set<String> there = new HashSet<>();
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().<ZipEntry>map(each -> each)::iterator) {
            if (!listed.contains(entry.getName()) || !there.add(entry.getName())) {
                throw new IOException(
                        file + " is not to be trusted: '" + entry.getName() + "' is not in its manifest.");
            }
        }
        listed.removeAll(there);
        if (!listed.isEmpty() || !there.contains(DataFolder.DATABASE)) {
            throw new IOException(file + " is not whole: "
                    + (listed.isEmpty()
                            ? DataFolder.DATABASE
                            : listed.iterator().next()) + " is missing.");
        }
    }

    private static boolean isLegal(String name) {
        if (!name.startsWith(UPLOADS)) {
            return SINGLES.contains(name);
        }
        String key = name.substring(UPLOADS.length());
        int slash = key.indexOf('/');
        return slash > 0
                && MediaKind.folders().contains(key.substring(0, slash))
                && StorageKey.isLegal(key.substring(0, slash), key.substring(slash + 1));
    }
}
