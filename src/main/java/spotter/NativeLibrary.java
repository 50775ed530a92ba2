package spotter;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import spotter.files.PrivateFiles;

/** SQLite's, which is unpacked into the temporary folder at every start, and stays there after a kill. */
final class NativeLibrary {
    private static final String FILES = "sqlite-*";

    private NativeLibrary() {}

    /** Before the first connection: what earlier runs left goes. */
    static void removeLeft(Path temp) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temp, FILES)) {
            for (Path library : left) {
                Files.deleteIfExists(library);
            }
        }
    }

    /** After the first connection: it was unpacked by the umask. */
    static void restrict(Path temp) throws IOException {
        try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(temp, FILES)) {
            for (Path library : unpacked) {
                PrivateFiles.restrict(library);
            }
        }
    }
}
