package spotter.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest extends StorageContract {
    @TempDir
    Path data;

    @Override
    LocalDisk open() throws IOException {
        return new LocalDisk(data.resolve("uploads"), FOLDERS);
    }

    @Override
    Path finished(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(open().temp(), "upload-", ".part"), content);
    }

    @Test
    void foldersAndFilesAreForTheServersUserAlone() throws IOException {
        Files.createDirectories(data.resolve("uploads/thumbnails"));
        open();
        for (String folder : new String[] {"documents", "thumbnails", "temp"}) {
            assertEquals("OWNER_EXECUTE, OWNER_READ, OWNER_WRITE", permissions("uploads/" + folder));
        }
        storage.put(new StorageKey("documents", "a.pdf"), finished(noise(1)));
        assertEquals("OWNER_READ, OWNER_WRITE", permissions("uploads/documents/a.pdf"));
    }

    @Test
    void whatIsNoStoredFileIsNotScanned() throws IOException {
        Path documents = data.resolve("uploads/documents");
        Files.writeString(documents.resolve("notes of the owner.txt"), "mine");
        Files.writeString(documents.resolve(".hidden"), "mine");
        Files.createDirectory(documents.resolve("folder.pdf"));
        Files.createSymbolicLink(documents.resolve("link.pdf"), Path.of("/etc/passwd"));
        finished(noise(5));
        assertEquals(Map.of(), stored());
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path secret = Files.writeString(data.resolve("jwt_secret"), "secret");
        Files.createSymbolicLink(data.resolve("uploads/documents/link.pdf"), secret);
        assertThrows(IOException.class, () -> storage.open(new StorageKey("documents", "link.pdf"), 0, 6));
    }

    @Test
    void askingWhetherItCanBeWrittenLeavesNothing() throws IOException {
        LocalDisk disk = open();
        disk.requireWritable();
        assertEquals(Set.of(), names(disk.temp()));
        assertTrue(disk.usableBytes() > 0 && disk.usableBytes() <= disk.totalBytes());
        Files.delete(disk.temp());
        assertThrows(IOException.class, disk::requireWritable);
    }

    private String permissions(String path) throws IOException {
        return String.join(
                ", ",
                Files.getPosixFilePermissions(data.resolve(path)).stream()
                        .map(Enum::name)
                        .sorted()
                        .toList());
    }
}
