package spotter.formats;

/**
 * Rewrites a WebP with its coded picture or frames, ICC profile and an EXIF of the orientation alone, and says so in the
 * flags of VP8X (RFC 9649 section 2.7).
 */
final class WebpStripper {
    private static final int ICC_FLAG = 0x20;
    private static final int ALPHA_FLAG = 0x10;
    private static final int EXIF_FLAG = 0x08;

    private final ByteReader in;
    private final Rewrite out;

    private WebpStripper(ByteReader in, Rewrite out) {
        this.in = in;
        this.out = out;
    }

    static byte[] strip(byte[] file) {
        ByteReader in = new ByteReader(file, "WebP");
        int size = Rewrite.size(file, out -> new WebpStripper(in, out).writeChunks());
        return Rewrite.bytes(file, out -> {
            out.copy(0, 4);
            out.putLe32(4 + size);
            out.copy(8, 12);
            new WebpStripper(in, out).writeChunks();
        });
    }

    private void writeChunks() {
        RiffChunks chunks = RiffChunks.ofWebp(in);
        chunks.next();
        if (!chunks.id().equals(WebpStructure.EXTENDED)) {
            // Nothing but its first chunk belongs to a simple file.
            write(chunks);
            return;
        }
        boolean animated = (in.u8(chunks.body()) & WebpStructure.ANIMATED) != 0;
        writeHeader(chunks.body());
        boolean exifSeen = false;
        while (chunks.next()) {
            if (chunks.id().equals("EXIF") && !exifSeen) {
                exifSeen = true;
                writeOrientation(chunks);
            } else if (animated && chunks.id().equals("ANMF")) {
                writeFrame(chunks);
            } else if (isKept(chunks.id(), animated)) {
                write(chunks);
            }
        }
    }

    private static boolean isKept(String id, boolean animated) {
        return id.equals("ICCP") || (animated ? id.equals("ANIM") : WebpImage.isPart(id));
    }

    private void writeHeader(int body) {
        int flags = in.u8(body) & (ALPHA_FLAG | WebpStructure.ANIMATED);
        boolean exifSeen = false;
        RiffChunks chunks = RiffChunks.ofWebp(in);
        while (chunks.next()) {
            if (chunks.id().equals("ICCP")) {
                flags |= ICC_FLAG;
            } else if (chunks.id().equals("EXIF") && !exifSeen) {
                exifSeen = true;
                flags |= orientation(chunks) == Exif.UPRIGHT ? 0 : EXIF_FLAG;
            }
        }
        writeHead(WebpStructure.EXTENDED, WebpStructure.EXTENDED_BYTES);
        out.put((byte) flags, (byte) 0, (byte) 0, (byte) 0);
        out.copy(body + 4, in.end(body, WebpStructure.EXTENDED_BYTES));
    }

    private int orientation(RiffChunks exif) {
        return Exif.orientation(in, exif.body(), exif.end());
    }

    private void writeOrientation(RiffChunks chunks) {
        int orientation = orientation(chunks);
        if (orientation != Exif.UPRIGHT) {
            byte[] tiff = Exif.withOrientationOnly(orientation);
            writeHead("EXIF", tiff.length);
            out.put(tiff);
        }
    }

    private void writeFrame(RiffChunks frame) {
        int size = Rewrite.size(in.file(), measured -> new WebpStripper(in, measured).writeParts(frame));
        writeHead("ANMF", WebpStructure.FRAME_BYTES + size);
        out.copy(frame.body(), in.end(frame.body(), WebpStructure.FRAME_BYTES));
        writeParts(frame);
    }

    private void writeParts(RiffChunks frame) {
        RiffChunks parts = frame.inside(WebpStructure.FRAME_BYTES);
        while (parts.next()) {
            if (WebpImage.isPart(parts.id())) {
                write(parts);
            }
        }
    }

    private void write(RiffChunks chunk) {
        writeHead(chunk.id(), chunk.length());
        out.copy(chunk.body(), chunk.end());
        if ((chunk.length() & 1) != 0) {
            out.put((byte) 0);
        }
    }

    private void writeHead(String id, int bodyBytes) {
        for (int i = 0; i < id.length(); i++) {
            out.put((byte) id.charAt(i));
        }
        out.putLe32(bodyBytes);
    }
}
