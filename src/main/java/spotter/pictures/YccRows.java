package spotter.pictures;

import spotter.jpeg.Strip;

/** From brightness and two colour differences to red, green and blue (JFIF 1.02). */
final class YccRows {
    /** Bits after the point. */
    private static final int POINT = 16;

    private static final int HALF = 1 << POINT - 1;
    private static final int MIDDLE = 128;

    private static final int RED_BY_RED = (int) Math.round(1.402 * (1 << POINT));
    private static final int GREEN_BY_RED = (int) Math.round(0.714136 * (1 << POINT));
    private static final int GREEN_BY_BLUE = (int) Math.round(0.344136 * (1 << POINT));
    private static final int BLUE_BY_BLUE = (int) Math.round(1.772 * (1 << POINT));

    private final long[] line;
    private final Lines out;

    YccRows(int width, Lines out) {
        this.line = new long[width];
        this.out = out;
    }

    void strip(Strip strip) {
        for (int row = 0; row < strip.rows(); row++) {
            convert(strip, row);
            out.line(strip.first() + row, line);
        }
    }

    private void convert(Strip strip, int row) {
        Strip.Part blueDifference = strip.blueDifference();
        Strip.Part redDifference = strip.redDifference();
        int[] grays = strip.brightness().samples();
        int[] blues = blueDifference.samples();
        int[] reds = redDifference.samples();
        int grayFrom = strip.brightness().offset(row);
        int blueFrom = blueDifference.offset(row);
        int redFrom = redDifference.offset(row);
        int blueShift = blueDifference.columnShift();
        int redShift = redDifference.columnShift();
        int x = 0;
        if (blueShift == 1 && redShift == 1) {
            // As nearly all have it: a colour calculated once for two columns.
            int pairs = line.length / 2;
            for (int i = 0; i < pairs; i++) {
                int blue = blues[blueFrom + i] - MIDDLE;
                int red = reds[redFrom + i] - MIDDLE;
                line[2 * i] = pixel(grays[grayFrom + 2 * i], blue, red);
                line[2 * i + 1] = pixel(grays[grayFrom + 2 * i + 1], blue, red);
            }
            x = 2 * pairs;
        }
        for (; x < line.length; x++) {
            int blue = blues[blueFrom + (x >> blueShift)] - MIDDLE;
            int red = reds[redFrom + (x >> redShift)] - MIDDLE;
            line[x] = pixel(grays[grayFrom + x], blue, red);
        }
    }

    private static long pixel(int brightness, int blue, int red) {
        int gray = (brightness << POINT) + HALF;
        return Packed.of(
                eightBits(gray + RED_BY_RED * red),
                eightBits(gray - GREEN_BY_RED * red - GREEN_BY_BLUE * blue),
                eightBits(gray + BLUE_BY_BLUE * blue));
    }

    private static int eightBits(int value) {
        return Math.max(0, Math.min(255, value >> POINT));
    }
}
