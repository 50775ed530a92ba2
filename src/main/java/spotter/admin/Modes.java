package spotter.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Who may read a file, where the file system knows it. */
final class Modes {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private Modes() {}

    /** Whether it is there and others than its owner may do anything with it. */
    static boolean isOpen(Path path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        try {
            return view != null
                    && !Files.isSymbolicLink(path)
                    && !OWNERS.containsAll(view.readAttributes().permissions());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Leaves the owner what he has, and others nothing. */
    static void close(Path path) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(OWNERS);
        permissions.retainAll(Files.getPosixFilePermissions(path));
        Files.setPosixFilePermissions(path, permissions);
    }
}
