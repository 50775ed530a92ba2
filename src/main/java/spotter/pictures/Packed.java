package spotter.pictures;

/**
 * A pixel in one {@code long}: three channels, here called red, green and blue whatever {@link Colours} they are of, in
 * lanes of 21 bits. One addition adds, and one multiplication weighs, all three. A lane may dip below zero on the way,
 * borrowing from the one above, as long as a bias brings every lane back into 0 to 2^21 - 1 before it is read.
 */
final class Packed {
    /** From one lane to the next, in bits. */
    static final int LANE = 21;

    /** The value 1 in each lane: times n, it is n in each lane. */
    static final long ONES = 1L | 1L << LANE | 1L << 2 * LANE;

    private Packed() {}

    /** Each channel from 0 to 2^21 - 1. */
    static long of(int red, int green, int blue) {
        return (long) red << 2 * LANE | (long) green << LANE | blue;
    }

    static long ofRgb(int rgb) {
        return of(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }

    /** Writes a pixel of 8 bits a channel as the samples of pixel number {@code index}. */
    static void unpack(long pixel, byte[] rgb, int index) {
        int sample = index * 3;
        rgb[sample] = (byte) red(pixel);
        rgb[sample + 1] = (byte) green(pixel);
        rgb[sample + 2] = (byte) blue(pixel);
    }

    /** An unassociated ARGB colour as it looks on white paper. */
    static long onWhite(int argb) {
        int alpha = argb >>> 24;
        return alpha == 255 ? ofRgb(argb) : onWhite(ofRgb(argb), alpha);
    }

    /** The colour, 8 bits a channel, as it looks on white paper at an opacity of 0 to 255. */
    static long onWhite(long colour, int alpha) {
        long blended = colour * alpha + ONES * (255 * (255 - alpha) + 127);
        return of(red(blended) / 255, green(blended) / 255, blue(blended) / 255);
    }

    static int red(long pixel) {
        return (int) (pixel >>> 2 * LANE);
    }

    static int green(long pixel) {
        return (int) (pixel >>> LANE) & (1 << LANE) - 1;
    }

    static int blue(long pixel) {
        return (int) pixel & (1 << LANE) - 1;
    }
}
