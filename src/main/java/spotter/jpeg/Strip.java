package spotter.jpeg;

/**
 * Some rows of a picture, each of its three components a plane of its own: brightness, blue difference and red
 * difference (JFIF 1.02), about 0 to 255.
 */
public final class Strip {
    private final int stride;
    private final int[][] planes;
    private int first;
    private int rows;

    Strip(int stride, int rows) {
        this.stride = stride;
        this.planes = new int[3][stride * rows];
    }

    /** The number of its first row, from 0. */
    public int first() {
        return first;
    }

    /** How many rows it has at the moment. */
    public int rows() {
        return rows;
    }

    /** Where one of its rows begins in each of the planes. */
    public int offset(int row) {
        return row * stride;
    }

    public int[] brightness() {
        return planes[0];
    }

    public int[] blueDifference() {
        return planes[1];
    }

    public int[] redDifference() {
        return planes[2];
    }

    int[] plane(int component) {
        return planes[component];
    }

    int stride() {
        return stride;
    }

    void fill(int firstRow, int count) {
        first = firstRow;
        rows = count;
    }
}
