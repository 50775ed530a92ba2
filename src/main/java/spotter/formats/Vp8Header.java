package spotter.formats;

/**
 * The header of a lossy WebP frame: a VP8 key frame (RFC 6386 sections 9.1 to 9.5 and 19.2). It is read as far as the
 * number of partitions, to see that each of them is there.
 */
final class Vp8Header {
    private static final int FRAME_TAG_BYTES = 10;
    private static final int MAX_VERSION = 3;

    private final ByteReader in;
    private final int limit;
    private int at;
    private int value;
    private int range = 255;
    private int shifted;

    private Vp8Header(ByteReader in, int from, int limit) {
        this.in = in;
        this.limit = limit;
        this.value = in.be16(from);
        this.at = from + 2;
    }

    /** The size of the frame in {@code [from, to)}; refuses one that is broken or lacks a partition. */
    static PixelSize read(ByteReader in, int from, int to) {
        int tagEnd = in.end(from, FRAME_TAG_BYTES);
        int tag = in.le24(from);
        boolean shownKeyFrame = (tag & 1) == 0 && (tag >> 4 & 1) == 1 && (tag >> 1 & 7) <= MAX_VERSION;
        if (tagEnd > to || !shownKeyFrame || !in.has(from + 3, "\u009D\u0001*")) {
            throw PictureProblems.damaged(in.format(), "its picture data makes no sense");
        }
        long firstEnd = (long) tagEnd + (tag >> 5);
        if (firstEnd - tagEnd < 2 || firstEnd >= to) {
            throw PictureProblems.cutOff(in.format());
        }
        int partitions = new Vp8Header(in, tagEnd, (int) firstEnd).partitions();
        requirePartitions(in, (int) firstEnd, to, partitions);
        return new PixelSize(in.le16(from + 6) & 0x3FFF, in.le16(from + 8) & 0x3FFF);
    }

    /** Their sizes stand before them, but for the last one, which takes what is left. */
    private static void requirePartitions(ByteReader in, int from, int to, int count) {
        long end = from + 3L * (count - 1);
        for (int i = 0; i < count - 1 && end < to; i++) {
            end += in.le24(from + 3 * i);
        }
        if (end >= to) {
            throw PictureProblems.cutOff(in.format());
        }
    }

    private int partitions() {
        skip(2);
        if (flag()) {
            skipSegmentation();
        }
        skip(1 + 6 + 3);
        boolean filterAdjusted = flag();
        if (filterAdjusted && flag()) {
            skipOptional(8, 6 + 1);
        }
        int high = bit();
        return 1 << (high << 1 | bit());
    }

    private void skipSegmentation() {
        boolean map = flag();
        if (flag()) {
            skip(1);
            skipOptional(4, 7 + 1);
            skipOptional(4, 6 + 1);
        }
        if (map) {
            skipOptional(3, 8);
        }
    }

    private void skipOptional(int values, int bits) {
        for (int i = 0; i < values; i++) {
            if (flag()) {
                skip(bits);
            }
        }
    }

    private void skip(int bits) {
        for (int i = 0; i < bits; i++) {
            bit();
        }
    }

    private boolean flag() {
        return bit() == 1;
    }

    /** One bool of even probability (section 7.3). Past the end there are zeros, as in every decoder. */
    private int bit() {
        int split = 1 + ((range - 1) * 128 >> 8);
        int bit = value >= split << 8 ? 1 : 0;
        value -= bit * (split << 8);
        range = bit == 1 ? range - split : split;
        while (range < 128) {
            range <<= 1;
            value <<= 1;
            if (++shifted == 8) {
                shifted = 0;
                value |= at < limit ? in.u8(at++) : 0;
            }
        }
        return bit;
    }
}
