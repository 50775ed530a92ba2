package spotter.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFilesTest {
    private static final byte[] ORIGINAL = {1, 2, 3};
    private static final byte[] THUMBNAIL = {4};

    @TempDir
    Path folder;

    @Test
    void finishedFilesAreWholeInTheirOrderAndStay() throws IOException {
        List<Pipeline.Finished> finished;
        try (TempFiles files = new TempFiles(folder, task -> new Thread(task).start())) {
            files.add(MediaSize.ORIGINAL, ORIGINAL);
            files.add(MediaSize.THUMBNAIL, THUMBNAIL);
            finished = files.finish();
        }
        assertEquals(
                List.of(MediaSize.ORIGINAL, MediaSize.THUMBNAIL),
                finished.stream().map(Pipeline.Finished::size).toList());
        assertArrayEquals(ORIGINAL, Files.readAllBytes(finished.get(0).path()));
        assertArrayEquals(THUMBNAIL, Files.readAllBytes(finished.get(1).path()));
    }

    @Test
    void aFileThatIsThereHoldsTheNewContentAlone() throws IOException {
        Path received = Files.write(folder.resolve("received.part"), new byte[200_000]);
        try (TempFiles files = new TempFiles(folder, task -> new Thread(task).start())) {
            files.replace(received, MediaSize.ORIGINAL, ORIGINAL);
            Pipeline.Finished finished = files.finish().get(0);
            assertEquals(new Pipeline.Finished(MediaSize.ORIGINAL, received, ORIGINAL.length), finished);
        }
        assertArrayEquals(ORIGINAL, Files.readAllBytes(received));
        try (TempFiles unfinished = new TempFiles(folder, task -> new Thread(task).start())) {
            unfinished.replace(received, MediaSize.ORIGINAL, new byte[300_000]);
        }
        assertEmpty();
    }

    @Test
    void whatIsNotFinishedLeavesNothing() throws IOException {
        try (TempFiles files = new TempFiles(folder, task -> new Thread(task).start())) {
            files.add(MediaSize.ORIGINAL, ORIGINAL);
            files.add(MediaSize.THUMBNAIL, THUMBNAIL);
        }
        assertEmpty();
    }

    @Test
    void aFailureIsToldAsItIsAndLeavesNothing() throws IOException {
        Queue<Runnable> later = new ArrayDeque<>();
        Path moved = folder.resolve("moved");
        Path unfinished = Files.createDirectory(folder.resolve("unfinished"));
        try (TempFiles files = new TempFiles(unfinished, later::add)) {
            files.add(MediaSize.ORIGINAL, ORIGINAL);
            files.add(MediaSize.THUMBNAIL, THUMBNAIL);
            later.remove().run();
            Files.move(unfinished, moved);
            later.remove().run();
            Files.move(moved, unfinished);
            assertThrows(NoSuchFileException.class, files::finish);
        }
        Files.delete(unfinished);
        assertEmpty();
    }

    private void assertEmpty() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
