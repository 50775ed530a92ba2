package spotter.jpeg;

import java.util.Arrays;

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
     * @param block {@code points * points} coefficients row by row; written over
     * @param points 1, 2 or 4
     * @param samples receives them from {@code at} on, the next row {@code stride} later: 0 to 255, or a little beyond
     */
    static void transform(int[] block, int points, int[] samples, int at, int stride) {
        for (int x = 0; x < points; x++) {
            along(points, block, x, points, block, x, points, COLUMN_START, COLUMN_SHIFT);
        }
        for (int y = 0; y < points; y++) {
            along(points, block, y * points, 1, samples, at + y * stride, 1, ROW_START, ROW_SHIFT);
        }
    }

    /** A block of which all coefficients but the first, eight times its mean, are 0. */
    static void flat(int coefficient, int points, int[] samples, int at, int stride) {
        int sample = (coefficient + 4 >> 3) + MIDDLE;
        for (int y = 0; y < points; y++) {
            Arrays.fill(samples, at + y * stride, at + y * stride + points, sample);
        }
    }

    private static void along(
            int count, int[] in, int from, int inStep, int[] out, int at, int outStep, int start, int shift) {
        switch (count) {
            case 4 -> four(in, from, inStep, out, at, outStep, start, shift);
            case 2 -> two(in, from, inStep, out, at, outStep, start, shift);
            default -> out[at] = in[from] * COS_4 + start >> shift;
        }
    }

    private static void two(int[] in, int i, int inStep, int[] out, int o, int outStep, int start, int shift) {
        int even = in[i] * COS_4 + start;
        int odd = in[i + inStep] * COS_4;
        out[o] = even + odd >> shift;
        out[o + outStep] = even - odd >> shift;
    }

    private static void four(int[] in, int i, int inStep, int[] out, int o, int outStep, int start, int shift) {
        int c0 = in[i] * COS_4 + start;
        int c1 = in[i + inStep];
        int c2 = in[i + 2 * inStep] * COS_4;
        int c3 = in[i + 3 * inStep];
        int odd0 = c1 * COS_2 + c3 * COS_6;
        int odd1 = c1 * COS_6 - c3 * COS_2;
        out[o] = c0 + c2 + odd0 >> shift;
        out[o + outStep] = c0 - c2 + odd1 >> shift;
        out[o + 2 * outStep] = c0 - c2 - odd1 >> shift;
        out[o + 3 * outStep] = c0 + c2 - odd0 >> shift;
    }
}
