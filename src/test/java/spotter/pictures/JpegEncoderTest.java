package spotter.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegEncoderTest {
    private static final Size SIZE = new Size(40, 30);

    /** Values of JFIF 1.02, section "Conversion to and from RGB". */
    @ParameterizedTest
    @CsvSource({
        "ff8080, ffffff",
        "008080, 000000",
        "4d8080, 4d4d4d",
        "4c55ff, fe0000",
        "962c15, 00ff01",
        "1dff6b, 0000fe",
        "ffffff, ff79ff",
        "000000, 008700"
    })
    void brightnessAndDifferencesBecomeRedGreenAndBlue(String ycc, String rgb) {
        byte[] samples = HexFormat.of().parseHex(ycc + ycc);
        Colours.YCC.toRgb(samples);
        assertEquals(rgb + rgb, HexFormat.of().formatHex(samples));
    }

    @ParameterizedTest
    @CsvSource({"4c55ff", "962c15", "1dff6b", "80b04a"})
    void aPictureOfDifferencesIsWrittenAsTheSameFileAsOneOfColours(String ycc) throws IOException {
        byte[] rgb = HexFormat.of().parseHex(ycc);
        Colours.YCC.toRgb(rgb);
        byte[] fromYcc = JpegEncoder.encode(canvas(HexFormat.of().parseHex(ycc)), Colours.YCC);
        byte[] fromRgb = JpegEncoder.encode(canvas(rgb), Colours.RGB);
        assertArrayEquals(head(fromRgb), head(fromYcc), "everything but the pixels");
        assertPixel(rgb, read(fromRgb).getRGB(20, 15));
        assertPixel(rgb, read(fromYcc).getRGB(20, 15));
    }

    @Test
    void theFileIsOneThatBrowsersKnow() throws IOException {
        JpegHead head = JpegHead.of(JpegEncoder.encode(canvas(new byte[] {76, 85, -1}), Colours.YCC));
        assertEquals(SIZE, head.size());
        assertEquals(1.5, head.samplesPerPixel(), "4:2:0");
        assertEquals(0, head.profile().length);
    }

    private static Canvas canvas(byte[] pixel) {
        Canvas canvas = new Canvas(SIZE, 1);
        byte[] samples = canvas.samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = pixel[i % 3];
        }
        return canvas;
    }

    /** All up to the first scan. */
    private static byte[] head(byte[] jpeg) {
        int at = 0;
        while (jpeg[at] != -1 || (jpeg[at + 1] & 255) != 0xDA) {
            at++;
        }
        return Arrays.copyOf(jpeg, at + 14);
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static void assertPixel(byte[] rgb, int actual) {
        for (int i = 0; i < 3; i++) {
            assertEquals(rgb[i] & 255, actual >> 16 - 8 * i & 255, 3, "channel " + i);
        }
    }
}
