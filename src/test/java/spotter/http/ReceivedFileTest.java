package spotter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivedFileTest {
    private static final int MIB = 1024 * 1024;

    @TempDir
    Path directory;

    @Test
    void isReadWholeWithoutNativeMemoryOfItsSize() throws Exception {
        byte[] content = new byte[24 * MIB + 1];
        new Random(7).nextBytes(content);
        ReceivedFile file = file(content, content.length);
        long before = directBytes();
        assertArrayEquals(content, file.readAll());
        long kept = directBytes() - before;
        assertTrue(kept < MIB, kept + " bytes of native memory are kept by this thread");
    }

    @Test
    void isNotReadWhenItHasBecomeShorter() throws Exception {
        ReceivedFile file = file(new byte[10], 11);
        assertThrows(EOFException.class, file::readAll);
    }

    private ReceivedFile file(byte[] content, long size) throws Exception {
        return new ReceivedFile(Files.write(directory.resolve("a.part"), content), "a.jpg", null, size, "00");
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
