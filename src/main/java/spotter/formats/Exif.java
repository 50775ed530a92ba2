package spotter.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing that is wanted of EXIF: which way is up (EXIF 2.32 section 4.6.4; TIFF 6.0 section 2). */
final class Exif {
    /** What precedes the TIFF structure in a JPEG segment, and by mistake in some PNG and WebP files. */
    static final String PREFIX = "Exif\0\0";

    static final int UPRIGHT = 1;

    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private Exif() {}

    /**
     * The orientation said by the TIFF structure in {@code [from, to)}, 1 to 8. Never refuses: EXIF that makes no sense,
     * or points outside of itself, says 1, and is not kept.
     */
    static int orientation(ByteReader in, int from, int to) {
        int start = in.has(from, PREFIX) ? from + PREFIX.length() : from;
        if (to - start < 8) {
            return UPRIGHT;
        }
        ByteBuffer tiff = ByteBuffer.wrap(in.file(), start, to - start).slice();
        if (in.has(start, "II*\0")) {
            return orientation(tiff.order(ByteOrder.LITTLE_ENDIAN));
        }
        return in.has(start, "MM\0*") ? orientation(tiff.order(ByteOrder.BIG_ENDIAN)) : UPRIGHT;
    }

    private static int orientation(ByteBuffer tiff) {
        int directory = tiff.getInt(4);
        // Offsets are unsigned: a negative one is beyond 2 GB.
        if (directory < 8 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int first = directory + 2;
        int entries = Math.min(tiff.getShort(directory) & 0xFFFF, (tiff.limit() - first) / ENTRY_BYTES);
        for (int i = 0; i < entries; i++) {
            int at = first + i * ENTRY_BYTES;
            if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION) {
                int value = tiff.getShort(at + 8);
                boolean sensible = tiff.getShort(at + 2) == SHORT && value >= 1 && value <= 8;
                return sensible ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** A TIFF structure of one directory with one entry. */
    static byte[] withOrientationOnly(int orientation) {
        return ByteBuffer.allocate(8 + 2 + ENTRY_BYTES + 4)
                .put(new byte[] {'M', 'M', 0, '*'})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort((short) SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }
}
