package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.formats.PictureRefusals.assertBroken;
import static spotter.formats.PictureRefusals.assertNoPartPasses;
import static spotter.formats.PictureRefusals.assertRefused;
import static spotter.formats.PictureSamples.concat;
import static spotter.formats.PictureSamples.extended;
import static spotter.formats.PictureSamples.lossless;
import static spotter.formats.PictureSamples.lossy;
import static spotter.formats.PictureSamples.riff;
import static spotter.formats.PictureSamples.webp;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class WebpStructureTest {
    private static final int WIDTH = PictureSamples.WIDTH;
    private static final int HEIGHT = PictureSamples.HEIGHT;
    private static final PictureFacts FACTS = new PictureFacts(WIDTH, HEIGHT, 1, 1);
    private static final int ANIMATED = 0x02;
    private static final int ALPHA = 0x10;

    private static PictureFacts check(byte[] file) {
        return WebpStructure.check(file, PictureLimits.DEFAULT);
    }

    @Test
    void soundFilesPass() {
        assertEquals(FACTS, check(webp(riff("VP8L", lossless(WIDTH, HEIGHT)))));
        assertEquals(FACTS, check(webp(riff("VP8 ", lossy(WIDTH, HEIGHT)))));
        assertEquals(FACTS, check(webp(extended(0), riff("VP8 ", lossy(WIDTH, HEIGHT)))));
        assertEquals(new PictureFacts(WIDTH, HEIGHT, 1, 2), check(PictureSamples.animatedWebp()));
    }

    @Test
    void theLosslessSampleIsAPicture() {
        assertEquals(
                0xFF8040C0,
                PictureSamples.decoded(webp(riff("VP8L", lossless(WIDTH, HEIGHT))))
                        .getRGB(3, 3));
    }

    @Test
    void truncatedFileIsRefused() {
        assertNoPartPasses(webp(riff("VP8L", lossless(WIDTH, HEIGHT))), ContentType.WEBP);
        assertNoPartPasses(webp(riff("VP8 ", lossy(WIDTH, HEIGHT))), ContentType.WEBP);
        assertNoPartPasses(PictureSamples.animatedWebp(), ContentType.WEBP);
    }

    @Test
    void truncatedFileOfMendedSizeIsRefused() {
        byte[] whole = webp(riff("VP8 ", lossy(WIDTH, HEIGHT)));
        for (int cut = 1; cut < whole.length - 20; cut++) {
            byte[] rest = Arrays.copyOfRange(whole, 12, whole.length - cut);
            assertBroken(webp(rest), ContentType.WEBP);
        }
    }

    @Test
    void bytesAfterTheEndAreAccepted() {
        assertEquals(FACTS, check(concat(webp(riff("VP8L", lossless(WIDTH, HEIGHT))), new byte[77])));
    }

    @Test
    void pixelBombIsRefused() {
        byte[] simple = webp(riff("VP8L", lossless(16383, 16383)));
        byte[] header = {0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        assertRefused("media.too_many_pixels", simple, ContentType.WEBP);
        assertRefused("media.too_many_pixels", webp(riff("VP8X", header)), ContentType.WEBP);
    }

    @Test
    void pictureMustHaveTheSizeOfItsHeader() {
        assertBroken(webp(extended(0), riff("VP8L", lossless(WIDTH, HEIGHT - 1))), ContentType.WEBP);
        assertBroken(webp(extended(0)), ContentType.WEBP);
        byte[] image = riff("VP8L", lossless(WIDTH, HEIGHT));
        assertBroken(webp(extended(0), image, image), ContentType.WEBP);
    }

    @Test
    void partitionsMustBeThere() {
        byte[] one = lossy(WIDTH, HEIGHT);
        assertEquals(FACTS, check(webp(riff("VP8 ", Arrays.copyOf(one, 35)))));
        assertBroken(webp(riff("VP8 ", Arrays.copyOf(one, 34))), ContentType.WEBP);
        // After a first zero, bits of even probability are coded as themselves: here are all options off, or all on.
        byte[] plain = lossy(WIDTH, HEIGHT);
        plain[11] = 3;
        byte[] elaborate = lossy(WIDTH, HEIGHT);
        Arrays.fill(elaborate, 10, 34, (byte) 0xFF);
        elaborate[10] = 0x7F;
        assertEightPartitions(plain);
        assertEightPartitions(elaborate);
    }

    /** The sizes of the first seven take 21 bytes. */
    private static void assertEightPartitions(byte[] frame) {
        assertEquals(FACTS, check(webp(riff("VP8 ", Arrays.copyOf(frame, 56)))));
        assertBroken(webp(riff("VP8 ", Arrays.copyOf(frame, 55))), ContentType.WEBP);
        frame[34] = 1;
        assertBroken(webp(riff("VP8 ", Arrays.copyOf(frame, 56))), ContentType.WEBP);
        assertEquals(FACTS, check(webp(riff("VP8 ", Arrays.copyOf(frame, 57)))));
    }

    @Test
    void frameThatIsNoKeyFrameIsRefused() {
        byte[] delta = lossy(WIDTH, HEIGHT);
        delta[0] |= 1;
        byte[] unmarked = lossy(WIDTH, HEIGHT);
        unmarked[4] = 2;
        assertBroken(webp(riff("VP8 ", delta)), ContentType.WEBP);
        assertBroken(webp(riff("VP8 ", unmarked)), ContentType.WEBP);
        assertBroken(webp(riff("VP8 ", lossy(0, HEIGHT))), ContentType.WEBP);
    }

    @Test
    void signatureOfLosslessDataIsNeeded() {
        byte[] data = lossless(WIDTH, HEIGHT);
        data[0] = 0x2E;
        assertBroken(webp(riff("VP8L", data)), ContentType.WEBP);
    }

    @Test
    void plainTransparencyMustBeWhole() {
        byte[] image = riff("VP8 ", lossy(WIDTH, HEIGHT));
        byte[] alpha = new byte[1 + WIDTH * HEIGHT];
        assertEquals(FACTS, check(webp(extended(ALPHA), riff("ALPH", alpha), image)));
        byte[] less = riff("ALPH", Arrays.copyOf(alpha, alpha.length - 1));
        assertBroken(webp(extended(ALPHA), less, image), ContentType.WEBP);
    }

    @Test
    void orientationIsReported() {
        byte[] exif = riff("EXIF", PictureSamples.exif(ByteOrder.LITTLE_ENDIAN, 7));
        byte[] image = riff("VP8L", lossless(WIDTH, HEIGHT));
        assertEquals(7, check(webp(extended(0x08), image, exif)).orientation());
    }

    @Test
    void animationMustHaveFramesInsideOfTheCanvas() {
        byte[] frame = frame(0, lossless(WIDTH, HEIGHT));
        byte[] begin = riff("ANIM", new byte[6]);
        assertEquals(1, check(webp(extended(ANIMATED), begin, frame)).frames());
        assertBroken(webp(extended(ANIMATED), begin), ContentType.WEBP);
        assertBroken(webp(extended(ANIMATED), frame), ContentType.WEBP);
        // Places are in steps of two pixels.
        byte[] narrow = frame(1, lossless(WIDTH - 2, HEIGHT));
        assertEquals(1, check(webp(extended(ANIMATED), begin, narrow)).frames());
        byte[] outside = frame(1, lossless(WIDTH - 1, HEIGHT));
        assertBroken(webp(extended(ANIMATED), begin, outside), ContentType.WEBP);
        assertBroken(webp(extended(ANIMATED), begin, frame(0, lossless(WIDTH, 1))), ContentType.WEBP);
        assertBroken(webp(extended(ANIMATED), begin, riff("ANMF", new byte[15])), ContentType.WEBP);
    }

    private static byte[] frame(int left, byte[] image) {
        byte width = (byte) (image[1] & 0x3F);
        byte[] place = {(byte) left, 0, 0, 0, 0, 0, width, 0, 0, HEIGHT - 1, 0, 0, 0, 0, 0, 0};
        return riff("ANMF", concat(place, riff("VP8L", image)));
    }

    @Test
    void hugeAnimationIsRefused() {
        byte[][] frames = new byte[1001][];
        Arrays.fill(frames, frame(0, lossless(WIDTH, HEIGHT)));
        byte[] file = webp(extended(ANIMATED), riff("ANIM", new byte[6]), concat(frames));
        assertRefused("media.too_many_frames", file, ContentType.WEBP);
    }
}
