package spotter.jpeg;

/** What is wanted of a component, and what is known of its last block. */
final class Plane {
    /** From an index in the file to row and column, three bits each (ITU-T T.81 figure A.6). */
    private static final byte[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
        12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
        58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
    };

    private final Component component;
    private final int points;
    private final byte[] places = new byte[2 * ZIGZAG.length];
    private int last;

    /** @param points samples that are wanted of a block in a row or column: 1, 2 or 4 */
    Plane(Component component, int points) {
        this.component = component;
        this.points = points;
        for (int i = 0; i < places.length; i++) {
            places[i] = (byte) (i < ZIGZAG.length ? place(ZIGZAG[i] & 7, ZIGZAG[i] >> 3) : points * points);
        }
    }

    Component component() {
        return component;
    }

    /**
     * Where a coefficient of an index in the file belongs in {@code points * points} of them row by row: behind them if
     * it is not wanted, or beyond 63.
     */
    byte[] places() {
        return places;
    }

    /** The first coefficient of the next block, which the file gives as the difference from the last one's. */
    int next(int difference) {
        last += difference;
        return last;
    }

    void restart() {
        last = 0;
    }

    private int place(int column, int row) {
        return column < points && row < points ? row * points + column : points * points;
    }
}
