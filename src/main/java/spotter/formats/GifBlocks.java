package spotter.formats;

/**
 * Steps over the blocks of a GIF, from its header to its trailer (GIF89a specification). What follows the trailer is
 * never looked at.
 */
final class GifBlocks {
    static final int GRAPHIC_CONTROL = 0xF9;
    static final int APPLICATION = 0xFF;
    static final int IMAGE = 0x2C;

    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3B;
    private static final int SCREEN_BYTES = 13;
    private static final int DESCRIPTOR_BYTES = 10;

    private final ByteReader in;
    private final int first;
    private int at;
    private int label;
    private int start;
    private int data;

    GifBlocks(ByteReader in) {
        this.in = in;
        if (!in.has(0, "GIF87a") && !in.has(0, "GIF89a")) {
            throw PictureProblems.damaged(in.format(), "it does not begin like one");
        }
        first = in.end(SCREEN_BYTES, paletteBytes(in.u8(10)));
        at = first;
    }

    int width() {
        return in.le16(6);
    }

    int height() {
        return in.le16(8);
    }

    /** Where the first block begins: after screen descriptor and global palette. */
    int first() {
        return first;
    }

    /** Moves to the next block; false at the trailer. */
    boolean next() {
        start = at;
        int introducer = in.u8(start);
        if (introducer == TRAILER) {
            return false;
        }
        if (introducer == EXTENSION) {
            label = in.u8(start + 1);
            data = start + 2;
            at = afterSubBlocks(data);
        } else if (introducer == IMAGE) {
            label = IMAGE;
            data = in.end(start + DESCRIPTOR_BYTES, paletteBytes(in.u8(start + 9)));
            at = afterSubBlocks(data + 1);
        } else {
            throw PictureProblems.damaged(in.format(), "there are bytes between its parts that belong to none");
        }
        return true;
    }

    /** {@link #IMAGE}, or the label of an extension. */
    int label() {
        return label;
    }

    int start() {
        return start;
    }

    /** Of an extension its first sub-block, of an image the byte before: its LZW code size. */
    int data() {
        return data;
    }

    int end() {
        return at;
    }

    private int afterSubBlocks(int from) {
        int block = from;
        int size = in.u8(block);
        while (size != 0) {
            block += 1 + size;
            size = in.u8(block);
        }
        return block + 1;
    }

    private static int paletteBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }
}
