package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.formats.JpegParts.segment;
import static spotter.formats.PictureSamples.chunk;
import static spotter.formats.PictureSamples.concat;
import static spotter.formats.PictureSamples.contains;
import static spotter.formats.PictureSamples.extended;
import static spotter.formats.PictureSamples.insertChunks;
import static spotter.formats.PictureSamples.lossless;
import static spotter.formats.PictureSamples.riff;
import static spotter.formats.PictureSamples.text;
import static spotter.formats.PictureSamples.webp;

import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetadataStripperTest {
    private static final String CAMERA = "SpyCam9";
    private static final int WIDTH = PictureSamples.WIDTH;
    private static final int HEIGHT = PictureSamples.HEIGHT;

    private final byte[] jpeg = PictureSamples.jpeg(false);
    private final byte[] png = PictureSamples.png(BufferedImage.TYPE_INT_RGB);

    /** The cleaned file, having checked what is true of every one. */
    private static byte[] strip(byte[] file, ContentType type) {
        byte[] clean = MetadataStripper.strip(file, type);
        assertEquals(PictureTarget.check(file, type), PictureTarget.check(clean, type));
        assertArrayEquals(clean, MetadataStripper.strip(clean, type));
        return clean;
    }

    private static int[] pixels(byte[] file) {
        BufferedImage image = PictureSamples.decoded(file);
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static byte[] exif(int orientation) {
        return PictureSamples.exif(ByteOrder.LITTLE_ENDIAN, orientation);
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JPEG", "PNG", "GIF", "WEBP"})
    void trailingBytesAreCut(ContentType type) {
        for (byte[] file : PictureSamples.seeds(type).values()) {
            byte[] clean = strip(file, type);
            assertArrayEquals(clean, strip(concat(file, text("GPS at home"), file), type));
        }
    }

    @Test
    void cleanFilesStayAsTheyAre() {
        assertArrayEquals(jpeg, strip(jpeg, ContentType.JPEG));
        assertArrayEquals(PictureSamples.jpeg(true), strip(PictureSamples.jpeg(true), ContentType.JPEG));
        assertArrayEquals(PictureSamples.gif(3), strip(PictureSamples.gif(3), ContentType.GIF));
        assertArrayEquals(PictureSamples.animatedPng(), strip(PictureSamples.animatedPng(), ContentType.PNG));
    }

    @Test
    void documentIsReturnedAsItIs() {
        byte[] document = text("%PDF-1.7");
        assertSame(document, MetadataStripper.strip(document, ContentType.PDF));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void placeAndCameraGoButOrientationStays(int orientation) {
        byte[] exif = exif(orientation);
        byte[] image = riff("VP8L", lossless(WIDTH, HEIGHT));
        byte[] cleanJpeg = strip(JpegParts.insert(jpeg, JpegParts.exif(exif)), ContentType.JPEG);
        byte[] cleanPng = strip(insertChunks(png, chunk("eXIf", exif)), ContentType.PNG);
        byte[] cleanWebp = strip(webp(extended(0x08), image, riff("EXIF", exif)), ContentType.WEBP);
        assertEquals(
                orientation, PictureTarget.check(cleanJpeg, ContentType.JPEG).orientation());
        assertEquals(orientation, PictureTarget.check(cleanPng, ContentType.PNG).orientation());
        assertEquals(
                orientation, PictureTarget.check(cleanWebp, ContentType.WEBP).orientation());
        assertFalse(contains(cleanJpeg, CAMERA) || contains(cleanPng, CAMERA) || contains(cleanWebp, CAMERA));
        assertEquals(orientation == 1 ? 0 : 0x08, cleanWebp[20]);
        assertEquals(orientation == 1, Arrays.equals(jpeg, cleanJpeg));
        assertArrayEquals(pixels(jpeg), pixels(cleanJpeg));
        assertArrayEquals(pixels(png), pixels(cleanPng));
    }

    @Test
    void jpegLosesEverySegmentThatIsNotNeededToShowIt() {
        byte[] full = JpegParts.insert(
                jpeg,
                segment(0xE0, text("JFXX\0secret")),
                segment(0xE1, text("http://ns.adobe.com/xap/1.0/\0secret")),
                segment(0xE2, text("MPF\0secret")),
                segment(0xED, text("Photoshop 3.0\0secret")),
                segment(0xEE, text("other secret")),
                segment(0xEF, text("secret")),
                segment(0xFE, text("secret")));
        assertArrayEquals(jpeg, strip(full, ContentType.JPEG));
    }

    @Test
    void jpegKeepsColourProfileAndTransform() {
        byte[] profile = segment(0xE2, text("ICC_PROFILE\0\1\1not really"));
        byte[] adobe = segment(0xEE, text("Adobe\0d\0\0\0\0\1"));
        byte[] full = JpegParts.insert(jpeg, profile, adobe);
        assertArrayEquals(full, strip(full, ContentType.JPEG));
        byte[] talkative = segment(0xEE, text("Adobe\0d\0\0\0\0\1 secret"));
        assertArrayEquals(full, strip(JpegParts.insert(jpeg, profile, talkative), ContentType.JPEG));
    }

    @Test
    void jpegLosesTheThumbnailInItsFirstSegment() {
        byte[] thumbnail = segment(0xE0, concat(text("JFIF\0\1\2\0\0\1\0\1\2\1"), new byte[6]));
        byte[] full = concat(Arrays.copyOf(jpeg, 2), thumbnail, Arrays.copyOfRange(jpeg, 20, jpeg.length));
        byte[] clean = strip(full, ContentType.JPEG);
        assertEquals(jpeg.length, clean.length);
        assertEquals(0, clean[18] + clean[19]);
    }

    @Test
    void jpegLosesFillBytesBetweenSegments() {
        byte[] filled = JpegParts.insert(jpeg, new byte[] {(byte) 0xFF, (byte) 0xFF});
        assertArrayEquals(jpeg, strip(filled, ContentType.JPEG));
    }

    @Test
    void pngKeepsColourAndTransparencyAlone() {
        byte[] gamma = chunk("gAMA", (byte) 0, (byte) 0, (byte) 0xB1, (byte) 0x8F);
        byte[] profile = chunk("iCCP", concat(text("p\0\0"), PictureSamples.deflated(text("a profile"))));
        byte[] transparent = chunk("tRNS", new byte[6]);
        byte[] expected = insertChunks(png, gamma, profile, transparent);
        byte[] full = insertChunks(
                png,
                gamma,
                chunk("tEXt", text("Author\0secret")),
                profile,
                chunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0secret")),
                chunk("tIME", new byte[7]),
                transparent,
                chunk("vpAg", text("secret")),
                chunk("gAMA", text("secret")));
        assertArrayEquals(expected, strip(full, ContentType.PNG));
    }

    @Test
    void pngProfileThatIsBrokenOrABombIsLeftOut() {
        byte[] bomb = PictureSamples.deflated(new byte[9 * 1024 * 1024]);
        byte[] big = PictureSamples.deflated(new byte[4 * 1024 * 1024]);
        assertArrayEquals(png, strip(insertChunks(png, chunk("iCCP", concat(text("p\0\0"), bomb))), ContentType.PNG));
        assertArrayEquals(png, strip(insertChunks(png, chunk("iCCP", text("p\0\0broken"))), ContentType.PNG));
        assertArrayEquals(png, strip(insertChunks(png, chunk("iCCP", text("p"))), ContentType.PNG));
        byte[] sound = insertChunks(png, chunk("iCCP", concat(text("p\0\0"), big)));
        assertArrayEquals(sound, strip(sound, ContentType.PNG));
    }

    @Test
    void framesOfNoAnimationAreLeftOut() {
        byte[] lost = insertChunks(png, PictureSamples.frame(0, WIDTH, HEIGHT), chunk("fdAT", text("secret")));
        assertArrayEquals(png, strip(lost, ContentType.PNG));
    }

    @Test
    void gifKeepsTimingAndLoopAlone() {
        byte[] gif = PictureSamples.gif(3);
        byte[] full = GifParts.insert(
                gif,
                GifParts.extension(0xFE, "secret"),
                GifParts.extension(0x01, "secret"),
                GifParts.application("XMP DataXMP", "secret"),
                GifParts.application("NETSCAPE2.0", "secret"),
                GifParts.extension(0x99, "secret"));
        assertArrayEquals(gif, strip(full, ContentType.GIF));
        assertTrue(contains(gif, "NETSCAPE2.0\3\1"));
    }

    @Test
    void gifKeepsItsColourProfile() {
        byte[] gif = GifParts.insert(PictureSamples.gif(1), GifParts.application("ICCRGBG1012", "a profile"));
        assertArrayEquals(gif, strip(gif, ContentType.GIF));
    }

    @Test
    void webpKeepsPictureAndProfileAndMendsItsFlags() {
        byte[] image = riff("VP8L", lossless(WIDTH, HEIGHT));
        byte[] profile = riff("ICCP", text("odd"));
        byte[] full = webp(
                extended(0x2C),
                profile,
                image,
                riff("EXIF", exif(1)),
                riff("XMP ", text("secret")),
                riff("NOTE", text("x")));
        assertArrayEquals(webp(extended(0x20), profile, image), strip(full, ContentType.WEBP));
    }

    @Test
    void simpleWebpKeepsItsPictureAlone() {
        byte[] image = riff("VP8L", lossless(WIDTH, HEIGHT));
        assertArrayEquals(webp(image), strip(webp(image, riff("EXIF", exif(6))), ContentType.WEBP));
    }

    @Test
    void webpFramesLoseWhatIsNoPicture() {
        byte[] animated = PictureSamples.animatedWebp();
        byte[] clean = strip(animated, ContentType.WEBP);
        assertEquals(animated.length - 2 * (8 + 6), clean.length);
        assertFalse(contains(clean, "NOTE"));
    }
}
