package spotter.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** JPEG by the JDK's own reader, line by line, in memory that grows with the width only. */
final class JpegDecoder implements Decoder {
    @Override
    public Optional<ColourProfile> decode(byte[] picture, Size size, Rows out) throws IOException {
        JpegHead head = JpegHead.of(picture);
        if (!head.size().equals(size)) {
            throw new IIOException("JPEG of another size");
        }
        Optional<ColourProfile> profile = ColourProfile.of(head.profile(), head.channels());
        ImageReader reader = JdkPlugins.jpegReader();
        boolean[] cutOff = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> cutOff[0] |= tellsOfMissingData(warning));
        try {
            reader.setInput(new BytesInput(head.forReader(), picture, head.scanOffset()), true, true);
            if (head.channels() == 4) {
                Ink ink = new Ink(head.isYcc(), head.isInverted(), profile);
                ink.rows(reader.readRaster(0, null), out);
                profile = Optional.empty();
            } else {
                readOn(reader, size, head, out);
            }
        } finally {
            reader.dispose();
        }
        if (cutOff[0]) {
            throw new IIOException("JPEG data is missing");
        }
        return profile;
    }

    /** The coefficients are in the C library's memory, not on the heap, but the machine has to have it. */
    @Override
    public long memoryNeeded(byte[] picture, Size size) throws IOException {
        JpegHead head = JpegHead.of(picture);
        long pixels = (long) size.width() * size.height();
        long coefficients = head.isBuffered() ? (long) (pixels * head.samplesPerPixel() * 2) : 0;
        long belt = (long) size.width() * head.channels() * RowBelt.BYTES_PER_ROW_BYTE;
        return coefficients + (head.channels() == 4 ? pixels * 4 : belt);
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
