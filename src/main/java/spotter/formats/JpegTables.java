package spotter.formats;

/** Which quantization and Huffman tables a JPEG has defined so far (ITU-T T.81 sections B.2.4.1 and B.2.4.2). */
final class JpegTables {
    private static final int HUFFMAN_COUNTS = 16;

    private int quantization;
    private int dc;
    private int ac;

    void readQuantization(ByteReader in, JpegSegments segment) {
        int at = segment.body();
        while (at < segment.end()) {
            int head = in.u8(at);
            at += 1 + (head >> 4 == 0 ? 64 : 128);
            requireInside(in, segment, at);
            quantization |= 1 << (head & 15);
        }
    }

    void readHuffman(ByteReader in, JpegSegments segment) {
        int at = segment.body();
        while (at < segment.end()) {
            int head = in.u8(at++);
            int codes = 0;
            for (int i = 0; i < HUFFMAN_COUNTS; i++) {
                codes += in.u8(at++);
            }
            at += codes;
            requireInside(in, segment, at);
            if (head >> 4 == 0) {
                dc |= 1 << (head & 15);
            } else {
                ac |= 1 << (head & 15);
            }
        }
    }

    private static void requireInside(ByteReader in, JpegSegments segment, int at) {
        if (at > segment.end()) {
            throw PictureProblems.damaged(in.format(), "a table is longer than the segment it is in");
        }
    }

    boolean hasQuantization(int table) {
        return (quantization >> table & 1) != 0;
    }

    boolean hasDc(int table) {
        return (dc >> table & 1) != 0;
    }

    boolean hasAc(int table) {
        return (ac >> table & 1) != 0;
    }

    /** Frames of motion JPEG leave the tables of T.81 annex K out; decoders know them. */
    boolean hasNoHuffman() {
        return dc == 0 && ac == 0;
    }
}
