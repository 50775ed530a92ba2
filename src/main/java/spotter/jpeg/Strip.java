package spotter.jpeg;

import java.util.List;

/** Some rows of a picture: brightness, blue difference and red difference (JFIF 1.02), about 0 to 255. */
public final class Strip {
    private final List<Part> parts;
    private int first;
    private int rows;

    /** One component of the rows. Two columns may share a sample, and two rows, as they do in the file. */
    public static final class Part {
        private final int[] samples;
        private final int stride;
        private final int columnShift;
        private final int rowShift;

        Part(int columns, int rows, int columnShift, int rowShift) {
            this.stride = columns >> columnShift;
            this.samples = new int[stride * (rows >> rowShift)];
            this.columnShift = columnShift;
            this.rowShift = rowShift;
        }

        public int[] samples() {
            return samples;
        }

        /** Where the samples of a row of the strip begin. */
        public int offset(int row) {
            return (row >> rowShift) * stride;
        }

        /** Column {@code x} has the sample {@code x >> columnShift} of its row. */
        public int columnShift() {
            return columnShift;
        }

        int stride() {
            return stride;
        }
    }

    Strip(List<Part> parts) {
        this.parts = parts;
    }

    /** The number of its first row, from 0. */
    public int first() {
        return first;
    }

    /** How many rows it has at the moment. */
    public int rows() {
        return rows;
    }

    public Part brightness() {
        return parts.get(0);
    }

    public Part blueDifference() {
        return parts.get(1);
    }

    public Part redDifference() {
        return parts.get(2);
    }

    Part part(int component) {
        return parts.get(component);
    }

    void fill(int firstRow, int count) {
        first = firstRow;
        rows = count;
    }
}
