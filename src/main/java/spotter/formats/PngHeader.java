package spotter.formats;

/**
 * IHDR (PNG third edition, section 11.2.1).
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param depth bits of a sample
 * @param colour 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha
 * @param interlaced in the seven passes of Adam7
 */
record PngHeader(int width, int height, int depth, int colour, boolean interlaced) {
    static final int PALETTE = 3;

    private static final int BYTES = 13;

    // Adam7 (section 8.1): first column and row of each pass, and the steps from there.
    private static final int[] FIRST_COLUMN = {0, 4, 0, 2, 0, 1, 0};
    private static final int[] FIRST_ROW = {0, 0, 4, 0, 2, 0, 1};
    private static final int[] COLUMN_STEP = {8, 8, 4, 4, 2, 2, 1};
    private static final int[] ROW_STEP = {8, 8, 8, 4, 4, 2, 2};

    static PngHeader read(ByteReader in, PngChunks chunk) {
        int at = chunk.body();
        boolean sound = chunk.type().equals("IHDR") && chunk.length() == BYTES;
        if (!sound || in.be16(at + 10) != 0 || in.u8(at + 12) > 1) {
            throw PictureProblems.damaged(in.format(), "its header makes no sense");
        }
        long width = in.be32(at);
        long height = in.be32(at + 4);
        PngHeader header = new PngHeader(
                (int) Math.min(width, Integer.MAX_VALUE),
                (int) Math.min(height, Integer.MAX_VALUE),
                in.u8(at + 8),
                in.u8(at + 9),
                in.u8(at + 12) == 1);
        if (width == 0 || height == 0 || !header.isDepthAllowed()) {
            throw PictureProblems.damaged(in.format(), "its header makes no sense");
        }
        return header;
    }

    private boolean isDepthAllowed() {
        return switch (colour) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    private int bitsPerPixel() {
        int samples = switch (colour) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
        return samples * depth;
    }

    /** Bytes that the image data of a frame of this size must inflate to, filter bytes included. */
    long dataBytes(int frameWidth, int frameHeight) {
        if (!interlaced) {
            return rowsBytes(frameWidth, frameHeight);
        }
        long bytes = 0;
        for (int pass = 0; pass < FIRST_ROW.length; pass++) {
            int columns = steps(frameWidth, FIRST_COLUMN[pass], COLUMN_STEP[pass]);
            bytes += rowsBytes(columns, steps(frameHeight, FIRST_ROW[pass], ROW_STEP[pass]));
        }
        return bytes;
    }

    private long rowsBytes(int columns, int rows) {
        return columns == 0 ? 0 : rows * (1 + ((long) columns * bitsPerPixel() + 7) / 8);
    }

    private static int steps(int size, int first, int step) {
        return size <= first ? 0 : (size - first + step - 1) / step;
    }
}
