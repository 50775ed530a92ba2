package spotter.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows between two threads: in order, all of them, and failures too. */
class RowBeltTest {
    private static final int ROWS = 1000;

    @Test
    void everyRowArrivesInOrderBeforeTheEnd() {
        List<Integer> numbers = new ArrayList<>();
        List<Integer> contents = new ArrayList<>();
        try (RowBelt belt = new RowBelt(2, (y, samples) -> {
            numbers.add(y);
            contents.add((samples[0] & 255) << 8 | samples[1] & 255);
        })) {
            fill(belt);
        }
        assertEquals(IntStream.range(0, ROWS).boxed().toList(), numbers);
        assertEquals(numbers, contents);
    }

    @Test
    void anEmptyBeltEnds() {
        new RowBelt(2, (y, samples) -> {
                    throw new IllegalStateException("there is no row");
                })
                .close();
    }

    @Test
    void aFailureOfTheTakerReachesTheOneWhoFills() {
        RowBelt failing = new RowBelt(2, (y, samples) -> {
            throw new IllegalArgumentException("row " + y);
        });
        fill(failing);
        IllegalStateException failure = assertThrows(IllegalStateException.class, failing::close);
        assertEquals("row 0", failure.getCause().getMessage());

        RowBelt full = new RowBelt(2, (y, samples) -> {
            throw new OutOfMemoryError("as an uploader meets it");
        });
        fill(full);
        assertThrows(OutOfMemoryError.class, full::close);
    }

    private static void fill(RowBelt belt) {
        for (int y = 0; y < ROWS; y++) {
            byte[] row = belt.next(y);
            row[0] = (byte) (y >> 8);
            row[1] = (byte) y;
        }
    }
}
