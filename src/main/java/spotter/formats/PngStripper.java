package spotter.formats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Rewrites a PNG with only the chunks that its pixels, colours and animation need; these byte for byte. */
final class PngStripper {
    private static final int SIGNATURE_BYTES = 8;

    /** Profiles of printers reach 3 MB; one that inflates further is taken for a bomb, and left out. */
    private static final int MAX_PROFILE_BYTES = 8 * 1024 * 1024;

    private static final int MAX_PROFILE_NAME_BYTES = 79;

    private final ByteReader in;
    private final PngChunks chunks;
    private final Rewrite out;
    private boolean dataSeen;
    private boolean animated;
    private boolean exifSeen;

    private PngStripper(ByteReader in, Rewrite out) {
        this.in = in;
        this.chunks = new PngChunks(in);
        this.out = out;
    }

    static byte[] strip(byte[] file) {
        ByteReader in = new ByteReader(file, "PNG");
        return Rewrite.bytes(file, out -> new PngStripper(in, out).write());
    }

    private void write() {
        out.copy(0, SIGNATURE_BYTES);
        while (chunks.next()) {
            dataSeen |= chunks.type().equals("IDAT");
            animated |= chunks.type().equals("acTL") && !dataSeen;
            if (chunks.type().equals("eXIf")) {
                writeOrientation();
            } else if (isKept()) {
                out.copy(chunks.start(), chunks.end());
            }
        }
    }

    /** Sizes are those of PNG third edition, section 11; a longer chunk is not what its name says. */
    private boolean isKept() {
        return switch (chunks.type()) {
            case "IHDR", "PLTE", "IDAT", "IEND" -> true;
            case "iCCP" -> isSoundProfile();
            case "acTL", "fcTL", "fdAT" -> animated;
            case "tRNS" -> chunks.length() <= 256;
            case "hIST" -> chunks.length() <= 512;
            case "cHRM" -> chunks.length() == 32;
            case "mDCV" -> chunks.length() == 24;
            case "pHYs" -> chunks.length() == 9;
            case "cLLI" -> chunks.length() == 8;
            case "bKGD" -> chunks.length() <= 6;
            case "gAMA", "cICP" -> chunks.length() == 4;
            case "sBIT" -> chunks.length() <= 4;
            case "sRGB" -> chunks.length() == 1;
            default -> false;
        };
    }

    private void writeOrientation() {
        int orientation =
                exifSeen ? Exif.UPRIGHT : Exif.orientation(in, chunks.body(), chunks.body() + chunks.length());
        exifSeen = true;
        if (orientation != Exif.UPRIGHT) {
            out.put(chunk("eXIf", Exif.withOrientationOnly(orientation)));
        }
    }

    private static byte[] chunk(String type, byte[] body) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + body.length);
        chunk.putInt(body.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(body);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + body.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /** Decoders unpack the profile unasked: what would not end, or makes no sense, must not reach them. */
    private boolean isSoundProfile() {
        int end = chunks.body() + chunks.length();
        int name = chunks.body();
        while (name < end && name - chunks.body() < MAX_PROFILE_NAME_BYTES && in.u8(name) != 0) {
            name++;
        }
        int data = name + 2;
        return data < end && in.be16(name) == 0 && inflates(data, end - data);
    }

    private boolean inflates(int from, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(in.file(), from, length);
            byte[] overwritten = new byte[4096];
            while (inflater.getBytesWritten() <= MAX_PROFILE_BYTES && inflater.inflate(overwritten) > 0) {}
            return inflater.finished();
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
