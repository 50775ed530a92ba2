package spotter.pictures;

import java.util.Arrays;

/**
 * Weighs lines to the target's width as they come, keeps the last few in a ring, and weighs those into a line of
 * the target as soon as its last source line is there. Memory grows with the target's width only.
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
    private final Size to;
    private final long[][] ring;
    private final long[] sums;
    private final Lines out;
    private int nextOut;

    LanczosStage(Kernel across, Kernel down, Size to, Lines out) {
        this.across = across;
        this.down = down;
        this.to = to;
        this.ring = new long[down.longest()][to.width()];
        this.sums = new long[to.width()];
        this.out = out;
    }

    @Override
    public void line(int y, long[] pixels) {
        if (y == 0) {
            nextOut = 0;
        }
        weighAcross(pixels, ring[y % ring.length]);
        while (nextOut < to.height() && down.last(nextOut) <= y) {
            weighDown(nextOut);
            out.line(nextOut++, sums);
        }
    }

    private void weighAcross(long[] pixels, long[] target) {
        for (int x = 0; x < target.length; x++) {
            long[] weights = across.weights(x);
            int first = across.first(x);
            long sum = BIASED_HALF;
            int i = 0;
            // A loop of so few turns costs more than what it does: the first four without one take half the time.
            if (weights.length >= 4) {
                sum += weights[0] * pixels[first]
                        + weights[1] * pixels[first + 1]
                        + weights[2] * pixels[first + 2]
                        + weights[3] * pixels[first + 3];
                i = 4;
            }
            for (; i < weights.length; i++) {
                sum += weights[i] * pixels[first + i];
            }
            target[x] = sum >>> Kernel.BITS & LANES_OF_10_BITS;
        }
    }

    private void weighDown(int y) {
        Arrays.fill(sums, HALF);
        long[] weights = down.weights(y);
        for (int i = 0; i < weights.length; i++) {
            addTimes(weights[i], ring[(down.first(y) + i) % ring.length]);
        }
        for (int x = 0; x < sums.length; x++) {
            sums[x] = eightBits(sums[x] >>> Kernel.BITS);
        }
    }

    private void addTimes(long weight, long[] line) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += weight * line[x];
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
