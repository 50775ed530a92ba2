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
        if (ycc) {
            Colours.YCC.toRgb(samples, 4);
        }
        for (int i = 0; i < samples.length; i++) {
            // What comes out is the complement of the three inks.
            boolean isComplement = ycc && i % 4 != 3;
            if (isComplement != inverted) {
                samples[i] = (byte) ~samples[i];
            }
        }
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
