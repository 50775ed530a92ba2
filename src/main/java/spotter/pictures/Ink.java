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
    /** Hands on a picture of four raw channels row by row. */
    void rows(Raster raw, Rows out) {
        int width = raw.getWidth();
        byte[] samples = new byte[width * 4];
        for (int y = 0; y < raw.getHeight(); y++) {
            raw.getDataElements(0, y, width, 1, samples);
            toInk(samples);
            out.row(y, profile.isPresent() ? profile.get().toSrgb(samples) : onWhitePaper(samples), 0);
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

    private static byte[] onWhitePaper(byte[] ink) {
        byte[] rgb = new byte[ink.length / 4 * 3];
        for (int i = 0; i < rgb.length; i++) {
            int light = 255 - (ink[i / 3 * 4 + 3] & 255);
            rgb[i] = left(ink[i / 3 * 4 + i % 3], light);
        }
        return rgb;
    }

    private static byte left(byte ink, int light) {
        return (byte) (((255 - (ink & 255)) * light + 127) / 255);
    }
}
