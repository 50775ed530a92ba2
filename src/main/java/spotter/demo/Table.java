package spotter.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** A meal photo: a dish on a table, seen from above; 1200 by 900 units. */
final class Table {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;
    private static final int[] WOODS = {0xA9744A, 0xC79A6B, 0x7D5A45, 0xB9B3A6};
    private static final int STEEL = 0xC9CED3;

    private Table() {}

    /** @param scale pixels in a unit */
    static byte[] photo(Dish dish, Person eater, LocalDate date, double scale) throws IOException {
        Random random = new Random(date.toEpochDay() * 31 + eater.ordinal());
        Sketch sketch = new Sketch(WIDTH, HEIGHT, scale);
        wood(sketch, WOODS[eater.ordinal() % WOODS.length]);
        cup(sketch, eater);
        cutlery(sketch);
        sketch.at(590, 450, () -> plate(sketch, eater));
        List<Food> foods = dish.foods();
        // Porridge is a bowl with something in its middle; all else lies side by side.
        boolean isBowl = foods.contains(Food.OATMEAL);
        double far = isBowl ? 0 : 128;
        double size = isBowl ? 2 : 1.3;
        double turn = random.nextInt(60) - 30;
        for (int i = 0; i < foods.size(); i++) {
            double angle = Math.toRadians(turn + 360.0 * i / foods.size() - 90);
            double tilt = random.nextInt(30) - 15;
            Food food = foods.get(i);
            sketch.turned(
                    590 + far * Math.cos(angle),
                    450 + far * Math.sin(angle),
                    tilt,
                    () -> sketch.enlarged(size, () -> food.draw(sketch, random)));
        }
        sketch.stamp(date);
        return sketch.jpeg();
    }

    private static void wood(Sketch sketch, int colour) {
        sketch.box(0, 0, WIDTH, HEIGHT, 0, colour);
        for (int plank = 0; plank < 5; plank++) {
            double y = plank * 190 + 40;
            sketch.line(0, y, WIDTH, y, 5, Look.darker(colour, 0.8));
            sketch.line(plank * 170 + 120, y + 70, plank * 170 + 420, y + 76, 3, Look.darker(colour, 0.9));
            sketch.line(plank * 90 + 600, y + 125, plank * 90 + 780, y + 120, 3, Look.darker(colour, 0.9));
        }
    }

    private static void plate(Sketch sketch, Person eater) {
        sketch.oval(14, 22, 352, 352, 0x4B3526);
        sketch.disc(0, 0, 350, 0xFBFAF6);
        sketch.arc(0, 0, 326, 0, 360, 10, eater.look().shirt());
        sketch.disc(0, 0, 262, 0xF0EEE6);
        sketch.disc(0, 4, 252, 0xF8F7F2);
    }

    private static void cutlery(Sketch sketch) {
        sketch.line(150, 330, 150, 700, 22, STEEL);
        for (int tine = -1; tine <= 1; tine++) {
            sketch.line(150 + tine * 22, 210, 150 + tine * 22, 310, 9, STEEL);
        }
        sketch.line(128, 320, 172, 320, 24, STEEL);
        sketch.line(1010, 420, 1010, 700, 22, STEEL);
        sketch.oval(1014, 310, 20, 120, STEEL);
    }

    private static void cup(Sketch sketch, Person eater) {
        sketch.arc(1130, 130, 40, 0, 360, 18, eater.look().shirt());
        sketch.disc(1050, 130, 88, eater.look().shirt());
        sketch.disc(1050, 130, 70, 0x4A2E1F);
        sketch.arc(1050, 130, 48, 100, 70, 6, 0x8A6248);
    }
}
