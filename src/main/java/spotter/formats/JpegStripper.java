package spotter.formats;

/**
 * Rewrites a JPEG without what is not needed to show it. Tables, frame, scans and restart interval are copied byte for
 * byte; of the application segments only JFIF, ICC profile, Adobe transform and an EXIF of the orientation alone remain.
 */
final class JpegStripper {
    private static final String JFIF = "JFIF\0";
    private static final String ICC = "ICC_PROFILE\0";
    private static final String ADOBE = "Adobe";

    /** Up to the size of the thumbnail, exclusive. */
    private static final int JFIF_BYTES = 12;

    private static final int ADOBE_BYTES = 12;

    private final ByteReader in;
    private final JpegSegments segments;
    private final Rewrite out;
    private boolean exifSeen;

    private JpegStripper(ByteReader in, Rewrite out) {
        this.in = in;
        this.segments = new JpegSegments(in);
        this.out = out;
    }

    static byte[] strip(byte[] file) {
        ByteReader in = new ByteReader(file, "JPEG");
        return Rewrite.bytes(file, out -> new JpegStripper(in, out).write());
    }

    private void write() {
        out.copy(0, 2);
        while (segments.next()) {
            writeSegment(segments.marker());
        }
        out.put((byte) 0xFF, (byte) JpegSegments.EOI);
    }

    private void writeSegment(int marker) {
        switch (marker) {
            case JpegSegments.APP0 -> writeJfif();
            case JpegSegments.APP1 -> writeOrientation();
            case JpegSegments.APP2 -> writeIf(segments.isBody(ICC));
            case JpegSegments.APP14 -> writeAdobe();
            default ->
                writeIf(marker != JpegSegments.COM && (marker < JpegSegments.APP0 || marker > JpegSegments.APP15));
        }
    }

    private void writeIf(boolean wanted) {
        if (wanted) {
            out.copy(segments.start(), segments.dataEnd());
        }
    }

    /** Without its thumbnail, which may show what was cropped away. */
    private void writeJfif() {
        if (segments.isBody(JFIF) && segments.end() - segments.body() >= JFIF_BYTES + 2) {
            writeHead(JpegSegments.APP0, JFIF_BYTES + 2);
            out.copy(segments.body(), segments.body() + JFIF_BYTES);
            out.put((byte) 0, (byte) 0);
        }
    }

    private void writeAdobe() {
        if (segments.isBody(ADOBE) && segments.end() - segments.body() >= ADOBE_BYTES) {
            writeHead(JpegSegments.APP14, ADOBE_BYTES);
            out.copy(segments.body(), segments.body() + ADOBE_BYTES);
        }
    }

    private void writeOrientation() {
        if (exifSeen || !segments.isBody(Exif.PREFIX)) {
            return;
        }
        exifSeen = true;
        int orientation = Exif.orientation(in, segments.body(), segments.end());
        if (orientation != Exif.UPRIGHT) {
            byte[] tiff = Exif.withOrientationOnly(orientation);
            writeHead(JpegSegments.APP1, Exif.PREFIX.length() + tiff.length);
            out.copy(segments.body(), segments.body() + Exif.PREFIX.length());
            out.put(tiff);
        }
    }

    private void writeHead(int marker, int bodyBytes) {
        out.put((byte) 0xFF, (byte) marker, (byte) (bodyBytes + 2 >> 8), (byte) (bodyBytes + 2));
    }
}
