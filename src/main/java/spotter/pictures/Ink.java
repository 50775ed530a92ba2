package spotter.pictures;

import java.awt.image.Raster;
import java.util.Optional;

/**
 * JPEGs of four channels, meant for print: CMYK, or YCCK, which is CMYK whose first three channels were turned into
 * YCbCr (Adobe Technical Note 5116).
 *
 * @param ycc whether it is YCCK
 * @param inverted whether 255 stands for no ink
 * @param profile what the inks look like; without one, each takes away its complement
 */
record Ink(boolean ycc, boolean inverted, Optional<ColourProfile> profile) {
    /** Hands on a picture of four raw channels line by line. */
    void lines(Raster raw, Lines out) {
        int width = raw.getWidth();
        byte[] samples = new byte[width * 4];
        long[] pixels = new long[width];
        for (int y = 0; y < raw.getHeight(); y++) {
            raw.getDataElements(0, y, width, 1, samples);
            toInk(samples);
            if (profile.isPresent()) {
                throughProfile(profile.get().toSrgb(samples), pixels);
            } else {
                onWhitePaper(samples, pixels);
            }
            out.line(y, pixels);
        }
    }

    private void toInk(byte[] samples) {
        for (int i = 0; ycc && i < samples.length; i += 4) {
            int y = samples[i] & 255;
            int blueness = (samples[i + 1] & 255) - 128;
            int redness = (samples[i + 2] & 255) - 128;
            // ITU-T T.871 section 7; what comes out is the complement of the three inks.
            samples[i] = complement(y + 1.402 * redness);
            samples[i + 1] = complement(y - 0.344136 * blueness - 0.714136 * redness);
            samples[i + 2] = complement(y + 1.772 * blueness);
        }
        for (int i = 0; inverted && i < samples.length; i++) {
            samples[i] = (byte) ~samples[i];
        }
    }

    private static byte complement(double value) {
        return (byte) (255 - Math.max(0, Math.min(255, Math.round(value))));
    }

    private static void onWhitePaper(byte[] ink, long[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int light = 255 - (ink[4 * i + 3] & 255);
            pixels[i] = Packed.of(left(ink[4 * i], light), left(ink[4 * i + 1], light), left(ink[4 * i + 2], light));
        }
    }

    private static int left(byte ink, int light) {
        return ((255 - (ink & 255)) * light + 127) / 255;
    }

    private static void throughProfile(byte[] rgb, long[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Packed.of(rgb[3 * i] & 255, rgb[3 * i + 1] & 255, rgb[3 * i + 2] & 255);
        }
    }
}
