package spotter.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import javax.imageio.ImageIO;

/** A picture being drawn with a few round shapes. Colours are {@code 0xRRGGBB}; places are in units of its own. */
final class Sketch {
    /** Which of its seven bars light up for each digit: top, upper left, upper right, middle, lower left, … */
    private static final int[] DIGITS = {0x77, 0x24, 0x5D, 0x6D, 0x2E, 0x6B, 0x7B, 0x25, 0x7F, 0x6F};

    private static final int DASH = 0x08;

    /** Ends of the bars in a cell two units wide and four high. */
    private static final double[][] BARS = {
        {0, 0, 2, 0}, {0, 0, 0, 2}, {2, 0, 2, 2}, {0, 2, 2, 2}, {0, 2, 0, 4}, {2, 2, 2, 4}, {0, 4, 2, 4}
    };

    private static final int STAMP = 0xFFC23D;
    private static final int STAMP_EDGE = 0x5A2A00;

    private final BufferedImage image;
    private final Graphics2D g;
    private final double width;
    private final double height;

    /** @param scale pixels in a unit */
    Sketch(double width, double height, double scale) {
        this.width = width;
        this.height = height;
        this.image = new BufferedImage((int) (width * scale), (int) (height * scale), BufferedImage.TYPE_3BYTE_BGR);
        this.g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(scale, scale);
    }

    void fill(Shape shape, int colour) {
        g.setColor(new Color(colour));
        g.fill(shape);
    }

    void oval(double x, double y, double radiusX, double radiusY, int colour) {
        fill(new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY), colour);
    }

    void disc(double x, double y, double radius, int colour) {
        oval(x, y, radius, radius, colour);
    }

    /** From corner to corner. */
    void box(double left, double top, double right, double bottom, double corner, int colour) {
        fill(new RoundRectangle2D.Double(left, top, right - left, bottom - top, corner, corner), colour);
    }

    /** With round ends. */
    void line(double x1, double y1, double x2, double y2, double thickness, int colour) {
        stroke(new Line2D.Double(x1, y1, x2, y2), thickness, colour);
    }

    /** Part of an ellipse's edge, in degrees; 0 is to the right, and it goes against the clock. */
    void arc(double x, double y, double radius, double from, double sweep, double thickness, int colour) {
        stroke(
                new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, from, sweep, Arc2D.OPEN),
                thickness,
                colour);
    }

    void stroke(Shape shape, double thickness, int colour) {
        g.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(colour));
        g.draw(shape);
    }

    /** Draws around another middle. */
    void at(double x, double y, Runnable drawing) {
        turned(x, y, 0, drawing);
    }

    /** {@link #at}, turned with the clock. */
    void turned(double x, double y, double degrees, Runnable drawing) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(Math.toRadians(degrees));
        drawing.run();
        g.setTransform(before);
    }

    void enlarged(double factor, Runnable drawing) {
        AffineTransform before = g.getTransform();
        g.scale(factor, factor);
        drawing.run();
        g.setTransform(before);
    }

    /** What is drawn meanwhile shows inside this shape only. */
    void within(Shape shape, Runnable drawing) {
        Shape before = g.getClip();
        g.clip(shape);
        drawing.run();
        g.setClip(before);
    }

    /** A closed curve through all points, {@code x, y, x, y …} (Catmull-Rom). */
    static Path2D curve(double... points) {
        int count = points.length / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 0; i < count; i++) {
            double[] control = new double[4];
            for (int axis = 0; axis < 2; axis++) {
                double before = points[(i + count - 1) % count * 2 + axis];
                double here = points[i * 2 + axis];
                double next = points[(i + 1) % count * 2 + axis];
                double after = points[(i + 2) % count * 2 + axis];
                control[axis] = here + (next - before) / 6;
                control[2 + axis] = next - (after - here) / 6;
            }
            int end = (i + 1) % count * 2;
            path.curveTo(control[0], control[1], control[2], control[3], points[end], points[end + 1]);
        }
        return path;
    }

    /** The date in the lower right corner, as cameras did; in bars, for not every server has a font. */
    void stamp(LocalDate date) {
        double size = height / 100;
        Path2D bars = new Path2D.Double();
        double x = width - 38 * size;
        double y = height - 8 * size;
        for (char c : date.toString().toCharArray()) {
            int lit = c == '-' ? DASH : DIGITS[c - '0'];
            for (int bar = 0; bar < BARS.length; bar++) {
                if ((lit >> bar & 1) == 1) {
                    bars.moveTo(x + BARS[bar][0] * size, y + BARS[bar][1] * size);
                    bars.lineTo(x + BARS[bar][2] * size, y + BARS[bar][3] * size);
                }
            }
            x += 3.5 * size;
        }
        stroke(bars, size * 1.3, STAMP_EDGE);
        stroke(bars, size * 0.7, STAMP);
    }

    byte[] jpeg() throws IOException {
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
