package spotter.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.files.PrivateFiles;

/**
 * The file {@code .spotter} in the uploads folder. Its lock keeps a second server out; its content tells the folder from
 * the empty place where a disk should have been mounted. The lock ends with the process, however that ends.
 */
public final class UploadsMark implements AutoCloseable {
    private static final String FILE = ".spotter";
    private static final byte[] CONTENT =
            "Spotter keeps uploads here; this file tells the folder from an unmounted one.\n"
                    .getBytes(StandardCharsets.UTF_8);

    private static final Logger log = LoggerFactory.getLogger(UploadsMark.class);

    private final FileChannel channel;

    private UploadsMark(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the folder if need be, and holds it until {@link #close}.
     *
     * @throws IOException with a sentence for the operator: held by another server, or not writable
     */
    public static UploadsMark take(Path uploads) throws IOException {
        FileChannel channel = open(uploads);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException(
                    "Another server is running on " + uploads + "; stop it first, or choose another data folder.");
        }
        return new UploadsMark(channel);
    }

    /** Whether no server has worked here before. */
    public boolean isNew() throws IOException {
        return channel.size() == 0;
    }

    /** Marks the folder as one that a server has worked in; the mark survives a power cut. */
    public void confirm() throws IOException {
        if (isNew()) {
            channel.write(ByteBuffer.wrap(CONTENT));
            channel.force(true);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open(Path uploads) throws IOException {
        try {
            Path file = PrivateFiles.makeFolder(uploads).resolve(FILE);
            FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.ofFile(file));
            restrict(uploads);
            restrict(file);
            return channel;
        } catch (IOException e) {
            throw new IOException(
                    "The folder " + uploads + " cannot be written; check that it exists, its owner, and"
                            + " that its disk is not mounted read-only.",
                    e);
        }
    }

    // A checkout's folder, or one made by hand, may be open to others.
    private static void restrict(Path path) {
        try {
            PrivateFiles.restrict(path);
        } catch (IOException e) {
            log.warn("{} stays as open to others as it is: its mode cannot be changed", path);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // Held by another server in this very process.
        }
    }
}
