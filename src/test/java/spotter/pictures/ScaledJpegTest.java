package spotter.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spotter.TestPictures;
import spotter.formats.ContentType;
import spotter.formats.PictureFacts;
import spotter.jpeg.ScaledJpeg;
import spotter.jpeg.Strip;
import spotter.problem.Problem;

/** Large JPEGs, decoded at a half, a quarter or an eighth of their size, against the same pictures as PNG. */
class ScaledJpegTest {
    /** Decibels: two ways of making a picture smaller differ by less than a JPEG of quality 85 does from its source. */
    private static final double ALIKE = 38;

    private static final PictureFacts BIG = new PictureFacts(3900, 101, 1, 1);

    @ParameterizedTest
    @CsvSource({
        // across, down, restart interval, width, height, what is left out
        "1, 1, 0, 3840, 160, 2",
        "2, 1, 0, 3841, 155, 2",
        "1, 2, 0, 4031, 161, 2",
        "2, 2, 0, 4047, 163, 2",
        "2, 2, 1, 3999, 101, 2",
        "2, 1, 500, 3999, 101, 2",
        "1, 1, 0, 7681, 165, 4",
        "2, 2, 3, 8011, 173, 4",
        "1, 1, 9, 15400, 170, 8",
        "2, 2, 0, 15361, 175, 8",
        "2, 1, 7, 101, 3999, 2"
    })
    void largeJpegsLookLikeTheSamePicturesAsPng(
            int across, int down, int restartInterval, int width, int height, int shrink) throws IOException {
        BufferedImage photo = photo(width, height);
        byte[] jpeg = SampledJpeg.of(photo, across, down, restartInterval);
        assertEquals((width + shrink - 1) / shrink + "x" + (height + shrink - 1) / shrink, decodedSize(jpeg, shrink));

        BufferedImage expected = largest(TestPictures.png(photo), ContentType.PNG, width, height);
        BufferedImage actual = largest(jpeg, ContentType.JPEG, width, height);
        double decibels = decibels(expected, actual);
        assertTrue(decibels > ALIKE, () -> "only " + decibels + " dB");
    }

    @Test
    void whatIsUnusualIsLeftToTheJdk() throws IOException {
        BufferedImage photo = photo(3900, 101);
        BufferedImage expected = largest(TestPictures.png(photo), ContentType.PNG, 3900, 101);
        for (byte[] jpeg : List.of(
                TestPictures.progressiveJpeg(photo),
                SampledJpeg.of(photo, 4, 1, 0),
                SampledJpeg.withFinerColour(photo))) {
            assertThrows(IOException.class, () -> decodedSize(jpeg, 2));
            assertTrue(decibels(expected, largest(jpeg, ContentType.JPEG, 3900, 101)) > 30);
        }
    }

    @Test
    void aTruncatedOneIsRefused() {
        byte[] whole = SampledJpeg.of(photo(3900, 101), 2, 2, 0);
        for (int tenths = 1; tenths < 10; tenths++) {
            byte[] part = Arrays.copyOf(whole, whole.length * tenths / 10);
            assertThrows(IOException.class, () -> decodedSize(part, 2));
            Problem problem =
                    assertThrows(Problem.class, () -> new ImageProcessor().render(part, ContentType.JPEG, BIG));
            assertEquals("media.undecodable", problem.code());
        }
    }

    @Test
    void damageGivesAPictureOrAProblem() {
        byte[] whole = SampledJpeg.of(photo(3900, 101), 2, 1, 40);
        Random random = new Random(12);
        int pictures = 0;
        for (int round = 0; round < 100; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= round % 4; i++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                List<RenderedVariant> variants = new ImageProcessor().render(damaged, ContentType.JPEG, BIG);
                assertEquals(1920, variants.get(variants.size() - 1).width());
                pictures++;
            } catch (Problem refused) {
                assertEquals("media.undecodable", refused.code());
            }
        }
        assertTrue(pictures > 0);
    }

    /** Decoded by our own decoder alone, which an IOException says that it does not know the picture. */
    private static String decodedSize(byte[] jpeg, int shrink) throws IOException {
        JpegHead head = JpegHead.of(jpeg);
        ScaledJpeg scaled = ScaledJpeg.of(head.forReader(), jpeg, head.scanOffset(), shrink);
        Strip strip = scaled.newStrip();
        int[] end = {0};
        scaled.decode(() -> {
            assertEquals(end[0], strip.first());
            end[0] += strip.rows();
            return strip;
        });
        assertEquals(end[0], strip.first());
        return scaled.width() + "x" + (strip.first() + strip.rows());
    }

    private static BufferedImage largest(byte[] picture, ContentType type, int width, int height) throws IOException {
        List<RenderedVariant> variants =
                new ImageProcessor().render(picture, type, new PictureFacts(width, height, 1, 1));
        return ImageIO.read(
                new ByteArrayInputStream(variants.get(variants.size() - 1).jpeg()));
    }

    /** Soft slopes, edges in all directions and colours. */
    private static BufferedImage photo(int width, int height) {
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean disc = Math.hypot(x % 400 - 200, y % 400 - 80) < 60;
                int red = disc ? 220 : (int) (128 + 100 * Math.sin(x / 150.0));
                int green = disc ? 60 : (int) (128 + 100 * Math.cos((x + 2 * y) / 180.0));
                int blue = x / 300 % 2 == 0 ? 90 : 140;
                photo.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return photo;
    }

    /** Peak signal-to-noise ratio. */
    private static double decibels(BufferedImage one, BufferedImage other) {
        assertEquals(one.getWidth(), other.getWidth());
        assertEquals(one.getHeight(), other.getHeight());
        double squares = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int difference = (one.getRGB(x, y) >> shift & 255) - (other.getRGB(x, y) >> shift & 255);
                    squares += difference * difference;
                }
            }
        }
        return 10 * Math.log10(255.0 * 255 * 3 * one.getWidth() * one.getHeight() / squares);
    }
}
