package spotter.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which file a path named at one moment: an open file goes on when it is moved, replaced or deleted, and says nothing. */
public final class FileIdentity {
    private final Path path;
    /** Device and inode; null where the file system knows no such thing. */
    private final @Nullable Object key;

    private FileIdentity(Path path, @Nullable Object key) {
        this.path = path;
        this.key = key;
    }

    /** The file that is there now. */
    public static FileIdentity of(Path path) throws IOException {
        return new FileIdentity(path, key(path));
    }

    /** Whether the path still names that file. */
    public boolean isInPlace() {
        try {
            return Objects.equals(key, key(path));
        } catch (IOException e) {
            return false; // Gone, or not to be seen any more.
        }
    }

    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
