package spotter.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spotter.TestPictures;
import spotter.formats.ContentType;
import spotter.formats.PictureFacts;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

class ImageProcessorTest {
    private final ImageProcessor processor = new ImageProcessor();

    @ParameterizedTest
    @CsvSource({
        "4032, 3024, 150x113 800x600 1920x1440",
        "1228, 877, 150x107 800x571",
        "1920, 1920, 150x150 800x800",
        "1921, 1080, 150x84 800x450 1920x1079",
        "801, 1, 150x1 800x1 801x1",
        "800, 800, 150x150 800x800",
        "400, 300, 150x113 400x300",
        "150, 20, 150x20",
        "1, 1, 1x1",
        "20000, 10, 150x1 800x1 1920x1",
        "10, 20000, 1x150 1x800 1x1920"
    })
    void variantsFitTheirEdgesAndAreNeverEnlarged(int width, int height, String sizes) {
        List<RenderedVariant> variants = jpeg(TestPictures.jpeg(width, height), width, height, 1);
        assertEquals(
                sizes, variants.stream().map(v -> v.width() + "x" + v.height()).collect(Collectors.joining(" ")));
        for (RenderedVariant variant : variants) {
            BufferedImage image = read(variant);
            assertEquals(variant.width(), image.getWidth());
            assertEquals(variant.height(), image.getHeight());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationComesOutUpright(int orientation) {
        byte[] picture = TestPictures.phoneJpeg(1000, 600, orientation);
        List<RenderedVariant> variants = jpeg(picture, 1000, 600, orientation);
        assertEquals(orientation == 1 ? 2 : 3, variants.size());
        for (RenderedVariant variant : variants) {
            assertEquals(orientation >= 5, variant.height() > variant.width());
            assertCard(read(variant));
        }
    }

    @Test
    void aPictureThatIsNoOrdinaryLightJpegHasALargeVariantWhateverItsSize() {
        BufferedImage noise = TestPictures.noise(1000, 600);
        assertTrue(TestPictures.jpeg(noise).length > 1000 * 600 / 2, "four bits a pixel");
        byte[] wide = TestPictures.withIcc(TestPictures.jpeg(1000, 600), TestPictures.wideProfile());
        for (byte[] picture : List.of(
                TestPictures.jpeg(noise),
                wide,
                TestPictures.progressiveJpeg(1000, 600),
                TestPictures.cmykJpeg(1000, 600, 0, 255, 255, 0))) {
            assertEquals(3, jpeg(picture, 1000, 600, 1).size());
        }
        assertEquals(2, jpeg(TestPictures.grayJpeg(1000, 600), 1000, 600, 1).size());
    }

    @Test
    void variantsCarryNoMetadata() {
        for (RenderedVariant variant : jpeg(TestPictures.phoneJpeg(1000, 600, 6), 1000, 600, 6)) {
            String bytes = new String(variant.jpeg(), StandardCharsets.ISO_8859_1);
            assertTrue(bytes.startsWith("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF"));
            assertTrue(!bytes.contains("Exif") && !bytes.contains(TestPictures.SECRET));
        }
    }

    @Test
    void progressiveJpegIsTakenFromItsLastScan() {
        byte[] baseline = TestPictures.jpeg(TestPictures.noise(300, 200));
        BufferedImage noise = TestPictures.noise(300, 200);
        byte[] progressive = TestPictures.progressiveJpeg(noise);
        int[] expected = pixels(largest(jpeg(baseline, 300, 200, 1)));
        int[] actual = pixels(largest(jpeg(progressive, 300, 200, 1)));
        assertTrue(Arrays.equals(expected, actual));
    }

    @Test
    void grayJpegStaysGray() {
        BufferedImage image = largest(jpeg(TestPictures.grayJpeg(400, 300), 400, 300, 1));
        assertColour(0x000000, image.getRGB(50, 150));
        assertColour(0xFFFFFF, image.getRGB(350, 150));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, FFFFFF",
        "255, 0, 0, 0, 00FFFF",
        "0, 255, 255, 0, FF0000",
        "0, 0, 0, 255, 000000",
        "0, 128, 0, 64, BF5FBF"
    })
    void inkOfPhotoshopIsTurnedIntoLight(int cyan, int magenta, int yellow, int black, String rgb) {
        for (byte[] picture : List.of(
                TestPictures.cmykJpeg(200, 100, cyan, magenta, yellow, black),
                TestPictures.ycckJpeg(200, 100, cyan, magenta, yellow, black))) {
            BufferedImage image = largest(jpeg(picture, 200, 100, 1));
            assertColour(Integer.parseInt(rgb, 16), image.getRGB(100, 50));
        }
    }

    @Test
    void brokenProfileIsOverlooked() {
        byte[] broken = new byte[300];
        new Random(5).nextBytes(broken);
        byte[] picture = TestPictures.withIcc(TestPictures.jpeg(400, 300), broken);
        assertCard(largest(jpeg(picture, 400, 300, 1)));
    }

    @Test
    void profileForAnotherNumberOfChannelsIsOverlooked() {
        byte[] picture = TestPictures.withIcc(TestPictures.grayJpeg(400, 300), TestPictures.wideProfile());
        assertColour(0xFFFFFF, largest(jpeg(picture, 400, 300, 1)).getRGB(350, 150));
    }

    @Test
    void pngOfAnyKindComesOutRight() {
        assertCard(largest(png(TestPictures.png(TestPictures.card(400, 300)))));
        assertCard(largest(png(TestPictures.palettePng(400, 300))));
        assertCard(largest(png(TestPictures.interlacedPng(400, 300))));
        for (byte[] halves : List.of(TestPictures.sixteenBitPng(400, 300), TestPictures.oneBitPng(400, 300))) {
            BufferedImage image = largest(png(halves));
            assertColour(0x000000, image.getRGB(50, 150));
            assertColour(0xFFFFFF, image.getRGB(350, 150));
        }
    }

    @Test
    void alphaIsShownOnWhite() {
        assertColour(0xFFFFFF, largest(png(TestPictures.rgbaPng(400, 300, 0))).getRGB(10, 10));
        assertColour(0xFF7F7F, largest(png(TestPictures.rgbaPng(400, 300, 128))).getRGB(10, 10));
        assertColour(0xFF0000, largest(png(TestPictures.rgbaPng(400, 300, 255))).getRGB(10, 10));
    }

    @Test
    void animationShowsItsFirstFrameWhereItStands() {
        byte[] gif = TestPictures.animatedGif(200, 160, 80, 40);
        PictureFacts facts = new PictureFacts(200, 160, 1, 2);
        BufferedImage image = largest(processor.render(gif, ContentType.GIF, facts));
        assertColour(0xFFFFFF, image.getRGB(20, 100));
        assertColour(0xFFFFFF, image.getRGB(150, 10));
        assertColour(0xFF0000, image.getRGB(150, 100));
    }

    @Test
    void losslessWebpComesOutRight() {
        PictureFacts facts = new PictureFacts(400, 300, 1, 1);
        assertCard(largest(processor.render(TestPictures.webp(400, 300), ContentType.WEBP, facts)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "GIF", "WEBP"})
    void truncatedPictureIsRefused(ContentType type) {
        byte[] whole = sample(type);
        for (int tenths = 0; tenths < 10; tenths++) {
            byte[] part = Arrays.copyOf(whole, whole.length * tenths / 10);
            Problem problem =
                    assertThrows(Problem.class, () -> processor.render(part, type, new PictureFacts(200, 160, 1, 1)));
            assertEquals("media.undecodable", problem.code());
            assertEquals(ProblemKind.INVALID, problem.kind());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "GIF", "WEBP"})
    void damageNeverGivesAnythingButAPictureOrAProblem(ContentType type) {
        byte[] whole = sample(type);
        Random random = new Random(11);
        PictureFacts facts = new PictureFacts(200, 160, 1, 1);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= round % 4; i++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertEquals(160, heightOrProblem(damaged, type, facts));
        }
    }

    @Test
    void pictureOfAnotherSizeThanSaidIsRefused() {
        for (ContentType type : ContentType.PICTURES) {
            byte[] picture = sample(type);
            PictureFacts wrong = new PictureFacts(100, 160, 1, 1);
            assertThrows(Problem.class, () -> processor.render(picture, type, wrong));
        }
    }

    @Test
    void memoryOfAJpegDoesNotGrowWithItsHeight() {
        byte[] picture = TestPictures.jpeg(160, 160);
        long square = ImageProcessor.heapNeeded(picture, ContentType.JPEG, new PictureFacts(7000, 7000, 1, 1));
        assertTrue(square < 48_000_000, () -> "48 MP would take " + square);
    }

    private int heightOrProblem(byte[] picture, ContentType type, PictureFacts facts) {
        try {
            return largest(processor.render(picture, type, facts)).getHeight();
        } catch (Problem refused) {
            assertEquals("media.undecodable", refused.code());
            return 160;
        }
    }

    private static byte[] sample(ContentType type) {
        return switch (type) {
            case JPEG -> TestPictures.jpeg(TestPictures.noise(200, 160));
            case PNG -> TestPictures.png(TestPictures.noise(200, 160));
            case GIF -> TestPictures.animatedGif(200, 160, 0, 0);
            case WEBP -> TestPictures.webp(200, 160);
            case PDF, DOC, DOCX -> throw new IllegalArgumentException();
        };
    }

    private List<RenderedVariant> jpeg(byte[] picture, int width, int height, int orientation) {
        return processor.render(picture, ContentType.JPEG, new PictureFacts(width, height, orientation, 1));
    }

    private List<RenderedVariant> png(byte[] picture) {
        return processor.render(picture, ContentType.PNG, new PictureFacts(400, 300, 1, 1));
    }

    private static BufferedImage largest(List<RenderedVariant> variants) {
        return read(variants.get(variants.size() - 1));
    }

    private static BufferedImage read(RenderedVariant variant) {
        try {
            return ImageIO.read(new ByteArrayInputStream(variant.jpeg()));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static void assertCard(BufferedImage image) {
        int right = image.getWidth() * 7 / 8;
        int bottom = image.getHeight() * 7 / 8;
        int left = image.getWidth() / 8;
        int top = image.getHeight() / 8;
        assertColour(TestPictures.RED, image.getRGB(left, top));
        assertColour(TestPictures.GREEN, image.getRGB(right, top));
        assertColour(TestPictures.BLUE, image.getRGB(left, bottom));
        assertColour(TestPictures.YELLOW, image.getRGB(right, bottom));
    }

    private static void assertColour(int expected, int actual) {
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = Math.abs((expected >> shift & 255) - (actual >> shift & 255));
            assertTrue(difference <= 6, () -> String.format("%06x instead of %06x", actual & 0xFFFFFF, expected));
        }
    }
}
