package spotter.demo;

import java.io.IOException;

/** A profile photo: head and shoulders, 600 by 600 units. */
final class Portrait {
    private static final int SIZE = 600;

    private Portrait() {}

    static byte[] photo(Person person) throws IOException {
        Look look = person.look();
        Sketch sketch = new Sketch(SIZE, SIZE, 1);
        sketch.box(0, 0, SIZE, SIZE, 0, Look.darker(look.wall(), 0.93));
        sketch.disc(300, 300, 270, look.wall());
        double broad = 205 + 60 * person.body().girth(1);
        Outline shoulders = new Outline()
                .to(0, 0)
                .to(broad * 0.7, 25)
                .to(broad, 120)
                .to(broad, 280)
                .mirrored();
        sketch.fill(shoulders.curve(1, 300, 440), look.shirt());
        sketch.oval(300, 455, 88, 52, look.skin());
        sketch.line(300, 380, 300, 440, 100, look.skinShadow());
        sketch.at(300, 270, () -> new Head(sketch, look, 150).front());
        return sketch.jpeg();
    }
}
