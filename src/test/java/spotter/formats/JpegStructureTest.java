package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.formats.JpegParts.segment;
import static spotter.formats.JpegParts.withData;
import static spotter.formats.PictureRefusals.assertBroken;
import static spotter.formats.PictureRefusals.assertNoPartPasses;
import static spotter.formats.PictureRefusals.assertRefused;
import static spotter.formats.PictureSamples.concat;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spotter.problem.Problem;

final class JpegStructureTest {
    private static final PictureFacts FACTS = new PictureFacts(PictureSamples.WIDTH, PictureSamples.HEIGHT, 1, 1);
    private static final int SOF0 = 0xC0;
    private static final int SOF2 = 0xC2;

    private final byte[] baseline = PictureSamples.jpeg(false);
    private final byte[] progressive = PictureSamples.jpeg(true);

    private static PictureFacts check(byte[] file) {
        return JpegStructure.check(file, PictureLimits.DEFAULT);
    }

    private static byte[] patched(byte[] file, int at, int... bytes) {
        byte[] patched = file.clone();
        for (int i = 0; i < bytes.length; i++) {
            patched[at + i] = (byte) bytes[i];
        }
        return patched;
    }

    @Test
    void soundFilesPass() {
        assertEquals(FACTS, check(baseline));
        assertEquals(FACTS, check(progressive));
    }

    @Test
    void truncatedFileIsRefused() {
        assertNoPartPasses(baseline, ContentType.JPEG);
        assertNoPartPasses(progressive, ContentType.JPEG);
    }

    @Test
    void bytesAfterTheEndAreAccepted() {
        assertEquals(FACTS, check(concat(baseline, new byte[500], progressive)));
    }

    @Test
    void orientationIsReported() {
        for (int orientation = 1; orientation <= 8; orientation++) {
            byte[] exif = JpegParts.exif(PictureSamples.exif(ByteOrder.LITTLE_ENDIAN, orientation));
            assertEquals(orientation, check(JpegParts.insert(baseline, exif)).orientation());
        }
    }

    @Test
    void firstExifSegmentCounts() {
        byte[] first = JpegParts.exif(PictureSamples.exif(ByteOrder.LITTLE_ENDIAN, 1));
        byte[] second = JpegParts.exif(PictureSamples.exif(ByteOrder.BIG_ENDIAN, 6));
        assertEquals(1, check(JpegParts.insert(baseline, first, second)).orientation());
    }

    @Test
    void pixelBombIsRefused() {
        byte[] bomb = patched(baseline, JpegParts.find(baseline, SOF0) + 5, 0xEA, 0x60, 0xEA, 0x60);
        assertRefused("media.too_many_pixels", bomb, ContentType.JPEG);
    }

    @Test
    void dataTooShortForTheSizeIsRefused() {
        byte[] claim = patched(baseline, JpegParts.find(baseline, SOF0) + 5, 0x13, 0x88, 0x13, 0x88);
        assertBroken(claim, ContentType.JPEG);
        assertBroken(withData(baseline), ContentType.JPEG);
        assertBroken(withData(baseline, (byte) 0x55), ContentType.JPEG);
    }

    @Test
    void zeroHeightAndWidthAreRefused() {
        assertBroken(patched(baseline, JpegParts.find(baseline, SOF0) + 5, 0, 0), ContentType.JPEG);
        assertBroken(patched(baseline, JpegParts.find(baseline, SOF0) + 7, 0, 0), ContentType.JPEG);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xC5, 0xC7, 0xC9, 0xCA, 0xCB, 0xCC, 0xCF, 0xDE, 0xF7})
    void unusualCodingIsRefusedWithAWayOut(int marker) {
        byte[] unusual = patched(baseline, JpegParts.find(baseline, SOF0) + 1, marker);
        assertRefused("media.unusual_coding", unusual, ContentType.JPEG);
    }

    @Test
    void twelveBitsAreRefusedWithAWayOut() {
        byte[] twelve = patched(baseline, JpegParts.find(baseline, SOF0) + 4, 12);
        assertRefused("media.unusual_coding", twelve, ContentType.JPEG);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x02, 0xD0, 0xD8, 0xDC})
    void strayMarkerIsRefused(int marker) {
        assertBroken(JpegParts.insert(baseline, segment(marker, (byte) 0, (byte) 8)), ContentType.JPEG);
    }

    @Test
    void bytesBetweenSegmentsAreRefusedButFillBytesPass() {
        assertBroken(JpegParts.insert(baseline, new byte[3]), ContentType.JPEG);
        assertEquals(FACTS, check(JpegParts.insert(baseline, new byte[] {(byte) 0xFF, (byte) 0xFF})));
    }

    @Test
    void stuffedRestartAndFillBytesAreNoEndOfAScan() {
        byte ff = (byte) 0xFF;
        byte[] tricky = {ff, 0, ff, (byte) 0xD3, ff, ff, 0, ff, ff, (byte) 0xD7, ff, 0};
        assertEquals(FACTS, check(withData(baseline, concat(tricky, new byte[40], new byte[] {ff}))));
    }

    @Test
    void tablesMustComeBeforeTheirUse() {
        assertBroken(without(baseline, JpegSegments.DQT), ContentType.JPEG);
        assertBroken(without(progressive, JpegSegments.DHT), ContentType.JPEG);
    }

    private static byte[] without(byte[] file, int marker) {
        int at = JpegParts.find(file, marker);
        int length = (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
        return concat(Arrays.copyOf(file, at), Arrays.copyOfRange(file, at + 2 + length, file.length));
    }

    @Test
    void tableLongerThanItsSegmentIsRefused() {
        assertBroken(JpegParts.insert(baseline, segment(JpegSegments.DQT, new byte[64])), ContentType.JPEG);
        assertBroken(JpegParts.insert(baseline, segment(JpegSegments.DHT, new byte[16])), ContentType.JPEG);
    }

    @Test
    void colourWithoutDataIsRefused() {
        int sos = JpegParts.find(progressive, JpegSegments.SOS);
        byte[] onlyFirst = patched(progressive, sos + 3, 8, 1);
        byte[] head = Arrays.copyOf(onlyFirst, sos + 7);
        byte[] rest = {0, 0, 1, 0x55, 0x55, 0x55, 0x55, 0x55, (byte) 0xFF, (byte) 0xD9};
        assertBroken(concat(head, rest), ContentType.JPEG);
    }

    @Test
    void aColourLikeAnotherNeedsDataOfItsOwn() {
        int sof = JpegParts.find(progressive, SOF2);
        byte[] alike = patched(progressive, sof + 10, 1, 0x11, 0, 1, 0x11, 0, 1, 0x11, 0);
        int sos = JpegParts.find(progressive, JpegSegments.SOS);
        byte[] data = new byte[100];
        Arrays.fill(data, (byte) 0x55);
        byte[] rest = concat(data, new byte[] {(byte) 0xFF, (byte) 0xD9});
        byte[] all = Arrays.copyOf(patched(alike, sos + 3, 12, 3, 1, 0, 1, 0, 1, 0, 0, 0, 1), sos + 14);
        assertEquals(FACTS, check(concat(all, rest)));
        byte[] head = Arrays.copyOf(patched(alike, sos + 3, 8, 1, 1, 0, 0, 0, 1), sos + 10);
        Problem problem = assertThrows(Problem.class, () -> check(concat(head, rest)));
        assertTrue(problem.detail().contains("a part of its picture data is missing"), problem.detail());
    }

    @Test
    void morePassesThanAHundredAreRefused() {
        int sos = JpegParts.find(progressive, JpegSegments.SOS);
        byte[] scan = Arrays.copyOfRange(progressive, sos, progressive.length - 2);
        byte[] file = progressive;
        for (int i = 0; i < 100; i++) {
            file = PictureSamples.insert(file, sos, scan);
        }
        assertBroken(file, ContentType.JPEG);
    }

    @Test
    void secondFrameHeaderIsRefused() {
        int sof = JpegParts.find(progressive, SOF2);
        byte[] header = Arrays.copyOfRange(progressive, sof, sof + 19);
        assertBroken(PictureSamples.insert(progressive, sof, header), ContentType.JPEG);
    }

    @Test
    void passWithoutDataIsRefused() {
        JpegSegments segments = new JpegSegments(new ByteReader(progressive, "JPEG"));
        int passes = 0;
        while (segments.next()) {
            if (segments.marker() == JpegSegments.SOS) {
                byte[] rest = Arrays.copyOfRange(progressive, segments.dataEnd(), progressive.length);
                assertBroken(concat(Arrays.copyOf(progressive, segments.end()), rest), ContentType.JPEG);
                passes++;
            }
        }
        assertEquals(10, passes);
    }

    @Test
    void blocksOfAPassAreCountedByItsSampling() {
        JpegFrame.Component fine = new JpegFrame.Component(1, 2, 1, 0);
        JpegFrame.Component coarse = new JpegFrame.Component(2, 1, 1, 1);
        JpegFrame frame = new JpegFrame(72, 64, true, List.of(fine, coarse));
        assertEquals(9 * 8, frame.blocks(List.of(fine)));
        assertEquals(5 * 8, frame.blocks(List.of(coarse)));
        assertEquals(5 * 8 * 3, frame.blocks(List.of(fine, coarse)));
    }
}
