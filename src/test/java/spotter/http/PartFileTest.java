package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
    private static final PartHeader HEADER = new PartHeader("file", "a.png", null);

    @TempDir
    Path directory;

    @Test
    void aKeptFileGoesWhenItIsClosed() throws IOException {
        ReceivedFile kept = kept();
        assertTrue(Files.exists(kept.path()));
        kept.close();
        assertFalse(Files.exists(kept.path()));
    }

    @Test
    void aFileThatWasMovedAwayStays() throws IOException {
        Path place = directory.resolve("place");
        try (ReceivedFile kept = kept()) {
            Files.move(kept.path(), place, StandardCopyOption.ATOMIC_MOVE);
        }
        assertEquals(3, Files.size(place));
    }

    private ReceivedFile kept() throws IOException {
        try (PartFile file = new PartFile(directory)) {
            file.write(ByteBuffer.wrap(new byte[3]));
            return file.keep(HEADER);
        }
    }
}
