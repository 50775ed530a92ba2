package spotter.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Folders and files for the server's user alone, 0700 and 0600 where the file system knows such a thing, and how they
 * come to survive a power cut.
 */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    /** The JDK keeps a direct buffer of the largest write for every thread that ever wrote. */
    private static final int PIECE_BYTES = 64 * 1024;

    private PrivateFiles() {}

    /** Makes the folder and those above it that are missing; one that is there stays as it is. */
    public static Path makeFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, whenMade(folder, FOLDER));
    }

    /** An empty file; fails if the name is taken. */
    public static Path create(Path file) throws IOException {
        return Files.createFile(file, ofFile(file));
    }

    /** A new file, its content on the disk. Fails if the name is taken; any other failure may leave a part of it. */
    public static void write(Path file, byte[] content) throws IOException {
        Set<StandardOpenOption> asNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, asNew, ofFile(file))) {
            write(channel, content);
        }
    }

    /**
     * Other content for a file that is there, on the disk afterwards: cheaper than a new file, for what the system has
     * in memory of the old one is used again. A failure may leave a part of both.
     */
    public static void overwrite(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(content.length);
            write(channel, content);
        }
    }

    /** Closes a folder or file that is there to others; fails if it belongs to somebody else. */
    public static void restrict(Path path) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, Files.isDirectory(path) ? FOLDER : FILE);
        }
    }

    /** Returns when the content of the file, or the names in the folder, are on the disk. */
    public static void sync(Path path) throws IOException {
        StandardOpenOption how = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    /** For making a file that nobody else can open even in its first moment. */
    public static FileAttribute<?>[] ofFile(Path file) {
        return whenMade(file, FILE);
    }

    private static void write(FileChannel channel, byte[] content) throws IOException {
        int at = 0;
        while (at < content.length) {
            at += channel.write(ByteBuffer.wrap(content, at, Math.min(PIECE_BYTES, content.length - at)));
        }
        channel.force(true);
    }

    private static FileAttribute<?>[] whenMade(Path path, Set<PosixFilePermission> mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }
}
