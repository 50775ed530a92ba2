package spotter.demo;

import java.awt.geom.Ellipse2D;
import spotter.demo.Look.Hair;

/** A head around the origin: a unit is half its height. */
final class Head {
    private static final int INK = 0x33272A;
    private static final int WHITE = 0xFFFFFF;

    // Curves, as x, y, x, y ...
    private static final double[] LONG_SIDE_BEHIND = {
        -0.1, -1.08, -0.85, -0.5, -0.95, 0.6, -0.75, 1.5, -0.3, 1.4, -0.05, 0.2
    };
    private static final double[] FACE_SIDE = {
        -0.1, -1, 0.55, -0.7, 0.68, -0.1, 0.9, 0.2, 0.68, 0.3, 0.62, 0.7, 0.3, 1, -0.3, 0.8, -0.8, 0
    };
    private static final double[] BEARD_SIDE = {0.66, 0.62, 0.6, 0.95, 0.25, 1.12, -0.2, 0.75, -0.15, 0.25, 0.15, 0.55};
    private static final double[] SHORT_SIDE = {
        0.6, -0.6, 0.3, -1.1, -0.4, -1.08, -0.92, -0.4, -0.75, 0.3, -0.3, -0.1, 0, -0.6
    };
    private static final double[] TIED_SIDE = {0.55, -0.7, 0.1, -1.12, -0.6, -0.95, -0.92, -0.2, -0.65, 0.45, -0.2, -0.1
    };
    private static final double[] SHORT_BACK = {
        0, -1.12, 0.72, -0.75, 0.82, 0, 0.55, 0.5, 0, 0.62, -0.55, 0.5, -0.82, 0, -0.72, -0.75
    };
    private static final double[] LONG_BACK = {
        0, -1.12, 0.8, -0.7, 0.98, 0.3, 0.85, 1.55, 0, 1.7, -0.85, 1.55, -0.98, 0.3, -0.8, -0.7
    };
    private static final double[] LONG_BEHIND = {
        0, -1.12, 0.85, -0.6, 1.0, 0.4, 0.9, 1.5, 0.3, 1.3, -0.3, 1.3, -0.9, 1.5, -1.0, 0.4, -0.85, -0.6
    };
    private static final double[] SHORT_FRONT = {
        0, -1.15, 0.7, -0.85, 0.84, -0.1, 0.62, -0.45, 0.1, -0.62, -0.5, -0.5, -0.84, -0.1, -0.7, -0.85
    };
    private static final double[] TIED_FRONT = {
        0, -1.12, 0.7, -0.8, 0.84, 0.1, 0.5, -0.5, -0.1, -0.75, -0.5, -0.4, -0.84, 0.1, -0.7, -0.8
    };

    private final Sketch sketch;
    private final Look look;
    private final double unit;

    Head(Sketch sketch, Look look, double unit) {
        this.sketch = sketch;
        this.look = look;
        this.unit = unit;
    }

    void front() {
        hairBehind();
        oval(-0.76, 0.08, 0.14, 0.2, look.skinShadow());
        oval(0.76, 0.08, 0.14, 0.2, look.skinShadow());
        oval(0, 0, 0.76, 1, look.skin());
        if (look.hasBeard()) {
            sketch.within(ellipse(0.76, 1), () -> {
                oval(0, 0.85, 0.85, 0.65, look.hair());
                oval(0, 0.45, 0.3, 0.2, look.skin());
            });
        }
        hairInFront();
        for (int side : new int[] {-1, 1}) {
            oval(side * 0.3, 0.02, 0.09, 0.12, INK);
            oval(side * 0.3 + 0.03, -0.03, 0.03, 0.04, WHITE);
            line(side * 0.19, -0.24, side * 0.42, -0.22, 0.07, Look.darker(look.hair(), 0.7));
            oval(side * 0.45, 0.32, 0.13, 0.09, blush());
        }
        arc(0, 0.2, 0.1, 200, 140, 0.06, look.skinShadow());
        arc(0, 0.28, 0.3, 215, 110, 0.08, 0xA8433F);
        glasses();
    }

    /** Looking to the right. */
    void side() {
        if (look.style() == Hair.LONG) {
            blob(look.hair(), LONG_SIDE_BEHIND);
        } else if (look.style() == Hair.BUN) {
            oval(-0.85, -0.75, 0.38, 0.38, look.hair());
        }
        blob(look.skin(), FACE_SIDE);
        if (look.hasBeard()) {
            blob(look.hair(), BEARD_SIDE);
        }
        switch (look.style()) {
            case SHORT -> blob(look.hair(), SHORT_SIDE);
            case LONG, BUN -> blob(look.hair(), TIED_SIDE);
            case CURLY -> curls(-0.95, 0.5);
            case BALD -> oval(0.1, -0.7, 0.12, 0.08, WHITE);
        }
        oval(-0.12, 0.08, 0.13, 0.2, look.skinShadow());
        oval(0.46, 0, 0.07, 0.12, INK);
        line(0.38, -0.25, 0.6, -0.25, 0.07, Look.darker(look.hair(), 0.7));
        line(0.42, 0.52, 0.62, 0.46, 0.07, 0xA8433F);
        if (look.hasGlasses()) {
            arc(0.48, 0.02, 0.2, 0, 360, 0.05, INK);
            line(0.28, 0, -0.12, -0.05, 0.05, INK);
        }
    }

    void back() {
        oval(-0.76, 0.08, 0.14, 0.2, look.skinShadow());
        oval(0.76, 0.08, 0.14, 0.2, look.skinShadow());
        oval(0, 0, 0.76, 1, look.skin());
        switch (look.style()) {
            case SHORT -> blob(look.hair(), SHORT_BACK);
            case LONG -> blob(look.hair(), LONG_BACK);
            case BUN -> {
                oval(0, -0.2, 0.8, 0.9, look.hair());
                oval(0, -0.75, 0.42, 0.4, Look.darker(look.hair(), 0.8));
            }
            case CURLY -> {
                oval(0, -0.2, 0.8, 0.85, look.hair());
                curls(-0.8, 0.8);
            }
            case BALD -> arc(0, 0.55, 0.35, 200, 140, 0.06, look.skinShadow());
        }
    }

    private void hairBehind() {
        switch (look.style()) {
            case LONG -> blob(look.hair(), LONG_BEHIND);
            case BUN -> oval(0, -1.15, 0.4, 0.38, Look.darker(look.hair(), 0.8));
            case CURLY, SHORT, BALD -> {}
        }
    }

    private void hairInFront() {
        switch (look.style()) {
            case SHORT -> blob(look.hair(), SHORT_FRONT);
            case LONG, BUN -> blob(look.hair(), TIED_FRONT);
            case CURLY -> curls(-0.7, 0.7);
            case BALD -> oval(-0.25, -0.72, 0.16, 0.08, WHITE);
        }
    }

    private void curls(double from, double to) {
        for (int i = 0; i <= 6; i++) {
            double x = from + (to - from) * i / 6;
            oval(
                    x,
                    -0.62 - 0.45 * Math.cos((x - (from + to) / 2) * 1.6),
                    0.3,
                    0.3,
                    i % 2 == 0 ? look.hair() : Look.darker(look.hair(), 0.85));
        }
    }

    private void glasses() {
        if (look.hasGlasses()) {
            arc(-0.3, 0.02, 0.22, 0, 360, 0.05, INK);
            arc(0.3, 0.02, 0.22, 0, 360, 0.05, INK);
            line(-0.08, 0, 0.08, 0, 0.05, INK);
        }
    }

    private int blush() {
        return (look.skin() & 0xFF0000)
                | (int) ((look.skin() >> 8 & 0xFF) * 0.87) << 8
                | (int) ((look.skin() & 0xFF) * 0.87);
    }

    private void oval(double x, double y, double radiusX, double radiusY, int colour) {
        sketch.oval(x * unit, y * unit, radiusX * unit, radiusY * unit, colour);
    }

    private Ellipse2D ellipse(double radiusX, double radiusY) {
        return new Ellipse2D.Double(-radiusX * unit, -radiusY * unit, 2 * radiusX * unit, 2 * radiusY * unit);
    }

    private void line(double x1, double y1, double x2, double y2, double thickness, int colour) {
        sketch.line(x1 * unit, y1 * unit, x2 * unit, y2 * unit, thickness * unit, colour);
    }

    private void arc(double x, double y, double radius, double from, double sweep, double thickness, int colour) {
        sketch.arc(x * unit, y * unit, radius * unit, from, sweep, thickness * unit, colour);
    }

    private void blob(int colour, double[] points) {
        double[] scaled = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            scaled[i] = points[i] * unit;
        }
        sketch.fill(Sketch.curve(scaled), colour);
    }
}
