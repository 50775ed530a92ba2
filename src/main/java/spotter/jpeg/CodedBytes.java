package spotter.jpeg;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The coded data of a scan without the zeros that stand behind each byte 0xFF (ITU-T T.81 section B.1.1.5), a portion
 * at a time, each going up to a marker at most. Behind the last portion stand zeros, to be read by mistake.
 */
final class CodedBytes {
    /** Eight bytes of an array as a number, the first the highest. */
    static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long TOP_BITS = ONES << 7;

    private static final int PORTION = 1 << 15;

    /** More than the longest unit takes: 12 blocks of a code and value of 27 bits and 63 of 26. */
    private static final int SPARE = 4096;

    private static final byte MARKER = -1;
    private static final int RESTART = 0xD0;

    private final byte[] file;
    private final byte[] bytes = new byte[PORTION + SPARE + Long.BYTES];
    private int next;
    private int count;
    private boolean isAtMarker;

    /** @param from where the data begin in the file */
    CodedBytes(byte[] file, int from) {
        this.file = file;
        this.next = from;
    }

    /** The portion at hand: always the same array. */
    byte[] bytes() {
        return bytes;
    }

    /** Of how many bytes it is. */
    int count() {
        return count;
    }

    /**
     * Sees to it that a whole unit can be read.
     *
     * @param at where it begins in the portion
     * @return where it begins now
     */
    int fill(int at) {
        if (isAtMarker || count - at >= SPARE) {
            return at;
        }
        System.arraycopy(bytes, at, bytes, 0, count - at);
        count -= at;
        while (count < PORTION && !isAtMarker) {
            take();
        }
        if (isAtMarker) {
            Arrays.fill(bytes, count, Math.min(bytes.length, count + SPARE), (byte) 0);
        }
        return 0;
    }

    /**
     * Goes on behind a marker RSTn, which has to stand here.
     *
     * @param number counted from 0
     */
    void restart(int number) throws IOException {
        if (!isAtMarker || next + 1 >= file.length || (file[next + 1] & 255) != RESTART + number % 8) {
            throw new IOException("a restart marker is missing");
        }
        next += 2;
        count = 0;
        isAtMarker = false;
    }

    private void take() {
        if (next + Long.BYTES <= file.length) {
            long eight = (long) EIGHT.get(file, next);
            // The lowest byte of all ones, if there is one, keeps its top bit.
            if ((~eight - ONES & eight & TOP_BITS) == 0) {
                EIGHT.set(bytes, count, eight);
                count += Long.BYTES;
                next += Long.BYTES;
                return;
            }
        }
        isAtMarker = next + 1 >= file.length || file[next] == MARKER && file[next + 1] != 0;
        if (!isAtMarker) {
            bytes[count++] = file[next];
            next += file[next] == MARKER ? 2 : 1;
        }
    }
}
