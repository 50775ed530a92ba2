package spotter.pictures;

import java.util.Arrays;

/**
 * Averages boxes of whole pixels into one: the cheap first half of a large reduction. At the right and lower
 * edge a box takes what is left. One line of sums is all that is kept.
 */
final class BoxStage implements Lines {
    private final Size from;
    private final int boxWidth;
    private final int boxHeight;
    private final long[] sums;
    private final Lines out;

    /** A box has at most 8224 pixels, for a lane to hold the sum of 8-bit values. */
    BoxStage(Size from, int boxWidth, int boxHeight, Lines out) {
        this.from = from;
        this.boxWidth = boxWidth;
        this.boxHeight = boxHeight;
        this.sums = new long[boxes(from.width(), boxWidth)];
        this.out = out;
    }

    /** How many boxes cover a length. */
    static int boxes(int length, int box) {
        return (length + box - 1) / box;
    }

    @Override
    public void line(int y, long[] pixels) {
        int row = y % boxHeight;
        if (row == 0) {
            Arrays.fill(sums, 0);
        }
        add(pixels);
        if (row == boxHeight - 1 || y == from.height() - 1) {
            average(row + 1);
            out.line(y / boxHeight, sums);
        }
    }

    private void add(long[] pixels) {
        for (int i = 0, x = 0; i < sums.length; i++) {
            int end = Math.min(x + boxWidth, from.width());
            long sum = sums[i];
            while (x < end) {
                sum += pixels[x++];
            }
            sums[i] = sum;
        }
    }

    private void average(int rows) {
        for (int i = 0; i < sums.length; i++) {
            int count = rows * Math.min(boxWidth, from.width() - i * boxWidth);
            long sum = sums[i] + Packed.ONES * (count / 2);
            sums[i] = Packed.of(Packed.red(sum) / count, Packed.green(sum) / count, Packed.blue(sum) / count);
        }
    }
}
