package spotter.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.files.PrivateFiles;

/**
 * Keeps stored bytes where they are while somebody copies them: whoever removes bytes asks here, whoever copies holds.
 * A row seen while holding has its file until the hold ends. Works between processes, through a lock on the file
 * {@code .removals} in the uploads folder that ends with its process. Thread-safe.
 */
public final class RemovalLock {
    private static final String FILE = ".removals";
    /** A removal takes milliseconds: what holds for longer is another copy. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long PAUSE_MILLIS = 10;

    private final Path file;
    private boolean isHeld;

    /** @param uploads the folder of the stored files */
    public RemovalLock(Path uploads) {
        this.file = uploads.resolve(FILE);
    }

    /** Removes files, all of them within this call. */
    @FunctionalInterface
    public interface Removal {
        void run() throws IOException;
    }

    /** Somebody else holds for longer than a removal takes; the message is a sentence for the operator. */
    public static final class HeldException extends IOException {
        HeldException(Path lock) {
            super("Another backup, restore or doctor holds " + lock + "; wait for its end and try again.");
        }
    }

    /** Nothing is removed until it is closed. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** Runs the removal, or answers false at once because somebody holds the files. */
    public synchronized boolean unlessHeld(Removal removal) throws IOException {
        // A second channel on the file is never opened: closing it would end the lock of the first (POSIX).
        if (isHeld) {
            return false;
        }
        try (FileChannel channel = open()) {
            if (lock(channel) == null) {
                return false;
            }
            removal.run();
            return true;
        }
    }

    /**
     * Waits for the removal that is under way.
     *
     * @throws HeldException after ten seconds
     */
    public Hold hold() throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            Optional<Hold> hold = tryHold();
            if (hold.isPresent()) {
                return hold.get();
            }
            pause();
        }
        throw new HeldException(file);
    }

    private synchronized Optional<Hold> tryHold() throws IOException {
        if (isHeld) {
            return Optional.empty();
        }
        FileChannel channel = open();
        if (lock(channel) == null) {
            channel.close();
            return Optional.empty();
        }
        isHeld = true;
        return Optional.of(() -> release(channel));
    }

    private synchronized void release(FileChannel channel) {
        isHeld = false;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The lock of another process has no queue that could be waited in together with ours.
    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the stored files.", e);
        }
    }

    private FileChannel open() throws IOException {
        if (Files.notExists(file)) {
            try {
                PrivateFiles.create(file);
            } catch (FileAlreadyExistsException e) {
                // Made by another process in this moment.
            }
        }
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // Held through another object of this very process.
        }
    }
}
