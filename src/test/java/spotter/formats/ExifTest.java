package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExifTest {
    private static final int DIRECTORY_OFFSET = 4;
    private static final int ENTRIES = 8;
    private static final int ORIENTATION_ENTRY = 10 + 12;

    private static int read(byte[] tiff) {
        return Exif.orientation(new ByteReader(tiff, "JPEG"), 0, tiff.length);
    }

    private static ByteBuffer sample() {
        return ByteBuffer.wrap(PictureSamples.exif(ByteOrder.BIG_ENDIAN, 6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void orientationIsReadInBothByteOrders(int orientation) {
        assertEquals(orientation, read(PictureSamples.exif(ByteOrder.BIG_ENDIAN, orientation)));
        assertEquals(orientation, read(PictureSamples.exif(ByteOrder.LITTLE_ENDIAN, orientation)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255, 256, 65535})
    void senselessOrientationIsUpright(int orientation) {
        assertEquals(1, read(PictureSamples.exif(ByteOrder.BIG_ENDIAN, orientation)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 7, 95, 96, 1 << 20})
    void directoryOutsideOfTheSegmentIsUpright(int offset) {
        assertEquals(1, read(sample().putInt(DIRECTORY_OFFSET, offset).array()));
    }

    @Test
    void directoryThatClaimsTooManyEntriesIsReadAsFarAsItGoes() {
        byte[] tiff = sample().putShort(ENTRIES, (short) -1).array();
        assertEquals(6, read(tiff));
        assertEquals(1, read(Arrays.copyOf(tiff, ORIENTATION_ENTRY + 11)));
    }

    @Test
    void orientationOfAnotherTypeIsUpright() {
        assertEquals(1, read(sample().putShort(ORIENTATION_ENTRY + 2, (short) 4).array()));
    }

    @Test
    void everyBeginningOfAStructureHasAnOrientation() {
        byte[] tiff = sample().array();
        for (int length = 0; length < ORIENTATION_ENTRY + 12; length++) {
            assertEquals(1, read(Arrays.copyOf(tiff, length)));
        }
        assertEquals(6, read(Arrays.copyOf(tiff, ORIENTATION_ENTRY + 12)));
    }

    @Test
    void whatIsWrittenIsReadBackAndHoldsNothingElse() {
        byte[] tiff = Exif.withOrientationOnly(8);
        assertEquals(8, read(tiff));
        assertTrue(tiff.length <= 26);
    }
}
