package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import spotter.problem.Problem;

class DiskFailureTest {
    @Test
    void fullBrokenAndOtherFailuresAreToldApart() {
        assertEquals("media.storage_full", code(new IOException("No space left on device")));
        assertEquals("media.storage_full", code(new FileSystemException("a", null, "Disk quota exceeded")));
        assertEquals("media.storage_unavailable", code(new IOException("Input/output error")));
        assertEquals("media.storage_unavailable", code(new NoSuchFileException("a")));
        assertEquals(
                "media.storage_unavailable",
                code(new UncheckedIOException(new FileSystemException("a", null, "Read-only file system"))));
        assertEquals("none", code(new IOException("Broken pipe")));
        assertEquals("none", code(new IllegalStateException("No space left on device")));
    }

    private static String code(Throwable failure) {
        Optional<Problem> problem = DiskFailure.of(failure);
        return problem.map(Problem::code).orElse("none");
    }
}
