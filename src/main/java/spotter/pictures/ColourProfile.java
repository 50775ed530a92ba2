package spotter.pictures;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An embedded ICC profile (ICC.1:2022) that says something other than sRGB. Used by one thread at a time. */
final class ColourProfile {
    /** Cameras write many sRGB profiles that differ in the last digit; nobody sees two levels of 255. */
    private static final int SAME_TO_THE_EYE = 2;

    private final int channels;
    private final ColorConvertOp conversion;
    private byte @Nullable [] grays;

    private ColourProfile(ICC_Profile profile, int channels) {
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        this.channels = channels;
        this.conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
    }

    /**
     * The profile, tried out on a few colours; empty if it is broken, meant for another number of channels, or
     * leaves sRGB as it is: such a picture is shown as if it had none.
     *
     * @param channels 1 gray, 3 RGB, 4 CMYK as amounts of ink
     */
    static Optional<ColourProfile> of(byte[] icc, int channels) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(icc);
            if (profile.getNumComponents() != channels) {
                return Optional.empty();
            }
            ColourProfile candidate = new ColourProfile(profile, channels);
            return candidate.isSrgb() ? Optional.empty() : Optional.of(candidate);
        } catch (RuntimeException broken) {
            // Profiles are other people's bytes: the JDK meets bad ones with half a dozen exceptions.
            return Optional.empty();
        }
    }

    /** Samples interleaved by channel in, red, green and blue out. */
    byte[] toSrgb(byte[] samples) {
        int pixels = samples.length / channels;
        byte[] rgb = new byte[pixels * 3];
        conversion.filter(row(samples, pixels, channels), row(rgb, pixels, 3));
        return rgb;
    }

    /** Converts samples of red, green and blue in place; of a gray picture, these are equal. */
    void convert(byte[] rgb) {
        if (channels == 1) {
            byte[] table = grays();
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = table[(rgb[i] & 255) * 3 + i % 3];
            }
        } else {
            System.arraycopy(toSrgb(rgb), 0, rgb, 0, rgb.length);
        }
    }

    /** What becomes of each of 256 levels. */
    private byte[] grays() {
        if (grays == null) {
            byte[] levels = new byte[256];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = (byte) i;
            }
            grays = toSrgb(levels);
        }
        return grays;
    }

    private boolean isSrgb() {
        byte[] asked = colours();
        byte[] answered = toSrgb(asked);
        if (channels == 4) {
            return false;
        }
        for (int i = 0; i < answered.length; i++) {
            int same = asked[channels == 1 ? i / 3 : i] & 255;
            if (Math.abs(same - (answered[i] & 255)) > SAME_TO_THE_EYE) {
                return false;
            }
        }
        return true;
    }

    /** Three or more levels of every channel with each other. */
    private byte[] colours() {
        int levels = channels == 1 ? 32 : 4;
        int count = (int) Math.pow(levels, channels);
        byte[] samples = new byte[count * channels];
        for (int i = 0; i < count; i++) {
            for (int c = 0, rest = i; c < channels; c++, rest /= levels) {
                samples[i * channels + c] = (byte) (rest % levels * 255 / (levels - 1));
            }
        }
        return samples;
    }

    private static WritableRaster row(byte[] samples, int pixels, int channels) {
        int[] offsets = new int[channels];
        for (int i = 0; i < channels; i++) {
            offsets[i] = i;
        }
        DataBufferByte buffer = new DataBufferByte(samples, samples.length);
        return Raster.createInterleavedRaster(buffer, pixels, 1, pixels * channels, channels, offsets, new Point());
    }
}
