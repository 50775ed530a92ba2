package spotter.demo;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A progress photo: somebody before the gym's wall, whose outline follows the weight. 900 by 1200 units; the body is
 * measured in heads, 7.4 of which are its height.
 */
final class Figure {
    /** How somebody stands before the camera. */
    enum Pose {
        FRONT,
        SIDE,
        BACK;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * When and how well a photo is taken.
     *
     * @param progress 0 at the start of the story, 1 today
     * @param scale pixels in a unit
     */
    record Shot(LocalDate date, double progress, double scale) {}

    private static final int WIDTH = 900;
    private static final int HEIGHT = 1200;
    private static final double FLOOR = 1090;
    private static final double MIDDLE = 430;
    private static final double HEADS = 7.4;
    /** 200 cm fill 1000 units. */
    private static final double UNITS_PER_CM = 5;

    private final Sketch sketch;
    private final Look look;
    private final double head;
    private final double girth;
    private final double strength;

    private Figure(Person person, double progress, double scale) {
        this.sketch = new Sketch(WIDTH, HEIGHT, scale);
        this.look = person.look();
        this.head = person.body().heightCm() * UNITS_PER_CM / HEADS;
        this.girth = person.body().girth(progress);
        this.strength = person.body().strength(progress);
    }

    /** A photo of this day. */
    static byte[] photo(Person person, Pose pose, Shot shot) throws IOException {
        Figure figure = new Figure(person, shot.progress(), shot.scale());
        figure.room();
        switch (pose) {
            case FRONT -> figure.front();
            case SIDE -> figure.side();
            case BACK -> figure.back();
        }
        figure.sketch.stamp(shot.date());
        return figure.sketch.jpeg();
    }

    private void room() {
        sketch.box(0, 0, WIDTH, HEIGHT, 0, look.wall());
        sketch.box(0, FLOOR - 70, WIDTH, HEIGHT, 0, 0xB98B5E);
        sketch.box(0, FLOOR - 84, WIDTH, FLOOR - 66, 0, 0xF4EFE6);
        for (int plank = 0; plank < 4; plank++) {
            double y = FLOOR - 40 + plank * 45;
            sketch.line(0, y, WIDTH, y, 3, 0xA67A50);
        }
        measure();
        kettlebell(775, FLOOR + 10);
        sketch.oval(MIDDLE, FLOOR + 18, head * (1.5 + girth * 0.4), 22, 0x8F6743);
    }

    /** A height chart on the wall: a long line every 50 cm, a short one every 10. */
    private void measure() {
        for (int cm = 10; cm <= 210; cm += 10) {
            double y = FLOOR - cm * UNITS_PER_CM;
            sketch.line(60, y, cm % 50 == 0 ? 130 : 95, y, 5, Look.darker(look.wall(), 0.72));
        }
        sketch.line(60, FLOOR - 210 * UNITS_PER_CM, 60, FLOOR - 84, 5, Look.darker(look.wall(), 0.72));
    }

    private void kettlebell(double x, double y) {
        sketch.oval(x, y + 22, 62, 14, 0x8F6743);
        sketch.arc(x, y - 88, 34, 0, 360, 17, 0x3B3F46);
        sketch.disc(x, y - 32, 52, 0x3B3F46);
        sketch.disc(x, y - 32, 24, look.shirt());
    }

    private void front() {
        legs();
        arms();
        torso();
        sketch.line(x(0), y(0.95), x(0), y(1.35), head * 0.36, look.skinShadow());
        sketch.at(x(0), y(0.58), () -> new Head(sketch, look, head / 2).front());
    }

    private void back() {
        legs();
        arms();
        torso();
        sketch.line(x(0), y(1.55), x(0), y(3.1 + girth * 0.1), head * 0.035, Look.darker(look.shirt(), 0.8));
        sketch.line(x(0), y(0.95), x(0), y(1.35), head * 0.36, look.skinShadow());
        sketch.at(x(0), y(0.58), () -> new Head(sketch, look, head / 2).back());
    }

    private void legs() {
        double hip = 0.36 + 0.16 * girth;
        double thigh = 0.5 + 0.3 * girth + 0.06 * strength;
        for (int side : new int[] {-1, 1}) {
            limb(side * hip, 4.0, side * (hip - 0.02), 5.5, thigh, 0.8, look.skin());
            limb(side * (hip - 0.02), 5.4, side * (hip - 0.02), 7.0, thigh * 0.72, 0.6, look.skin());
            limb(side * hip, 3.9, side * hip, 4.75, thigh * 1.13, 0.98, look.shorts());
            sketch.oval(x(side * (hip + 0.06)), y(7.25), head * 0.27, head * 0.16, 0xF2F2F2);
            sketch.oval(x(side * (hip + 0.06)), y(7.33), head * 0.27, head * 0.08, look.shirt());
        }
    }

    private void arms() {
        double shoulder = shoulder() - 0.1;
        double out = shoulder + 0.22 + 0.2 * girth;
        double upper = 0.3 + 0.16 * girth + 0.12 * strength;
        for (int side : new int[] {-1, 1}) {
            limb(side * shoulder, 1.68, side * out, 2.85, upper, 0.82, look.skin());
            limb(side * out, 2.85, side * (out + 0.12), 3.9, upper * 0.8, 0.65, look.skin());
            sketch.disc(x(side * (out + 0.14)), y(4.02), head * 0.17, look.skin());
        }
    }

    private void torso() {
        sketch.fill(
                curve(new Outline()
                        .to(0.45 + 0.55 * girth, 2.9)
                        .to(0.56 + 0.46 * girth, 3.4)
                        .to(0.6 + 0.4 * girth, 3.9)
                        .to(0.5 + 0.36 * girth, 4.25)
                        .mirrored()),
                look.shorts());
        Path2D trunk = curve(new Outline()
                .to(0.24, 1.32)
                .to(shoulder() - 0.12, 1.5)
                .to(shoulder(), 1.75)
                .to(0.66 + 0.28 * girth + 0.1 * strength, 2.25)
                .to(0.52 + 0.56 * girth, 3.0)
                .to(0.58 + 0.44 * girth, 3.65)
                .mirrored());
        sketch.fill(trunk, look.shirt());
        sketch.within(trunk, () -> {
            sketch.oval(x(0), y(1.28), head * 0.4, head * 0.34, look.skin());
            sketch.line(x(-shoulder() - 0.05), y(1.4), x(-shoulder() + 0.05), y(2.0), head * 0.22, look.skin());
            sketch.line(x(shoulder() + 0.05), y(1.4), x(shoulder() - 0.05), y(2.0), head * 0.22, look.skin());
            if (girth > 0.35) {
                sketch.arc(
                        x(0),
                        y(2.75),
                        head * (0.35 + 0.35 * girth),
                        215,
                        110,
                        head * 0.04,
                        Look.darker(look.shirt(), 0.82));
            }
        });
    }

    private void side() {
        double thigh = 0.6 + 0.34 * girth;
        limb(0, 4.0, 0.02, 5.5, thigh, 0.75, look.skin());
        limb(0.02, 5.4, -0.06, 7.0, thigh * 0.68, 0.6, look.skin());
        sketch.oval(x(0.16), y(7.25), head * 0.45, head * 0.15, 0xF2F2F2);
        sketch.oval(x(0.16), y(7.34), head * 0.45, head * 0.07, look.shirt());
        limb(0, 3.85, 0, 4.75, thigh * 1.16, 0.95, look.shorts());
        sideTrunk();
        double upper = 0.34 + 0.16 * girth + 0.14 * strength;
        limb(-0.04, 1.75, -0.1, 2.85, upper, 0.82, look.skin());
        limb(-0.1, 2.85, 0.1, 3.85, upper * 0.8, 0.65, look.skin());
        sketch.disc(x(0.14), y(3.98), head * 0.17, look.skin());
        sketch.at(x(0), y(0.58), () -> new Head(sketch, look, head / 2).side());
    }

    private void sideTrunk() {
        sketch.line(x(0), y(0.95), x(-0.04), y(1.4), head * 0.38, look.skinShadow());
        sketch.fill(
                curve(new Outline()
                        .to(-0.34 - 0.2 * girth, 3.1)
                        .to(0.36 + 0.55 * girth, 3.2)
                        .to(0.36 + 0.3 * girth, 4.2)
                        .to(-0.4 - 0.22 * girth, 4.1)),
                look.shorts());
        double belly = 0.3 + 0.85 * girth;
        sketch.fill(
                curve(new Outline()
                        .to(-0.1, 1.32)
                        .to(0.22, 1.42)
                        .to(0.42 + 0.2 * girth + 0.14 * strength, 2.1)
                        .to(0.3 + 0.55 * girth, 2.55)
                        .to(belly, 3.1)
                        .to(0.32 + 0.45 * girth, 3.65)
                        .to(-0.38 - 0.24 * girth, 3.7)
                        .to(-0.3 - 0.12 * girth, 2.9)
                        .to(-0.44 - 0.12 * girth - 0.08 * strength, 1.95)),
                look.shirt());
    }

    private double shoulder() {
        return 0.8 + 0.2 * girth + 0.2 * strength;
    }

    /**
     * From one joint to the next.
     *
     * @param taper how thick it is at its end, in parts of the thickness at its start
     */
    private void limb(double x1, double y1, double x2, double y2, double thickness, double taper, int colour) {
        double start = thickness / 2;
        double end = start * taper;
        sketch.disc(x(x1), y(y1), start * head, colour);
        sketch.disc(x(x2), y(y2), end * head, colour);
        Path2D sides = new Path2D.Double();
        sides.moveTo(x(x1 - start), y(y1));
        sides.lineTo(x(x1 + start), y(y1));
        sides.lineTo(x(x2 + end), y(y2));
        sides.lineTo(x(x2 - end), y(y2));
        sides.closePath();
        sketch.fill(sides, colour);
    }

    private Path2D curve(Outline heads) {
        return heads.curve(head, x(0), y(0));
    }

    private double x(double heads) {
        return MIDDLE + heads * head;
    }

    private double y(double heads) {
        return FLOOR + (heads - HEADS) * head;
    }
}
