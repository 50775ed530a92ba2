package spotter.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage backend must do. */
@SuppressWarnings("NullAway.Init") // set before each test
abstract class StorageContract {
    static final List<String> FOLDERS = List.of("documents", "thumbnails");
    private static final StorageKey KEY = new StorageKey("documents", "document_7_a-b.pdf");

    StorageBackend storage;

    abstract StorageBackend open() throws IOException;

    /** A file with this content where the backend takes finished files from. */
    abstract Path finished(byte[] content) throws IOException;

    @BeforeEach
    void openStorage() throws IOException {
        storage = open();
    }

    @Test
    void whatWasPutIsThereWholeAndTheFinishedFileIsTakenOver() throws IOException {
        byte[] content = noise(100_000);
        Path finished = finished(content);
        storage.put(KEY, finished);
        assertArrayEquals(content, read(KEY, 0, content.length));
        assertFalse(Files.exists(finished));
        storage = open();
        assertArrayEquals(content, read(KEY, 0, content.length), "after a restart");
    }

    @Test
    void severalArePutInTheirOrderAndAFailureKeepsThoseBefore() throws IOException {
        StorageKey first = new StorageKey(FOLDERS.get(0), "first.jpg");
        StorageKey second = new StorageKey(FOLDERS.get(1), "second.jpg");
        StorageKey third = new StorageKey(FOLDERS.get(0), "third.jpg");
        Map<StorageKey, Path> files = new LinkedHashMap<>();
        files.put(first, finished(noise(1)));
        files.put(second, finished(noise(2)));
        files.put(third, finished(noise(3)));
        storage.putAll(files);
        assertEquals(Map.of(first, 1L, second, 2L, third, 3L), stored());

        Map<StorageKey, Path> failing = new LinkedHashMap<>();
        failing.put(KEY, finished(noise(4)));
        failing.put(new StorageKey("elsewhere", "a.jpg"), finished(noise(5)));
        assertThrows(IllegalArgumentException.class, () -> storage.putAll(failing));
        assertEquals(Map.of(first, 1L, second, 2L, third, 3L, KEY, 4L), stored());
    }

    @Test
    void anyPartCanBeRead() throws IOException {
        byte[] content = noise(1000);
        storage.put(KEY, finished(content));
        for (int offset : new int[] {0, 1, 500, 999}) {
            for (int length : new int[] {0, 1, 1000 - offset}) {
                assertArrayEquals(
                        Arrays.copyOfRange(content, offset, offset + length),
                        read(KEY, offset, length),
                        offset + "+" + length);
            }
        }
        assertArrayEquals(Arrays.copyOfRange(content, 990, 1000), read(KEY, 990, 50), "it ends where the file ends");
        assertArrayEquals(new byte[0], read(KEY, 2000, 50), "behind the end there is nothing");
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        storage.put(KEY, finished(new byte[0]));
        assertArrayEquals(new byte[0], read(KEY, 0, 10));
        assertEquals(Map.of(KEY, 0L), stored());
    }

    @Test
    void whatIsNotThereIsEmptyAndItsDeletionNoFailure() throws IOException {
        assertTrue(storage.open(KEY, 0, 10).isEmpty());
        storage.delete(KEY);
        storage.put(KEY, finished(noise(10)));
        storage.delete(KEY);
        assertTrue(storage.open(KEY, 0, 10).isEmpty());
        storage.delete(KEY);
        assertEquals(Map.of(), stored());
    }

    @Test
    void aNewFileUnderTheSameKeyTakesTheOldOnesPlaceAndOpenStreamsGoOn() throws IOException {
        byte[] old = noise(200_000);
        storage.put(KEY, finished(old));
        try (InputStream reading = storage.open(KEY, 0, old.length).orElseThrow()) {
            byte[] first = reading.readNBytes(1000);
            storage.put(KEY, finished("new".getBytes(StandardCharsets.UTF_8)));
            storage.delete(KEY);
            byte[] rest = reading.readAllBytes();
            assertEquals(old.length, first.length + rest.length);
            assertArrayEquals(Arrays.copyOfRange(old, 1000, old.length), rest);
        }
    }

    @Test
    void aScanFindsEveryFileWithItsSizeAndTime() throws IOException {
        Map<StorageKey, Long> expected = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (int i = 0; i < 50; i++) {
            StorageKey key = new StorageKey(FOLDERS.get(i % 2), UUID.randomUUID() + ".jpg");
            storage.put(key, finished(noise(i)));
            expected.put(key, (long) i);
        }
        assertEquals(expected, stored());
        try (Stream<StoredBlob> blobs = storage.scan()) {
            Instant now = Instant.now();
            assertTrue(blobs.allMatch(
                    blob -> Duration.between(blob.modifiedAt(), now).abs().compareTo(Duration.ofMinutes(10)) < 0));
        }
    }

    @Test
    void anUnknownFolderIsAMistakeOfOurs() throws IOException {
        StorageKey elsewhere = new StorageKey("elsewhere", "a.jpg");
        Path finished = finished(noise(1));
        assertThrows(IllegalArgumentException.class, () -> storage.put(elsewhere, finished));
        assertThrows(IllegalArgumentException.class, () -> storage.open(elsewhere, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> storage.delete(elsewhere));
    }

    @Test
    void aKeyThatClimbsOutCannotBeConstructed() {
        for (String name : List.of(
                "",
                ".",
                "..",
                "../a.jpg",
                "a/b.jpg",
                "a\\b.jpg",
                ".hidden",
                "a",
                "a.",
                ".jpg",
                "a.b.jpg",
                "a.jpg/",
                "a.jpg\0",
                "a.jpg\n",
                "a .jpg",
                "ä.jpg",
                "a.JPG",
                "~.jpg",
                "%2e%2e.jpg",
                "a".repeat(121) + ".jpg",
                "a." + "j".repeat(9))) {
            assertThrows(IllegalArgumentException.class, () -> new StorageKey("documents", name), name);
        }
        for (String folder : List.of("", ".", "..", "/", "a/b", "../documents", "Documents", "a\0", "a".repeat(41))) {
            assertThrows(IllegalArgumentException.class, () -> new StorageKey(folder, "a.jpg"), folder);
        }
        for (String text : List.of("", "/", "documents", "documents/", "/a.jpg", "a/b/c.jpg", "../a.jpg")) {
            assertThrows(IllegalArgumentException.class, () -> StorageKey.parse(text), text);
        }
        assertEquals(KEY, StorageKey.parse(KEY.toString()));
    }

    private byte[] read(StorageKey key, long offset, long length) throws IOException {
        Optional<InputStream> stream = storage.open(key, offset, length);
        try (InputStream in = stream.orElseThrow()) {
            return in.readAllBytes();
        }
    }

    Map<StorageKey, Long> stored() throws IOException {
        try (Stream<StoredBlob> blobs = storage.scan()) {
            return blobs.collect(Collectors.toMap(StoredBlob::key, StoredBlob::sizeBytes));
        }
    }

    static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
