package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.formats.PictureRefusals.assertBroken;
import static spotter.formats.PictureRefusals.assertNoPartPasses;
import static spotter.formats.PictureRefusals.assertRefused;
import static spotter.formats.PictureSamples.chunk;
import static spotter.formats.PictureSamples.concat;
import static spotter.formats.PictureSamples.deflated;
import static spotter.formats.PictureSamples.frame;
import static spotter.formats.PictureSamples.header;
import static spotter.formats.PictureSamples.insertChunks;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spotter.problem.Problem;

final class PngStructureTest {
    private static final PictureFacts FACTS = new PictureFacts(PictureSamples.WIDTH, PictureSamples.HEIGHT, 1, 1);
    private static final byte[] SIGNATURE = PictureSamples.text("\u0089PNG\r\n\u001A\n");
    private static final byte[] END = chunk("IEND");

    private final byte[] rgb = PictureSamples.png(BufferedImage.TYPE_INT_RGB);

    private static PictureFacts check(byte[] file) {
        return PngStructure.check(file, PictureLimits.DEFAULT);
    }

    private static byte[] png(byte[]... chunks) {
        return concat(SIGNATURE, concat(chunks), END);
    }

    private static byte[] data(int inflatedBytes) {
        return chunk("IDAT", deflated(new byte[inflatedBytes]));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void soundFilesPass(int imageType) {
        assertEquals(FACTS, check(PictureSamples.png(imageType)));
    }

    @Test
    void interlacedFilePasses() {
        assertEquals(FACTS, check(PictureSamples.interlacedPng()));
    }

    @Test
    void interlacedDataIsCountedLikePixelByPixel() {
        for (int width = 1; width <= 17; width++) {
            for (int height = 1; height <= 17; height++) {
                PngHeader header = new PngHeader(width, height, 8, 0, true);
                assertEquals(adam7(width, height), header.dataBytes(width, height), width + "x" + height);
            }
        }
    }

    /** Every pixel belongs to one pass; every row of a pass that has pixels takes one byte more. */
    private static long adam7(int width, int height) {
        boolean[][] rows = new boolean[8][height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rows[pass(x, y)][y] = true;
            }
        }
        long bytes = (long) width * height;
        for (boolean[] pass : rows) {
            for (boolean row : pass) {
                bytes += row ? 1 : 0;
            }
        }
        return bytes;
    }

    /** The figure of PNG third edition, section 8.1. */
    private static int pass(int x, int y) {
        String grid = "1646264677777777565656567777777736463646777777775656565677777777";
        return grid.charAt(y % 8 * 8 + x % 8) - '0';
    }

    @Test
    void truncatedFileIsRefused() {
        assertNoPartPasses(rgb, ContentType.PNG);
        assertNoPartPasses(PictureSamples.animatedPng(), ContentType.PNG);
    }

    @Test
    void bytesAfterTheEndAreAccepted() {
        assertEquals(FACTS, check(concat(rgb, new byte[100])));
    }

    @Test
    void everyDamagedByteIsFound() {
        for (int at = 0; at < rgb.length; at++) {
            byte[] damaged = rgb.clone();
            damaged[at] ^= 0x10;
            assertBroken(damaged, ContentType.PNG);
        }
    }

    @Test
    void pixelBombIsRefused() {
        assertRefused("media.too_many_pixels", png(header(60_000, 60_000, 1, 0), data(10)), ContentType.PNG);
        assertRefused("media.too_many_pixels", png(header(-1 >>> 1, 1, 1, 0), data(10)), ContentType.PNG);
        assertRefused("media.too_many_pixels", png(header(-1, -1, 1, 0), data(10)), ContentType.PNG);
    }

    @Test
    void dataMustInflateToExactlyTheSizeOfThePicture() {
        assertEquals(10, check(png(header(10, 10, 8, 0), data(110))).width());
        assertBroken(png(header(10, 10, 8, 0), data(109)), ContentType.PNG);
        byte[] packed = deflated(new byte[110]);
        byte[] noChecksum = chunk("IDAT", Arrays.copyOf(packed, packed.length - 2));
        assertBroken(png(header(10, 10, 8, 0), noChecksum), ContentType.PNG);
        assertBroken(png(header(10, 10, 8, 0), data(111)), ContentType.PNG);
    }

    @Test
    void inflationBombsCostNoMemory() {
        byte[] bomb = deflated(new byte[100_000_000]);
        byte[] text = concat(PictureSamples.text("note\0\0"), bomb);
        assertBroken(png(header(10, 10, 8, 0), chunk("IDAT", bomb)), ContentType.PNG);
        assertEquals(
                10,
                check(png(header(10, 10, 8, 0), chunk("zTXt", text), data(110))).width());
    }

    @Test
    void dataMayBeInManyChunksButOnlyInARow() {
        byte[] packed = deflated(new byte[110]);
        byte[] first = chunk("IDAT", Arrays.copyOf(packed, 3));
        byte[] rest = chunk("IDAT", Arrays.copyOfRange(packed, 3, packed.length));
        assertEquals(
                10, check(png(header(10, 10, 8, 0), first, chunk("IDAT"), rest)).width());
        assertBroken(png(header(10, 10, 8, 0), first, chunk("tEXt"), rest), ContentType.PNG);
        assertBroken(png(header(10, 10, 8, 0), data(110), chunk("tEXt"), data(110)), ContentType.PNG);
    }

    @Test
    void paletteIsNeededByPalettePictures() {
        assertEquals(
                1,
                check(png(header(1, 1, 8, 3), chunk("PLTE", new byte[6]), data(2)))
                        .width());
        assertBroken(png(header(1, 1, 8, 3), data(2)), ContentType.PNG);
        assertBroken(png(header(1, 1, 8, 3), data(2), chunk("PLTE", new byte[6])), ContentType.PNG);
        assertBroken(png(header(1, 1, 8, 3), chunk("PLTE", new byte[7]), data(2)), ContentType.PNG);
        assertBroken(png(header(1, 1, 8, 3), chunk("PLTE", new byte[771]), data(2)), ContentType.PNG);
    }

    @Test
    void senselessHeaderIsRefused() {
        assertBroken(png(header(0, 1, 8, 0), data(2)), ContentType.PNG);
        assertBroken(png(header(1, 0, 8, 0), data(2)), ContentType.PNG);
        assertBroken(png(header(1, 1, 3, 0), data(2)), ContentType.PNG);
        assertBroken(png(header(1, 1, 4, 2), data(4)), ContentType.PNG);
        assertBroken(png(header(1, 1, 8, 5), data(2)), ContentType.PNG);
        assertBroken(png(data(2), header(1, 1, 8, 0)), ContentType.PNG);
    }

    @Test
    void unknownCriticalChunkIsRefused() {
        assertBroken(insertChunks(rgb, chunk("CgBI", new byte[4])), ContentType.PNG);
    }

    @Test
    void orientationIsReported() {
        byte[] exif = chunk("eXIf", PictureSamples.exif(ByteOrder.BIG_ENDIAN, 5));
        assertEquals(5, check(insertChunks(rgb, exif)).orientation());
    }

    @Test
    void framesOfAnAnimationAreCounted() {
        assertEquals(2, check(PictureSamples.animatedPng()).frames());
    }

    @Test
    void framesOutsideOfTheCanvasAreRefused() {
        byte[] wide = frame(0, PictureSamples.WIDTH + 1, PictureSamples.HEIGHT);
        assertBroken(insertChunks(rgb, animation(1), wide), ContentType.PNG);
        byte[] whole = frame(0, PictureSamples.WIDTH, PictureSamples.HEIGHT);
        assertEquals(1, check(insertChunks(rgb, animation(1), whole)).frames());
    }

    @Test
    void framesMissingOrOutOfOrderAreRefused() {
        byte[] whole = frame(0, PictureSamples.WIDTH, PictureSamples.HEIGHT);
        byte[] late = frame(1, PictureSamples.WIDTH, PictureSamples.HEIGHT);
        assertBroken(insertChunks(rgb, animation(2), whole), ContentType.PNG);
        assertBroken(insertChunks(rgb, animation(1), late), ContentType.PNG);
        assertBroken(insertChunks(rgb, animation(2), whole, late), ContentType.PNG);
    }

    @Test
    void hugeAnimationIsRefused() {
        assertRefused("media.too_many_frames", insertChunks(rgb, animation(1001)), ContentType.PNG);
        // Two frames of 40 x 24 and 2 x 2 pixels: 24 rows of 121 bytes and 2 of 7, which is what counts here.
        byte[] animated = PictureSamples.animatedPng();
        PictureLimits enough = new PictureLimits(10_000, 100, 10, (24 * 121 + 14) / 2);
        PictureLimits tight = new PictureLimits(10_000, 100, 10, (24 * 121 + 14) / 2 - 1);
        assertEquals(2, PngStructure.check(animated, enough).frames());
        assertTrue(refuses(animated, tight));
    }

    private static boolean refuses(byte[] file, PictureLimits limits) {
        try {
            PngStructure.check(file, limits);
            return false;
        } catch (Problem refusal) {
            return refusal.code().equals("media.too_many_pixels");
        }
    }

    private static byte[] animation(int frames) {
        return chunk("acTL", ByteBuffer.allocate(8).putInt(frames).array());
    }
}
