package spotter.pictures;

import java.util.Arrays;

/**
 * Keeps the last few lines in a ring, weighs them into a line of the target's height as soon as the last one it is made
 * of is there, and weighs that to the target's width: in this order, for whole lines are added up several pixels at a
 * time, and the fewer lines are left for the pixels of one line, which are not. Memory grows with the width only.
 */
final class LanczosStage implements Lines {
    /**
     * What each lane is raised by: Lanczos overshoots at edges by up to a quarter, twice, and a lane that is read
     * must not be negative. Being 10 bits with an 8-bit value on top, it leaves {@link Kernel#BITS} of 21 for weights.
     */
    private static final int BIAS = 256;

    private static final long LANES_OF_10_BITS = Packed.ONES * 1023;
    private static final long HALF = Packed.ONES * (Kernel.ONE / 2);
    private static final long BIASED_HALF = HALF + Packed.ONES * BIAS * Kernel.ONE;

    private final Kernel across;
    private final Kernel down;
    private final long[][] ring;
    private final long[] sums;
    private final long[] target;
    private final Size to;
    private final Lines out;
    private int nextOut;

    /** @param width of the lines to come */
    LanczosStage(int width, Kernel across, Kernel down, Size to, Lines out) {
        this.across = across;
        this.down = down;
        this.ring = new long[down.longest()][width];
        this.sums = new long[width];
        this.target = new long[to.width()];
        this.to = to;
        this.out = out;
    }

    @Override
    public void line(int y, long[] pixels) {
        if (y == 0) {
            nextOut = 0;
        }
        System.arraycopy(pixels, 0, ring[y % ring.length], 0, sums.length);
        while (nextOut < to.height() && down.last(nextOut) <= y) {
            weighDown(nextOut);
            weighAcross();
            out.line(nextOut++, target);
        }
    }

    private void weighDown(int y) {
        Arrays.fill(sums, BIASED_HALF);
        long[] weights = down.weights(y);
        for (int i = 0; i < weights.length; i++) {
            addTimes(weights[i], ring[(down.first(y) + i) % ring.length]);
        }
        for (int x = 0; x < sums.length; x++) {
            sums[x] = sums[x] >>> Kernel.BITS & LANES_OF_10_BITS;
        }
    }

    private void addTimes(long weight, long[] line) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += weight * line[x];
        }
    }

    private void weighAcross() {
        for (int x = 0; x < target.length; x++) {
            long[] weights = across.weights(x);
            int first = across.first(x);
            long sum = HALF;
            int i = 0;
            // A loop of so few turns costs more than what it does: the first four without one take half the time.
            if (weights.length >= 4) {
                sum += weights[0] * sums[first]
                        + weights[1] * sums[first + 1]
                        + weights[2] * sums[first + 2]
                        + weights[3] * sums[first + 3];
                i = 4;
            }
            for (; i < weights.length; i++) {
                sum += weights[i] * sums[first + i];
            }
            target[x] = eightBits(sum >>> Kernel.BITS);
        }
    }

    /**
     * Takes the bias from lanes of 10 bits and clips them, all at once: with a bias of 256, the upper two bits are 0
     * below the range, 1 within it, and more above.
     */
    private static long eightBits(long biased) {
        long within = biased >>> 8 & Packed.ONES;
        long above = biased >>> 9 & Packed.ONES;
        return biased & within * 255 | above * 255;
    }
}
