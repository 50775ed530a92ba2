package spotter.pictures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Belt} for rows of samples one at a time, of which some go over together. */
final class RowBelt implements AutoCloseable {
    /** A handover may put a thread to sleep and wake it. */
    private static final int ROWS = 16;

    /** What a belt takes of memory for one byte of a row. */
    static final int BYTES_PER_ROW_BYTE = ROWS * 2;

    private final Belt<Portion> belt;
    private @Nullable Portion current;

    /** The receiving end, called by the second thread alone. */
    @FunctionalInterface
    interface Taker {
        /** @param samples only lent */
        void row(int y, byte[] samples);
    }

    private static final class Portion {
        private final byte[][] rows;
        private final int[] numbers = new int[ROWS];
        private int count;

        private Portion(int rowBytes) {
            this.rows = new byte[ROWS][rowBytes];
        }

        private byte[] next(int y) {
            numbers[count] = y;
            return rows[count++];
        }

        private void empty(Taker taker) {
            for (int i = 0; i < count; i++) {
                taker.row(numbers[i], rows[i]);
            }
        }
    }

    RowBelt(int rowBytes, Taker taker) {
        this.belt = new Belt<>(List.of(new Portion(rowBytes), new Portion(rowBytes)), portion -> portion.empty(taker));
    }

    /** Where the next row is to be written; it leaves some time after, or with the end. */
    byte[] next(int y) {
        Portion portion = current;
        if (portion == null || portion.count == ROWS) {
            portion = belt.next();
            portion.count = 0;
            current = portion;
        }
        return portion.next(y);
    }

    /** Returns when all rows have been taken; throws what the taker threw. */
    @Override
    public void close() {
        belt.close();
    }
}
