package spotter.pictures;

import java.util.Arrays;

/**
 * Averages boxes of whole pixels into one: the cheap first half of a large reduction. At the right and lower
 * edge a box takes what is left. One line of sums is all that is kept. A box of one pixel only packs it.
 */
final class BoxStage implements Rows {
    /** Bits after the point of the reciprocal a sum is multiplied by: enough for every whole quotient to be exact. */
    private static final int RECIPROCAL_BITS = 40;

    private static final long EIGHT_BITS = Packed.ONES * 255;

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
    public void row(int y, byte[] samples, int from) {
        begin(y);
        for (int column = 0; column < boxWidth; column++) {
            add(column, samples, from);
        }
        end(y);
    }

    @Override
    public void line(int y, long[] pixels) {
        begin(y);
        for (int column = 0; column < boxWidth; column++) {
            add(column, pixels);
        }
        end(y);
    }

    private void begin(int y) {
        if (y % boxHeight == 0) {
            Arrays.fill(sums, 0);
        }
    }

    private void end(int y) {
        int row = y % boxHeight;
        if (row == boxHeight - 1 || y == from.height() - 1) {
            average(y / boxHeight, row + 1);
            out.line(y / boxHeight, sums);
        }
    }

    /** One column of every box: a long loop of the same steps is what a compiler makes fast, not many short ones. */
    private void add(int column, byte[] samples, int from) {
        int boxes = boxes(this.from.width() - column, boxWidth);
        int step = 3 * boxWidth;
        for (int i = 0, s = from + 3 * column; i < boxes; i++, s += step) {
            sums[i] += Packed.of(samples[s] & 255, samples[s + 1] & 255, samples[s + 2] & 255);
        }
    }

    private void add(int column, long[] pixels) {
        int boxes = boxes(from.width() - column, boxWidth);
        for (int i = 0, x = column; i < boxes; i++, x += boxWidth) {
            sums[i] += pixels[x];
        }
    }

    private void average(int line, int rows) {
        int whole = from.width() / boxWidth;
        divide(line, 0, whole, rows * boxWidth);
        divide(line, whole, sums.length, rows * (from.width() - whole * boxWidth));
    }

    /** Rounds what is half way up in one line and down in the next, or a picture would turn lighter, or violet. */
    private void divide(int line, int begin, int end, int count) {
        if (begin == end || count == 1) {
            return;
        }
        long half = Packed.ONES * ((count - line % 2) / 2);
        if (Integer.bitCount(count) == 1) {
            // As of most boxes, being 2 by 2 or 4 by 4: all channels at once.
            int shift = Integer.numberOfTrailingZeros(count);
            for (int i = begin; i < end; i++) {
                sums[i] = sums[i] + half >>> shift & EIGHT_BITS;
            }
            return;
        }
        long reciprocal = (1L << RECIPROCAL_BITS) / count + 1;
        for (int i = begin; i < end; i++) {
            long sum = sums[i] + half;
            sums[i] = Packed.of(
                    quotient(Packed.red(sum), reciprocal),
                    quotient(Packed.green(sum), reciprocal),
                    quotient(Packed.blue(sum), reciprocal));
        }
    }

    private static int quotient(int sum, long reciprocal) {
        return (int) (sum * reciprocal >>> RECIPROCAL_BITS);
    }
}
