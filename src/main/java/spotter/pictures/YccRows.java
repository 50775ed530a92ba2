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
            convert(strip, strip.offset(row));
            out.line(strip.first() + row, line);
        }
    }

    private void convert(Strip strip, int from) {
        int[] brightness = strip.brightness();
        int[] blueDifference = strip.blueDifference();
        int[] redDifference = strip.redDifference();
        for (int x = 0; x < line.length; x++) {
            int gray = (brightness[from + x] << POINT) + HALF;
            int blue = blueDifference[from + x] - MIDDLE;
            int red = redDifference[from + x] - MIDDLE;
            line[x] = Packed.of(
                    eightBits(gray + RED_BY_RED * red),
                    eightBits(gray - GREEN_BY_RED * red - GREEN_BY_BLUE * blue),
                    eightBits(gray + BLUE_BY_BLUE * blue));
        }
    }

    private static int eightBits(int value) {
        return Math.max(0, Math.min(255, value >> POINT));
    }
}
