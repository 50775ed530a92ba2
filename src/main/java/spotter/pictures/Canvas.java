package spotter.pictures;

/**
 * A small picture as it is put together: takes lines or rows as they are stored in the file and lays them down upright.
 * EXIF 2.32 (tag 0x0112) says with a number from 1 to 8 where the stored first row and column belong; so stepping
 * through stored columns and rows is stepping through the upright picture from a corner, in two directions.
 */
final class Canvas implements Rows {
    private final Size size;
    private final byte[] samples;
    private final int storedHeight;
    private final int corner;
    private final int columnStep;
    private final int rowStep;
    private int linesSeen;

    /**
     * @param size upright
     * @param orientation 1 to 8, of the lines to come
     */
    Canvas(Size size, int orientation) {
        this.size = size;
        this.samples = new byte[size.width() * size.height() * 3];
        int right = size.width() - 1;
        int bottom = (size.height() - 1) * size.width();
        boolean turned = orientation >= 5;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
        int sideways = fromRight ? -1 : 1;
        int downwards = fromBottom ? -size.width() : size.width();
        this.storedHeight = turned ? size.width() : size.height();
        this.corner = (fromRight ? right : 0) + (fromBottom ? bottom : 0);
        this.columnStep = turned ? downwards : sideways;
        this.rowStep = turned ? sideways : downwards;
    }

    @Override
    public void line(int y, long[] pixels) {
        int at = corner + y * rowStep;
        int columns = columns();
        for (int x = 0; x < columns; x++) {
            Packed.unpack(pixels[x], samples, at);
            at += columnStep;
        }
        linesSeen = y + 1;
    }

    @Override
    public void row(int y, byte[] row, int from) {
        int at = corner + y * rowStep;
        int columns = columns();
        if (columnStep == 1) {
            System.arraycopy(row, from, samples, at * 3, columns * 3);
        } else {
            for (int x = 0; x < columns; x++) {
                System.arraycopy(row, from + x * 3, samples, (at + x * columnStep) * 3, 3);
            }
        }
        linesSeen = y + 1;
    }

    /** Of a stored line. */
    private int columns() {
        return samples.length / 3 / storedHeight;
    }

    /** Whether the last line has come. */
    boolean isComplete() {
        return linesSeen == storedHeight;
    }

    Size size() {
        return size;
    }

    /** Three of each pixel, row by row: the samples themselves, not a copy. */
    byte[] samples() {
        return samples;
    }
}
