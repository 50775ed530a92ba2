package spotter.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spotter.TestPictures;
import spotter.formats.ContentType;
import spotter.formats.PictureFacts;

/** Colours of other profiles come out as sRGB in every variant, however the picture was decoded and scaled. */
class ColourProfileTest {
    /** Of PNG: the signature and IHDR. */
    private static final int HEAD_BYTES = 33;

    /** Display P3 (200, 100, 100) is (213, 93, 97) in sRGB. */
    private static final Color WIDE = new Color(200, 100, 100);

    private static final Color WIDE_IN_SRGB = new Color(213, 93, 97);

    @ParameterizedTest
    @CsvSource({"100, 50, 1, 1", "200, 100, 6, 2", "1000, 500, 1, 3", "1000, 500, 6, 3", "4200, 2100, 1, 3"})
    void ofAJpeg(int width, int height, int orientation, int variants) throws IOException {
        byte[] plain = TestPictures.jpeg(filled(width, height));
        byte[] picture = TestPictures.withIcc(plain, TestPictures.wideProfile());
        PictureFacts facts = new PictureFacts(width, height, orientation, 1);
        assertVariants(variants, WIDE_IN_SRGB, picture, ContentType.JPEG, facts);
    }

    @Test
    void ofAPng() throws IOException {
        byte[] plain = TestPictures.png(filled(1000, 500));
        byte[] picture = withIcc(plain, TestPictures.wideProfile());
        assertVariants(3, WIDE_IN_SRGB, picture, ContentType.PNG, new PictureFacts(1000, 500, 1, 1));
    }

    @Test
    void ofAGrayPng() throws IOException {
        // The profile's light is linear: half of it looks as bright as 188.
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        BufferedImage gray = new BufferedImage(1000, 500, BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setSamples(0, 0, 1000, 500, 0, levels(1000 * 500, 128));
        byte[] picture = withIcc(TestPictures.png(gray), linear);
        assertVariants(3, new Color(188, 188, 188), picture, ContentType.PNG, new PictureFacts(1000, 500, 1, 1));
    }

    private static void assertVariants(int count, Color expected, byte[] picture, ContentType type, PictureFacts facts)
            throws IOException {
        List<RenderedVariant> variants = new ImageProcessor().render(picture, type, facts);
        assertEquals(count, variants.size());
        for (RenderedVariant variant : variants) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(variant.jpeg()));
            Color middle = new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
            assertEquals(expected.getRed(), middle.getRed(), 4, middle.toString());
            assertEquals(expected.getGreen(), middle.getGreen(), 4, middle.toString());
            assertEquals(expected.getBlue(), middle.getBlue(), 4, middle.toString());
        }
    }

    private static BufferedImage filled(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        paper.setColor(WIDE);
        paper.fillRect(0, 0, width, height);
        paper.dispose();
        return image;
    }

    private static int[] levels(int count, int level) {
        int[] levels = new int[count];
        Arrays.fill(levels, level);
        return levels;
    }

    /** PNG (third edition) section 11.3.2.3. */
    private static byte[] withIcc(byte[] png, byte[] profile) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes("iCCPp\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(chunk)) {
            deflated.write(profile);
        }
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        ByteBuffer all = ByteBuffer.allocate(png.length + chunk.size() + 2 * Integer.BYTES);
        all.put(png, 0, HEAD_BYTES).putInt(chunk.size() - 4).put(chunk.toByteArray());
        return all.putInt((int) crc.getValue())
                .put(png, HEAD_BYTES, png.length - HEAD_BYTES)
                .array();
    }
}
