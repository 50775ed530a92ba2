package spotter.formats;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Unpacks entries of a ZIP archive and proves them: exactly the declared size, exactly the declared sum. */
final class ZipReader {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final byte[] file;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    ZipReader(byte[] file) {
        this.file = file;
    }

    /**
     * Unpacks and forgets.
     *
     * @throws spotter.problem.Problem 422 if the bytes are not what the directory says
     */
    void verify(ZipItem item) {
        unpack(item, null);
    }

    /** Unpacks and keeps; for small parts only, the caller looks at the declared size first. */
    byte[] read(ZipItem item) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        unpack(item, out);
        return out.toByteArray();
    }

    private void unpack(ZipItem item, @Nullable ByteArrayOutputStream out) {
        CRC32 sum = new CRC32();
        if (item.method() == 0) {
            sum.update(file, item.dataOffset(), item.packedBytes());
            if (out != null) {
                out.write(file, item.dataOffset(), item.packedBytes());
            }
        } else {
            inflate(item, sum, out);
        }
        require((int) sum.getValue() == item.crc());
    }

    private void inflate(ZipItem item, CRC32 sum, @Nullable ByteArrayOutputStream out) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file, item.dataOffset(), item.packedBytes());
            long done = 0;
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                // No progress means more input is wanted, or a dictionary: neither will come.
                require(length > 0 || inflater.finished());
                done += length;
                require(done <= item.unpackedBytes());
                sum.update(buffer, 0, length);
                if (out != null) {
                    out.write(buffer, 0, length);
                }
            }
            require(done == item.unpackedBytes());
        } catch (DataFormatException damaged) {
            require(false);
        } finally {
            inflater.end();
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw Refusal.broken("Office document", "a part cannot be unpacked");
        }
    }
}
