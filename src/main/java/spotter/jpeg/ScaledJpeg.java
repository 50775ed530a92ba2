package spotter.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An ordinary colour JPEG that is decoded at a half, a quarter or an eighth of its size: a sequential one of 8 bits
 * with all components in one scan, as cameras and phones write them. Used once, by one thread.
 */
public final class ScaledJpeg {
    /** Coefficients of a block in a row or column. */
    private static final int BLOCK = 8;

    /** Rows that are handed over together: a handover may put a thread to sleep and wake it. */
    private static final int STRIP_ROWS = 16;

    /** What a strip takes of memory at most for each column of the picture. */
    public static final int STRIP_BYTES_PER_COLUMN = STRIP_ROWS * 3 * Integer.BYTES / 2;

    private final Header header;
    private final int shrink;
    /** Samples of a block in a row or column. */
    private final int points;

    private final int unitWidth;
    private final int unitHeight;
    private final List<Plane> planes = new ArrayList<>();
    private final CoefficientReader reader;
    private final int[] block = new int[BLOCK * BLOCK + 1];
    private int unit;

    private ScaledJpeg(Header header, byte[] file, int shrink) {
        Component brightness = header.components().get(0);
        this.header = header;
        this.shrink = shrink;
        this.points = BLOCK / shrink;
        this.unitWidth = brightness.across() * points;
        this.unitHeight = brightness.down() * points;
        for (Component component : header.components()) {
            // Colours that the file has at half the resolution stay so: a variant's JPEG has them no finer either.
            planes.add(new Plane(component, points));
        }
        this.reader = new CoefficientReader(new CodedBytes(file, header.dataFrom()));
    }

    /**
     * Reads what stands before the coded data.
     *
     * @param head the segments before the first scan, without anything between them
     * @param scan where the marker of the first scan stands in the file
     * @param shrink 2, 4 or 8
     * @throws IOException if it is not an ordinary one
     */
    public static ScaledJpeg of(byte[] head, byte[] file, int scan, int shrink) throws IOException {
        return new ScaledJpeg(HeaderReader.read(head, file, scan), file, shrink);
    }

    /** Samples of a row, once decoded. */
    public int width() {
        return scaled(header.width());
    }

    /** Room for some of its rows. */
    public Strip newStrip() {
        return new Strip(planes.stream().map(this::newPart).toList());
    }

    /**
     * Decodes the whole picture.
     *
     * @param strips asked for one after the other, from the top; each is filled when the next one is asked for, or at
     *     the end
     * @throws IOException if the coded data are damaged or missing
     */
    public void decode(Supplier<Strip> strips) throws IOException {
        int height = scaled(header.height());
        for (int first = 0; first < height; first += unitRows() * unitHeight) {
            Strip strip = strips.get();
            strip.fill(first, 0);
            int rows = Math.min(height - first, unitRows() * unitHeight);
            for (int row = 0; row < rows; row += unitHeight) {
                unitRow(strip, row);
            }
            strip.fill(first, rows);
        }
        reader.beginUnit();
    }

    private Strip.Part newPart(Plane plane) {
        Component component = plane.component();
        // 1 where a half is wanted, else 0.
        int columnShift = unitWidth / (component.across() * points) - 1;
        int rowShift = unitHeight / (component.down() * points) - 1;
        return new Strip.Part(unitsAcross() * unitWidth, unitRows() * unitHeight, columnShift, rowShift);
    }

    private void unitRow(Strip strip, int row) throws IOException {
        int units = unitsAcross();
        for (int x = 0; x < units; x++) {
            restartIfDue();
            reader.beginUnit();
            for (int i = 0; i < planes.size(); i++) {
                unit(planes.get(i), strip.part(i), x, row);
            }
        }
    }

    private void restartIfDue() throws IOException {
        int interval = header.restartInterval();
        if (interval > 0 && unit > 0 && unit % interval == 0) {
            reader.restart(unit / interval - 1);
            planes.forEach(Plane::restart);
        }
        unit++;
    }

    private void unit(Plane plane, Strip.Part part, int unitX, int row) throws IOException {
        Component component = plane.component();
        int stride = part.stride();
        int from = part.offset(row) + unitX * component.across() * points;
        for (int y = 0; y < component.down(); y++) {
            for (int x = 0; x < component.across(); x++) {
                block(plane, part.samples(), from + (y * stride + x) * points, stride);
            }
        }
    }

    private void block(Plane plane, int[] samples, int at, int stride) throws IOException {
        if (reader.block(plane, block)) {
            InverseDct.flat(block[0], points, samples, at, stride);
        } else {
            InverseDct.transform(block, points, samples, at, stride);
        }
    }

    private int unitsAcross() {
        return partsOf(header.width(), unitWidth * shrink);
    }

    /** Of units, that a strip takes. */
    private int unitRows() {
        return Math.max(1, STRIP_ROWS / unitHeight);
    }

    private int scaled(int length) {
        return partsOf(length, shrink);
    }

    private static int partsOf(int length, int part) {
        return (length + part - 1) / part;
    }
}
