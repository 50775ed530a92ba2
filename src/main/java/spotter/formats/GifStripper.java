package spotter.formats;

/**
 * Rewrites a GIF with its palettes, frames, frame timing, loop count and ICC profile. Comments, XMP and other
 * applications' blocks go, and plain text, which no viewer draws.
 */
final class GifStripper {
    private static final int TRAILER = 0x3B;
    private static final int CONTROL_BYTES = 4;
    private static final int LOOP_BYTES = 3;
    private static final int LOOP_COUNT = 1;

    // Sizes of the sub-blocks are written before them: 11 bytes of name, then what belongs to it.
    private static final String NETSCAPE = "\u000BNETSCAPE2.0";
    private static final String ANIMEXTS = "\u000BANIMEXTS1.0";
    private static final String ICC = "\u000BICCRGBG1012";

    private final ByteReader in;
    private final GifBlocks blocks;
    private final Rewrite out;

    private GifStripper(ByteReader in, Rewrite out) {
        this.in = in;
        this.blocks = new GifBlocks(in);
        this.out = out;
    }

    static byte[] strip(byte[] file) {
        ByteReader in = new ByteReader(file, "GIF");
        return Rewrite.bytes(file, out -> new GifStripper(in, out).write());
    }

    private void write() {
        out.copy(0, blocks.first());
        while (blocks.next()) {
            switch (blocks.label()) {
                case GifBlocks.IMAGE -> out.copy(blocks.start(), blocks.end());
                case GifBlocks.GRAPHIC_CONTROL -> writeControl();
                case GifBlocks.APPLICATION -> writeApplication();
                default -> {}
            }
        }
        out.put((byte) TRAILER);
    }

    private void writeControl() {
        writeFirstSubBlock(blocks.data(), CONTROL_BYTES);
    }

    private void writeApplication() {
        int at = blocks.data();
        int after = at + NETSCAPE.length();
        if (in.has(at, ICC)) {
            out.copy(blocks.start(), blocks.end());
        } else if ((in.has(at, NETSCAPE) || in.has(at, ANIMEXTS)) && in.u8(after + 1) == LOOP_COUNT) {
            writeFirstSubBlock(after, LOOP_BYTES);
        }
    }

    /** The extension up to this sub-block of a known size, which must be its last: more of them would be no such thing. */
    private void writeFirstSubBlock(int at, int size) {
        if (in.u8(at) == size) {
            out.copy(blocks.start(), at + 1 + size);
            out.put((byte) 0);
        }
    }
}
