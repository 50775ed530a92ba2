package spotter.formats;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Steps over the chunks of a PNG, checking the CRC of each (PNG third edition, section 5). What follows IEND is never
 * looked at.
 */
final class PngChunks {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";
    private static final int HEAD_BYTES = 8;
    private static final int CRC_BYTES = 4;

    private final ByteReader in;
    private final CRC32 crc = new CRC32();
    private int at = SIGNATURE.length();
    private int start;
    private String type = "";

    PngChunks(ByteReader in) {
        this.in = in;
        if (!in.has(0, SIGNATURE)) {
            throw PictureProblems.damaged(in.format(), "it does not begin like one");
        }
    }

    /** Moves to the next chunk; false after IEND. */
    boolean next() {
        if (type.equals("IEND")) {
            return false;
        }
        start = at;
        int bodyEnd = in.end(start, HEAD_BYTES + in.be32(start));
        at = in.end(bodyEnd, CRC_BYTES);
        type = new String(in.file(), start + 4, 4, StandardCharsets.ISO_8859_1);
        crc.reset();
        crc.update(in.file(), start + 4, bodyEnd - start - 4);
        if (crc.getValue() != in.be32(bodyEnd)) {
            throw PictureProblems.damaged(in.format(), "a checksum does not match");
        }
        return true;
    }

    /** Four ISO 8859-1 characters. */
    String type() {
        return type;
    }

    /** Where its length stands. */
    int start() {
        return start;
    }

    int body() {
        return start + HEAD_BYTES;
    }

    int length() {
        return at - CRC_BYTES - body();
    }

    /** After its CRC. */
    int end() {
        return at;
    }

    /** Decoders must know the meaning of a chunk whose first letter is a capital. */
    boolean isCritical() {
        return type.charAt(0) <= 'Z';
    }
}
