package spotter.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers out of a file that may lie about its own size: every read past the end is the refusal "cut off". */
final class ByteReader {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long TOP_BITS = ONES << 7;

    private final byte[] file;
    private final String format;

    /** @param format as the client knows it, for refusals: "JPEG" */
    ByteReader(byte[] file, String format) {
        this.file = file;
        this.format = format;
    }

    byte[] file() {
        return file;
    }

    int length() {
        return file.length;
    }

    String format() {
        return format;
    }

    /** Checks that {@code [from, from + length)} lies in the file, and returns its end. */
    int end(int from, long length) {
        if (length < 0 || from + length > file.length) {
            throw PictureProblems.cutOff(format);
        }
        return (int) (from + length);
    }

    int u8(int at) {
        end(at, 1);
        return file[at] & 0xFF;
    }

    int be16(int at) {
        end(at, 2);
        return u8(at) << 8 | u8(at + 1);
    }

    long be32(int at) {
        end(at, 4);
        return (long) be16(at) << 16 | be16(at + 2);
    }

    int le16(int at) {
        end(at, 2);
        return u8(at + 1) << 8 | u8(at);
    }

    int le24(int at) {
        end(at, 3);
        return u8(at + 2) << 16 | le16(at);
    }

    long le32(int at) {
        end(at, 4);
        return (long) le16(at + 2) << 16 | le16(at);
    }

    /** Where the next 0xFF stands, eight bytes looked at together; the length if there is none. */
    int nextAllOnes(int from) {
        int at = from;
        while (at + Long.BYTES <= file.length && !hasZero(~(long) EIGHT.get(file, at))) {
            at += Long.BYTES;
        }
        while (at < file.length && file[at] != (byte) 0xFF) {
            at++;
        }
        return at;
    }

    /** Borrows reach the top bit of a byte from below only if that byte is 0, or a lower one is. */
    private static boolean hasZero(long bytes) {
        return (bytes - ONES & ~bytes & TOP_BITS) != 0;
    }

    /** Whether these bytes (ISO 8859-1) stand there, wholly inside the file. */
    boolean has(int at, String text) {
        if (text.length() > file.length - at) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((file[at + i] & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
