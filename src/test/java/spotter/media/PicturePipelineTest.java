package spotter.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import spotter.TestPictures;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** What becomes of a picture between sending and fetching it. */
class PicturePipelineTest extends SharedMediaTest {
    private static final int TOLERANCE = 60;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationIsUprightInEverySize(int orientation) {
        boolean turned = orientation >= 5;
        Person client = server.client();
        Map<String, Object> photo =
                photo(client, TestPictures.phoneJpeg(turned ? 1600 : 2400, turned ? 2400 : 1600, orientation));

        assertEquals(List.of(2400, 1600), List.of(photo.get("width"), photo.get("height")));
        for (String size : List.of("thumbnail", "medium", "large")) {
            BufferedImage variant = picture(get(link(photo, size), null));
            assertTrue(variant.getWidth() > variant.getHeight(), size);
            assertCard(variant);
        }
    }

    @ParameterizedTest
    @MethodSource("oddButSound")
    void oddButSoundPicturesKeepTheirColours(byte[] content, int left, int right) {
        Map<String, Object> photo = photo(server.client(), content);
        for (String size : List.of("thumbnail", "medium")) {
            BufferedImage variant = picture(get(link(photo, size), null));
            int y = variant.getHeight() / 4;
            assertNear(left, variant.getRGB(variant.getWidth() / 4, y));
            assertNear(right, variant.getRGB(variant.getWidth() * 3 / 4, y));
        }
    }

    static Stream<Arguments> oddButSound() {
        int red = TestPictures.RED;
        int green = TestPictures.GREEN;
        return Stream.of(
                odd("CMYK", TestPictures.cmykJpeg(400, 300, 0, 255, 255, 0), red, red),
                odd("progressive", TestPictures.progressiveJpeg(400, 300), red, green),
                odd("grey", TestPictures.grayJpeg(400, 300), 0, 0xFFFFFF),
                odd("16 bits", TestPictures.sixteenBitPng(400, 300), 0, 0xFFFFFF),
                odd("palette", TestPictures.palettePng(400, 300), red, green),
                odd("one bit", TestPictures.oneBitPng(400, 300), 0, 0xFFFFFF),
                odd("interlaced", TestPictures.interlacedPng(400, 300), red, green),
                odd("clear alpha is white", TestPictures.rgbaPng(400, 300, 0), 0xFFFFFF, 0xFFFFFF),
                odd("half alpha is pink", TestPictures.rgbaPng(400, 300, 128), 0xFF7F7F, 0xFF7F7F),
                odd("WebP", TestPictures.webp(400, 300), red, green));
    }

    private static Arguments odd(String name, byte[] content, int left, int right) {
        return Arguments.of(Named.of(name, content), left, right);
    }

    @Test
    void anAnimationStaysOneAndItsVariantsShowTheFirstFrame() {
        byte[] gif = TestPictures.animatedGif(300, 200, 100, 50);
        Map<String, Object> photo = photo(server.client(), gif);

        assertEquals("image/gif", photo.get("mime_type"));
        assertTrue(key(photo).endsWith(".gif"));
        assertArrayEquals(gif, get(link(photo, "original"), null).body());
        BufferedImage thumbnail = picture(get(link(photo, "thumbnail"), null));
        assertNear(TestPictures.RED, thumbnail.getRGB(100, 60));
        assertNear(0xFFFFFF, thumbnail.getRGB(10, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 80, thumbnail, thumbnail, thumbnail",
        "500, 400, thumbnail, medium, medium",
        "800, 600, thumbnail, medium, medium",
        "801, 600, thumbnail, medium, original",
        "1920, 1440, thumbnail, medium, original",
        "1921, 1440, thumbnail, medium, large"
    })
    void noSizeIsEnlargedAndTheAnswerSaysWhichItIs(int width, int height, String small, String middle, String big) {
        Person client = server.client();
        Map<String, Object> photo = photo(client, TestPictures.jpeg(width, height));
        Map<String, String> expected = Map.of("thumbnail", small, "medium", middle, "large", big);
        expected.forEach((asked, sent) -> {
            Answer answer = get(address(photo) + "?size=" + asked, client);
            assertEquals(sent, answer.header("X-Media-Size"), asked);
            assertTrue(picture(answer).getWidth() <= width, asked);
            assertEquals(sent, get(link(photo, asked), null).header("X-Media-Size"));
        });
    }

    @Test
    void whatABrowserCannotShowAsItIsHasALargeVariant() {
        Person client = server.client();
        for (byte[] picture : List.of(TestPictures.png(TestPictures.card(900, 600)), TestPictures.webp(900, 600))) {
            Answer large = get(address(photo(client, picture)) + "?size=large", client);
            assertEquals("large", large.header("X-Media-Size"));
            assertEquals("image/jpeg", large.header("Content-Type"));
            assertEquals(900, picture(large).getWidth());
        }
    }

    @Test
    void aVariantIsFetchedByItsOwnNameToo() {
        Person client = server.client();
        Map<String, Object> photo = photo(client, TestPictures.jpeg(1000, 800));
        String stem = String.valueOf(photo.get("filename")).replace(".jpg", "");

        Answer medium = expect(200, get("/api/files/media/thumbnails/" + stem + "_medium.jpg", client));

        assertEquals("medium", medium.header("X-Media-Size"));
        assertEquals(800, picture(medium).getWidth());
        Answer large = expect(200, get("/api/files/media/thumbnails/" + stem + "_large.jpg", client));
        assertEquals("original", large.header("X-Media-Size"), "it was not needed");
        assertEquals(1000, picture(large).getWidth());
        for (String name : List.of(stem + "_huge.jpg", "x" + stem + "_large.jpg", "_large.jpg")) {
            expect(404, get("/api/files/media/thumbnails/" + name, client));
        }
        expect(404, get("/api/files/media/thumbnails/" + stem + "_large.jpg", server.client()));
        Answer refused = server.delete("/api/files/media/thumbnails/" + stem + "_medium.jpg", client);
        assertEquals("media.address", code(expect(400, refused)));
    }

    @Test
    void nothingOfTheMetadataIsStoredAndEveryPixelIs() {
        byte[] sent = TestPictures.phoneJpeg(900, 600, 6);
        Map<String, Object> photo = photo(server.client(), sent);
        String stem = String.valueOf(photo.get("uuid"));

        for (String key : folder.stored().keySet()) {
            if (key.contains(stem)) {
                String bytes = new String(folder.read(key), StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(TestPictures.SECRET), key);
                assertFalse(bytes.contains("http://ns.adobe.com/xap"), key);
            }
        }
        assertEquals(pixels(picture(sent)), pixels(picture(folder.read(key(photo)))));
    }

    @Test
    void whatAPhoneWritesBehindAPictureIsCutOff() {
        byte[] plain = TestPictures.jpeg(300, 200);
        byte[] motion = Arrays.copyOf(plain, plain.length + 5000);
        Map<String, Object> photo = photo(server.client(), motion);
        assertEquals(plain.length, folder.read(key(photo)).length);
    }

    private static List<Integer> pixels(BufferedImage image) {
        Function<Integer, Integer> at = i -> image.getRGB(i % image.getWidth(), i / image.getWidth());
        return Stream.iterate(0, i -> i + 1)
                .limit((long) image.getWidth() * image.getHeight())
                .map(at)
                .toList();
    }

    private static void assertCard(BufferedImage image) {
        int right = image.getWidth() * 3 / 4;
        int bottom = image.getHeight() * 3 / 4;
        int left = image.getWidth() / 4;
        int top = image.getHeight() / 4;
        assertNear(TestPictures.RED, image.getRGB(left, top));
        assertNear(TestPictures.GREEN, image.getRGB(right, top));
        assertNear(TestPictures.BLUE, image.getRGB(left, bottom));
        assertNear(TestPictures.YELLOW, image.getRGB(right, bottom));
    }

    private static void assertNear(int expected, int actual) {
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = Math.abs((expected >> shift & 255) - (actual >> shift & 255));
            assertTrue(difference <= TOLERANCE, () -> "%06x and not %06x".formatted(actual & 0xFFFFFF, expected));
        }
    }
}
