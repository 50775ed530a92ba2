package spotter.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import spotter.files.PrivateFiles;

/** Stored files in folders of one directory, private to the server's user. */
public final class LocalDisk implements StorageBackend {
    private static final String TEMP = "temp";

    private final Path root;
    private final List<String> folders;
    private final RemovalLock removals;
    private final FileStore fileStore;

    /**
     * Makes the folders that are missing.
     *
     * @param root the {@code uploads} folder
     * @param folders every folder a key may name; {@code temp} comes besides
     */
    public LocalDisk(Path root, List<String> folders) throws IOException {
        this.root = root;
        this.folders = List.copyOf(folders);
        this.removals = new RemovalLock(root);
        for (String folder : folders) {
            makePrivate(root.resolve(folder));
        }
        makePrivate(temp());
        // Looked up once: that reads the list of all mounts, and every upload asks for the free space.
        this.fileStore = Files.getFileStore(root);
        // A file survives a power cut only if the name of its folder does.
        PrivateFiles.sync(root);
    }

    /** Whether any of these folders is there: after the first start all of them are, unless a mount is missing. */
    public static boolean isThere(Path root, List<String> folders) {
        return folders.stream().anyMatch(folder -> Files.isDirectory(root.resolve(folder)));
    }

    /** Where unfinished files belong: the same file system, so that {@link #put} is a rename. */
    public Path temp() {
        return root.resolve(TEMP);
    }

    /** To be asked before files are removed that a row has named: somebody may be copying them. */
    public RemovalLock removals() {
        return removals;
    }

    /** Bytes that can still be written here. */
    public long usableBytes() throws IOException {
        return fileStore.getUsableSpace();
    }

    /** @throws IOException if no file can be made and removed here */
    public void requireWritable() throws IOException {
        // Named like an upload: should a crash leave it, it goes like one.
        Files.delete(Files.createTempFile(temp(), "probe-", ".part"));
    }

    /** Size of the file system. */
    public long totalBytes() throws IOException {
        return fileStore.getTotalSpace();
    }

    @Override
    public void putAll(Map<StorageKey, Path> finished) throws IOException {
        Set<String> changed = new LinkedHashSet<>();
        for (Map.Entry<StorageKey, Path> file : finished.entrySet()) {
            Files.move(file.getValue(), path(file.getKey()), StandardCopyOption.ATOMIC_MOVE);
            changed.add(file.getKey().folder());
        }
        // After all the moves: what brings one folder's names to the disk often brings the other's with it.
        for (String folder : changed) {
            PrivateFiles.sync(root.resolve(folder));
        }
    }

    @Override
    public Optional<InputStream> open(StorageKey key, long offset, long length) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path(key), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        channel.position(offset);
        return Optional.of(new BoundedStream(Channels.newInputStream(channel), length));
    }

    @Override
    public void delete(StorageKey key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    @Override
    public Stream<StoredBlob> scan() {
        return folders.stream().flatMap(this::scan);
    }

    private Stream<StoredBlob> scan(String folder) {
        try {
            // Closed with the stream that flatMap makes of it.
            return Files.list(root.resolve(folder))
                    .filter(file ->
                            StorageKey.isLegal(folder, file.getFileName().toString()))
                    .flatMap(file -> stat(folder, file).stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<StoredBlob> stat(String folder, Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            StorageKey key = new StorageKey(folder, file.getFileName().toString());
            return is.isRegularFile()
                    ? Optional.of(
                            new StoredBlob(key, is.size(), is.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(StorageKey key) {
        if (!folders.contains(key.folder())) {
            throw new IllegalArgumentException("no such folder: " + key.folder());
        }
        return root.resolve(key.folder()).resolve(key.name());
    }

    private static void makePrivate(Path folder) throws IOException {
        PrivateFiles.restrict(PrivateFiles.makeFolder(folder));
    }
}
