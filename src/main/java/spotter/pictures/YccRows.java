package spotter.pictures;

import spotter.jpeg.Strip;

/**
 * Puts brightness and colour differences of each pixel together. They stay what they are: scaling them gives what
 * scaling red, green and blue does, and a JPEG is to be made of them again.
 */
final class YccRows {
    private final long[] line;
    private final Lines out;

    YccRows(int width, Lines out) {
        this.line = new long[width];
        this.out = out;
    }

    void strip(Strip strip) {
        for (int row = 0; row < strip.rows(); row++) {
            pack(strip, row);
            out.line(strip.first() + row, line);
        }
    }

    private void pack(Strip strip, int row) {
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
            // As nearly all have it: a colour put together once for two columns.
            int pairs = line.length / 2;
            for (int i = 0; i < pairs; i++) {
                long colour = Packed.of(0, eightBits(blues[blueFrom + i]), eightBits(reds[redFrom + i]));
                line[2 * i] = colour | Packed.of(eightBits(grays[grayFrom + 2 * i]), 0, 0);
                line[2 * i + 1] = colour | Packed.of(eightBits(grays[grayFrom + 2 * i + 1]), 0, 0);
            }
            x = 2 * pairs;
        }
        for (; x < line.length; x++) {
            line[x] = Packed.of(
                    eightBits(grays[grayFrom + x]),
                    eightBits(blues[blueFrom + (x >> blueShift)]),
                    eightBits(reds[redFrom + (x >> redShift)]));
        }
    }

    private static int eightBits(int sample) {
        return Math.max(0, Math.min(255, sample));
    }
}
