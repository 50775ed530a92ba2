package spotter.http;

import java.io.IOException;
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

    /** Deletes the file unless it was moved away. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
