package spotter.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that was uploaded and lies in the temporary folder until it is moved away or closed.
 *
 * @param path where it lies, readable by its owner only
 * @param originalName the client's name for it, 1 to 255 characters, for showing and never for a path
 * @param declaredType the client's word for its type, which decides nothing
 * @param sha256Hex of the received bytes, 64 lower-case digits
 */
public record ReceivedFile(
        Path path, String originalName, @Nullable String declaredType, long sizeBytes, String sha256Hex)
        implements AutoCloseable {
    private static final int PIECE_BYTES = 64 * 1024;

    /** The whole content. */
    public byte[] readAll() throws IOException {
        byte[] bytes = new byte[Math.toIntExact(sizeBytes)];
        try (InputStream in = Files.newInputStream(path)) {
            int at = 0;
            while (at < bytes.length) {
                // In pieces: the JDK keeps a direct buffer of the largest read for every thread that ever read.
                int got = in.read(bytes, at, Math.min(PIECE_BYTES, bytes.length - at));
                if (got < 0) {
                    throw new EOFException("a received file is shorter than it was: " + path);
                }
                at += got;
            }
        }
        return bytes;
    }

    /** Deletes the file unless it was moved away. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
