package spotter.formats;

import java.util.Arrays;

/**
 * Counts the pixels that LZW codes stand for, without making them: of each code only the length of its string is kept
 * (GIF89a specification, appendix F).
 */
final class GifLzw {
    private static final int MAX_CODES = 4096;
    private static final int MAX_CODE_BITS = 12;
    private static final int NONE = -1;

    private final ByteReader in;
    private final byte[] file;
    private final int[] lengths = new int[MAX_CODES];
    private int at;
    private int blockEnd;
    private int bits;
    private int bitCount;

    GifLzw(ByteReader in) {
        this.in = in;
        this.file = in.file();
    }

    /**
     * Pixels coded by the sub-blocks after the code size at the given place, counted up to the number wanted. The
     * sub-blocks must be known to lie in the file. Refuses a code that stands for nothing.
     */
    long count(int codeSizeAt, long wanted) {
        int codeSize = file[codeSizeAt] & 0xFF;
        if (codeSize < 1 || codeSize > 8) {
            throw PictureProblems.damaged(in.format(), "its picture data cannot be unpacked");
        }
        at = codeSizeAt + 1;
        blockEnd = at;
        bits = 0;
        bitCount = 0;
        Arrays.fill(lengths, 0, 1 << codeSize, 1);
        return count(codeSize, 1 << codeSize, wanted);
    }

    private long count(int codeSize, int clear, long wanted) {
        long pixels = 0;
        int width = codeSize + 1;
        int next = clear + 2;
        int previous = NONE;
        while (pixels < wanted) {
            int code = code(width);
            if (code == NONE || code == clear + 1) {
                return pixels;
            }
            if (code == clear) {
                width = codeSize + 1;
                next = clear + 2;
                previous = NONE;
                continue;
            }
            // The one code not yet in the table that may come stands for the previous string and its first pixel.
            if (code > next || (previous == NONE && code > clear) || (code == next && next == MAX_CODES)) {
                throw PictureProblems.damaged(in.format(), "its picture data cannot be unpacked");
            }
            if (previous != NONE && next < MAX_CODES) {
                lengths[next++] = lengths[previous] + 1;
                if (next == 1 << width && width < MAX_CODE_BITS) {
                    width++;
                }
            }
            pixels += lengths[code];
            previous = code;
        }
        return pixels;
    }

    /** The next code, or {@link #NONE} at the end of the sub-blocks. */
    private int code(int width) {
        while (bitCount < width) {
            if (at == blockEnd) {
                int size = file[at] & 0xFF;
                if (size == 0) {
                    return NONE;
                }
                blockEnd = ++at + size;
            }
            bits |= (file[at++] & 0xFF) << bitCount;
            bitCount += 8;
        }
        int code = bits & (1 << width) - 1;
        bits >>>= width;
        bitCount -= width;
        return code;
    }
}
