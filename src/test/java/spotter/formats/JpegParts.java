package spotter.formats;

import static spotter.formats.PictureSamples.concat;
import static spotter.formats.PictureSamples.text;

import java.util.Arrays;

/** JPEG segments, to be put into sound files. */
final class JpegParts {
    private JpegParts() {}

    static byte[] segment(int marker, byte... body) {
        int length = body.length + 2;
        return concat(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, body);
    }

    static byte[] exif(byte[] tiff) {
        return segment(JpegSegments.APP1, concat(text(Exif.PREFIX), tiff));
    }

    /** After the JFIF segment that the JDK writes first. */
    static byte[] insert(byte[] jpeg, byte[]... segments) {
        return PictureSamples.insert(jpeg, 20, concat(segments));
    }

    /** Where the first segment with this marker begins. */
    static int find(byte[] jpeg, int marker) {
        JpegSegments segments = new JpegSegments(new ByteReader(jpeg, "JPEG"));
        while (segments.next()) {
            if (segments.marker() == marker) {
                return segments.start();
            }
        }
        throw new AssertionError("no such segment");
    }

    /** With other bytes of coded data after the first SOS. */
    static byte[] withData(byte[] jpeg, byte... data) {
        int sos = find(jpeg, JpegSegments.SOS);
        int dataBegin = sos + 2 + (jpeg[sos + 3] & 0xFF);
        return concat(Arrays.copyOf(jpeg, dataBegin), data, new byte[] {(byte) 0xFF, (byte) 0xD9});
    }
}
