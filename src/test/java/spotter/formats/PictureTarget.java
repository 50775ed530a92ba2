package spotter.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import spotter.fuzz.FuzzTarget;
import spotter.problem.Problem;

/**
 * One kind of picture: the checks refuse it, or it survives cleaning with its facts unchanged, and cleaned once is
 * cleaned for good.
 */
public final class PictureTarget implements FuzzTarget {
    private final ContentType type;

    public PictureTarget(ContentType type) {
        this.type = type;
    }

    /** The facts of a picture of this type; a Problem refuses it. */
    static PictureFacts check(byte[] file, ContentType type) {
        return switch (type) {
            case JPEG -> JpegStructure.check(file, PictureLimits.DEFAULT);
            case PNG -> PngStructure.check(file, PictureLimits.DEFAULT);
            case GIF -> GifStructure.check(file, PictureLimits.DEFAULT);
            case WEBP -> WebpStructure.check(file, PictureLimits.DEFAULT);
            case PDF, DOC, DOCX -> throw new IllegalArgumentException("no picture");
        };
    }

    @Override
    public Map<String, byte[]> seeds() {
        return PictureSamples.seeds(type);
    }

    @Override
    public List<String> words() {
        return switch (type) {
            case JPEG -> List.of("Exif\0\0", "ICC_PROFILE\0", "Adobe\0", "JFIF\0", "MPF\0");
            case PNG ->
                List.of(
                        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "acTL", "fcTL", "fdAT",
                        "eXIf", "tEXt", "zTXt", "iTXt", "tIME", "pHYs", "sBIT", "cICP");
            case GIF ->
                List.of("GIF87a", "GIF89a", "NETSCAPE2.0", "!\u00f9\u0004", "!\u00fe", "XMP DataXMP", "ICCRGBG1012");
            case WEBP ->
                List.of("RIFF", "WEBP", "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "EXIF", "XMP ", "ICCP");
            case PDF, DOC, DOCX -> List.of();
        };
    }

    /** As it is, and if that is refused, with its sums and sizes put right: else hardly a change would get past them. */
    @Override
    public void take(byte[] input) {
        try {
            judge(input);
        } catch (Problem refusal) {
            stripUnsound(input);
            byte[] mended = mended(input);
            if (!Arrays.equals(mended, input)) {
                judge(mended);
            }
            throw refusal;
        }
    }

    private void judge(byte[] file) {
        PictureFacts facts = check(file, type);
        byte[] clean = MetadataStripper.strip(file, type);
        if (!check(clean, type).equals(facts)) {
            throw new IllegalStateException("cleaning changed the facts " + facts);
        }
        if (!Arrays.equals(MetadataStripper.strip(clean, type), clean)) {
            throw new IllegalStateException("cleaning twice is not cleaning once");
        }
        List<String> left = MetadataReader.found(clean);
        if (!left.isEmpty()) {
            throw new IllegalStateException("cleaning left " + left);
        }
    }

    private void stripUnsound(byte[] file) {
        try {
            MetadataStripper.strip(file, type);
        } catch (Problem refusal) {
            // As good as broken bytes in, broken bytes out.
        }
    }

    private byte[] mended(byte[] file) {
        byte[] mended = file.clone();
        if (type == ContentType.PNG) {
            mendSums(mended);
        }
        if (type == ContentType.WEBP && file.length >= 8) {
            ByteBuffer.wrap(mended).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        }
        return mended;
    }

    private static void mendSums(byte[] png) {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        int at = 8;
        while (at + 12 <= png.length) {
            int length = bytes.getInt(at);
            if (length < 0 || length > png.length - at - 12) {
                return;
            }
            CRC32 crc = new CRC32();
            crc.update(png, at + 4, length + 4);
            bytes.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
    }
}
