package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.formats.GifParts.withData;
import static spotter.formats.PictureRefusals.assertBroken;
import static spotter.formats.PictureRefusals.assertNoPartPasses;
import static spotter.formats.PictureRefusals.assertRefused;
import static spotter.formats.PictureSamples.concat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GifStructureTest {
    private static final int CLEAR = 4;
    private static final int END = 5;

    private static PictureFacts check(byte[] file) {
        return GifStructure.check(file, PictureLimits.DEFAULT);
    }

    /** Codes of three bits in one sub-block, and the terminator. */
    private static byte[] packed(int... codes) {
        int bytes = (codes.length * 3 + 7) / 8;
        byte[] block = new byte[bytes + 2];
        block[0] = (byte) bytes;
        for (int i = 0; i < codes.length * 3; i++) {
            block[1 + i / 8] |= (byte) ((codes[i / 3] >> i % 3 & 1) << i % 8);
        }
        return block;
    }

    /** So many times a clear code and one pixel, which never lets codes grow beyond three bits. */
    private static int[] pixels(int count, int... last) {
        int[] codes = new int[2 * count + last.length];
        for (int i = 0; i < count; i++) {
            codes[2 * i] = CLEAR;
            codes[2 * i + 1] = i % 4;
        }
        System.arraycopy(last, 0, codes, 2 * count, last.length);
        return codes;
    }

    @Test
    void soundFilesPass() {
        assertEquals(new PictureFacts(40, 24, 1, 1), check(PictureSamples.gif(1)));
        assertEquals(new PictureFacts(40, 24, 1, 3), check(PictureSamples.gif(3)));
    }

    @Test
    void truncatedFileIsRefused() {
        assertNoPartPasses(PictureSamples.gif(1), ContentType.GIF);
        assertNoPartPasses(PictureSamples.gif(3), ContentType.GIF);
    }

    @Test
    void bytesAfterTheEndAreAccepted() {
        assertEquals(
                1, check(concat(PictureSamples.gif(1), PictureSamples.gif(3))).frames());
    }

    @Test
    void framesWithAndWithoutAnEndCodePass() {
        assertEquals(new PictureFacts(4, 4, 1, 1), check(withData(4, 4, packed(pixels(16, END)))));
        assertEquals(new PictureFacts(4, 4, 1, 1), check(withData(4, 4, packed(pixels(16)))));
    }

    @Test
    void stringsOfSeveralPixelsCount() {
        // One pixel, then twice the code that is just being defined: two pixels and three. Then codes have four bits,
        // and the end is one bit into the next triple.
        assertEquals(
                1,
                check(withData(4, 4, packed(pixels(10, CLEAR, 1, 6, 7, END, 0))))
                        .frames());
        assertBroken(withData(4, 4, packed(pixels(9, CLEAR, 1, 6, 7, END, 0))), ContentType.GIF);
    }

    @Test
    void missingPixelIsRefused() {
        assertBroken(withData(4, 4, packed(pixels(15, END))), ContentType.GIF);
        assertBroken(withData(4, 4, packed(pixels(12))), ContentType.GIF);
        assertBroken(withData(4, 4, (byte) 0), ContentType.GIF);
    }

    @Test
    void codeThatStandsForNothingIsRefused() {
        assertBroken(withData(4, 4, packed(pixels(3, CLEAR, 6))), ContentType.GIF);
        int[] wholeAfterAGap = IntStream.concat(IntStream.of(CLEAR, 1, 7), IntStream.of(pixels(16)))
                .toArray();
        assertBroken(withData(4, 4, packed(wholeAfterAGap)), ContentType.GIF);
    }

    @Test
    void pixelsBeyondTheFrameAreNotCounted() {
        assertEquals(1, check(withData(4, 4, packed(pixels(40)))).frames());
    }

    @Test
    void frameOutsideOfTheCanvasIsRefused() {
        assertBroken(withData(3, 4, packed(pixels(16, END))), ContentType.GIF);
        assertBroken(withData(0, 4, packed(pixels(16, END))), ContentType.GIF);
    }

    @Test
    void pixelBombIsRefused() {
        byte[] bomb = withData(60_000, 60_000, packed(pixels(16, END)));
        assertRefused("media.too_many_pixels", bomb, ContentType.GIF);
    }

    @Test
    void tooManyFramesAreRefused() {
        byte[] gif = withData(4, 4, packed(pixels(16, END)));
        byte[] frame = Arrays.copyOfRange(gif, 25, gif.length - 1);
        byte[][] frames = new byte[1000][];
        Arrays.fill(frames, frame);
        assertRefused("media.too_many_frames", GifParts.insert(gif, frames), ContentType.GIF);
    }

    @Test
    void pictureWithoutFramesIsRefused() {
        byte[] gif = withData(4, 4, packed(pixels(16, END)));
        assertBroken(concat(Arrays.copyOf(gif, 25), new byte[] {0x3B}), ContentType.GIF);
    }

    @Test
    void unknownBlockIsRefused() {
        assertBroken(GifParts.insert(PictureSamples.gif(1), new byte[] {0}), ContentType.GIF);
    }
}
