package spotter.jpeg;

/**
 * From the coefficients of a block to its samples (ITU-T T.81 section A.3.3), in fewer points than there were: the
 * lowest n of 8 frequencies, taken back by a transform of n points, are the same picture n/8 as wide. So a picture is
 * made smaller by not calculating what would be thrown away.
 */
final class InverseDct {
    /** Bits after the point of the constants: cosines of multiples of pi/16, their names telling the multiple. */
    private static final int POINT = 13;

    private static final int COS_2 = 7568;
    private static final int COS_4 = 5793;
    private static final int COS_6 = 3135;

    /** After the columns three bits are kept; at the end they go, and the factor 1/4 of the transform is applied. */
    private static final int COLUMN_SHIFT = POINT - 3;

    private static final int ROW_SHIFT = POINT + 3 + 2;
    private static final int COLUMN_START = 1 << COLUMN_SHIFT - 1;

    /** Samples are stored as their difference from the middle (T.81 section A.3.1). */
    private static final int MIDDLE = 128;

    private static final int ROW_START = (MIDDLE << ROW_SHIFT) + (1 << ROW_SHIFT - 1);

    private InverseDct() {}

    /**
     * @param block {@code points * points} coefficients row by row; all but the first are 0 afterwards
     * @param points 1, 2 or 4
     * @param samples receives them from {@code at} on, the next row {@code stride} later: 0 to 255, or a little beyond
     */
    static void transform(int[] block, int points, int[] samples, int at, int stride) {
        switch (points) {
            case 4 -> fourByFour(block, samples, at, stride);
            case 2 -> twoByTwo(block, samples, at, stride);
            default -> flat(block[0], 1, samples, at, stride);
        }
    }

    /** A block of which all coefficients but the first, eight times its mean, are 0. */
    static void flat(int coefficient, int points, int[] samples, int at, int stride) {
        int sample = (coefficient + 4 >> 3) + MIDDLE;
        for (int y = 0; y < points; y++) {
            for (int x = 0; x < points; x++) {
                samples[at + y * stride + x] = sample;
            }
        }
    }

    // Written out twice, for columns and for rows: a block takes half of the time with the steps between its samples
    // known, and nothing called.
    private static void fourByFour(int[] block, int[] samples, int at, int stride) {
        for (int x = 0; x < 4; x++) {
            int c0 = block[x] * COS_4 + COLUMN_START;
            int c2 = block[x + 8] * COS_4;
            int odd0 = block[x + 4] * COS_2 + block[x + 12] * COS_6;
            int odd1 = block[x + 4] * COS_6 - block[x + 12] * COS_2;
            block[x] = c0 + c2 + odd0 >> COLUMN_SHIFT;
            block[x + 4] = c0 - c2 + odd1 >> COLUMN_SHIFT;
            block[x + 8] = c0 - c2 - odd1 >> COLUMN_SHIFT;
            block[x + 12] = c0 + c2 - odd0 >> COLUMN_SHIFT;
        }
        for (int y = 0; y < 4; y++) {
            int i = 4 * y;
            int c0 = block[i] * COS_4 + ROW_START;
            int c2 = block[i + 2] * COS_4;
            int odd0 = block[i + 1] * COS_2 + block[i + 3] * COS_6;
            int odd1 = block[i + 1] * COS_6 - block[i + 3] * COS_2;
            int o = at + y * stride;
            samples[o] = c0 + c2 + odd0 >> ROW_SHIFT;
            samples[o + 1] = c0 - c2 + odd1 >> ROW_SHIFT;
            samples[o + 2] = c0 - c2 - odd1 >> ROW_SHIFT;
            samples[o + 3] = c0 + c2 - odd0 >> ROW_SHIFT;
        }
        for (int i = 0; i < 4 * 4; i++) {
            block[i] = 0;
        }
    }

    private static void twoByTwo(int[] block, int[] samples, int at, int stride) {
        for (int x = 0; x < 2; x++) {
            int even = block[x] * COS_4 + COLUMN_START;
            int odd = block[x + 2] * COS_4;
            block[x] = even + odd >> COLUMN_SHIFT;
            block[x + 2] = even - odd >> COLUMN_SHIFT;
        }
        for (int y = 0; y < 2; y++) {
            int even = block[2 * y] * COS_4 + ROW_START;
            int odd = block[2 * y + 1] * COS_4;
            samples[at + y * stride] = even + odd >> ROW_SHIFT;
            samples[at + y * stride + 1] = even - odd >> ROW_SHIFT;
        }
        for (int i = 0; i < 2 * 2; i++) {
            block[i] = 0;
        }
    }
}
