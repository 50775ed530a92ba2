package spotter.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import spotter.jpeg.ScaledJpeg;
import spotter.jpeg.Strip;

/**
 * JPEG in memory that grows with the width only: by our own decoder if the picture is an ordinary one to be made much
 * smaller, else line by line by the JDK's reader.
 */
final class JpegDecoder implements Decoder {
    private static final int MOST_SHRINK = 8;

    /** One is filled while the other is emptied. */
    private static final int STRIPS = 2;

    /** Whether it is such a one as {@link JpegEncoder} writes: of three channels or one, in sRGB, decoded in one go. */
    static boolean isOrdinary(byte[] picture) throws IOException {
        JpegHead head = JpegHead.of(picture);
        boolean hasUsualChannels = head.channels() == 1 || head.channels() == 3 && head.isYcc();
        return hasUsualChannels
                && !head.isBuffered()
                && ColourProfile.of(head.profile(), head.channels()).isEmpty();
    }

    @Override
    public Colours decode(byte[] picture, Size size, Downscaler scaler) throws IOException {
        JpegHead head = JpegHead.of(picture);
        if (!head.size().equals(size)) {
            throw new IIOException("JPEG of another size");
        }
        Optional<ColourProfile> profile = ColourProfile.of(head.profile(), head.channels());
        if (readScaled(picture, size, head, scaler.inSrgb(Colours.YCC, profile))) {
            return profile.isEmpty() ? Colours.YCC : Colours.RGB;
        }
        boolean isInk = head.channels() == 4;
        Rows out = (isInk ? scaler : scaler.inSrgb(Colours.RGB, profile)).rows(size);
        ImageReader reader = JdkPlugins.jpegReader();
        boolean[] cutOff = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> cutOff[0] |= tellsOfMissingData(warning));
        try {
            reader.setInput(new BytesInput(head.forReader(), picture, head.scanOffset()), true, true);
            if (isInk) {
                Ink ink = new Ink(head.isYcc(), head.isInverted(), profile);
                ink.rows(reader.readRaster(0, null), out);
            } else {
                readOn(reader, size, head, out);
            }
        } finally {
            reader.dispose();
        }
        if (cutOff[0]) {
            throw new IIOException("JPEG data is missing");
        }
        return Colours.RGB;
    }

    /** The coefficients are in the C library's memory, not on the heap, but the machine has to have it. */
    @Override
    public long memoryNeeded(byte[] picture, Size size) throws IOException {
        JpegHead head = JpegHead.of(picture);
        long pixels = (long) size.width() * size.height();
        long coefficients = head.isBuffered() ? (long) (pixels * head.samplesPerPixel() * 2) : 0;
        int rows = head.channels() * RowBelt.BYTES_PER_ROW_BYTE;
        long belt = (long) size.width() * Math.max(rows, STRIPS * ScaledJpeg.STRIP_BYTES_PER_COLUMN);
        return coefficients + (head.channels() == 4 ? pixels * 4 : belt);
    }

    /**
     * Decodes at a half, a quarter or an eighth of the size if that leaves enough.
     *
     * @return false if it does not, or the picture is unusual or damaged: the JDK's reader knows more kinds, mends what
     *     can be mended, and tells what is missing
     */
    private static boolean readScaled(byte[] picture, Size size, JpegHead head, Downscaler scaler) {
        int shrink = Math.min(MOST_SHRINK, Integer.highestOneBit(scaler.box(size)));
        if (shrink == 1 || head.channels() != 3 || !head.isYcc()) {
            return false;
        }
        try {
            ScaledJpeg scaled = ScaledJpeg.of(head.forReader(), picture, head.scanOffset(), shrink);
            YccRows rows = new YccRows(scaled.width(), scaler.lines(size, shrink));
            try (Belt<Strip> belt =
                    new Belt<>(Stream.generate(scaled::newStrip).limit(STRIPS).toList(), rows::strip)) {
                scaled.decode(belt::next);
            }
            return true;
        } catch (IOException notOrdinary) {
            return false;
        }
    }

    private static void readOn(ImageReader reader, Size size, JpegHead head, Rows out) throws IOException {
        int channels = head.channels();
        RowBelt.Taker scaler = channels == 1 ? inGray(size.width(), out) : (y, samples) -> out.row(y, samples, 0);
        try (RowBelt belt = new RowBelt(size.width() * channels, scaler)) {
            read(reader, PassingRaster.image(size, head, belt), channels);
        }
    }

    private static RowBelt.Taker inGray(int width, Rows out) {
        byte[] rgb = new byte[width * 3];
        return (y, samples) -> {
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = samples[i / 3];
            }
            out.row(y, rgb, 0);
        };
    }

    private static void read(ImageReader reader, BufferedImage destination, int channels) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        // Naming the bands tells the reader to leave colours alone; converting them is cheaper on the small picture.
        int[] bands = channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
        param.setSourceBands(bands);
        param.setDestinationBands(bands);
        param.setDestination(destination);
        reader.read(0, param);
    }

    /** Two sentences of libjpeg and its Java frame; it then paints what it does not have in gray. */
    private static boolean tellsOfMissingData(String warning) {
        return warning.contains("premature end") || warning.contains("Missing EOI");
    }
}
