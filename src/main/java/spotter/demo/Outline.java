package spotter.demo;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** The edge of a round shape, point by point. */
final class Outline {
    private final List<double[]> points = new ArrayList<>();

    Outline to(double x, double y) {
        points.add(new double[] {x, y});
        return this;
    }

    /** Goes back on the other side of the middle. */
    Outline mirrored() {
        for (int i = points.size() - 1; i >= 0; i--) {
            points.add(new double[] {-points.get(i)[0], points.get(i)[1]});
        }
        return this;
    }

    /** A closed curve through all points, enlarged and then moved. */
    Path2D curve(double factor, double x, double y) {
        double[] placed = new double[points.size() * 2];
        for (int i = 0; i < points.size(); i++) {
            placed[2 * i] = x + factor * points.get(i)[0];
            placed[2 * i + 1] = y + factor * points.get(i)[1];
        }
        return Sketch.curve(placed);
    }
}
