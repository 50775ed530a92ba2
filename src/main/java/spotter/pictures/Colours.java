package spotter.pictures;

/** What the three channels of a pixel are, 8 bits each. */
enum Colours {
    /** Red, green and blue, in sRGB or in what the picture's profile says. */
    RGB {
        @Override
        void toRgb(byte[] samples, int step) {
            // They are.
        }
    },

    /** Brightness, blue and red difference, as in most JPEGs (ITU-T T.871 section 7): 128 is no difference. */
    YCC {
        @Override
        void toRgb(byte[] samples, int step) {
            for (int i = 0; i < samples.length; i += step) {
                int gray = ((samples[i] & 255) << POINT) + HALF;
                int blue = (samples[i + 1] & 255) - MIDDLE;
                int red = (samples[i + 2] & 255) - MIDDLE;
                samples[i] = eightBits(gray + RED_BY_RED * red);
                samples[i + 1] = eightBits(gray - GREEN_BY_RED * red - GREEN_BY_BLUE * blue);
                samples[i + 2] = eightBits(gray + BLUE_BY_BLUE * blue);
            }
        }
    };

    /** Bits after the point. */
    private static final int POINT = 16;

    private static final int HALF = 1 << POINT - 1;
    private static final int MIDDLE = 128;

    private static final int RED_BY_RED = (int) Math.round(1.402 * (1 << POINT));
    private static final int GREEN_BY_RED = (int) Math.round(0.714136 * (1 << POINT));
    private static final int GREEN_BY_BLUE = (int) Math.round(0.344136 * (1 << POINT));
    private static final int BLUE_BY_BLUE = (int) Math.round(1.772 * (1 << POINT));

    /** Makes red, green and blue of whole pixels, in place. */
    final void toRgb(byte[] samples) {
        toRgb(samples, 3);
    }

    /**
     * The same of pixels with further channels behind these.
     *
     * @param step samples of a pixel
     */
    abstract void toRgb(byte[] samples, int step);

    private static byte eightBits(int value) {
        return (byte) Math.max(0, Math.min(255, value >> POINT));
    }
}
