package spotter.pictures;

import org.jspecify.annotations.Nullable;

/**
 * One size of a picture while it comes in: laid down on its canvas, and at the same time handed on to what makes the
 * next smaller size of it.
 */
final class Level implements Rows {
    private final Canvas canvas;
    private final @Nullable Rows smaller;

    /** @param smaller null if there is no smaller size */
    Level(Canvas canvas, @Nullable Rows smaller) {
        this.canvas = canvas;
        this.smaller = smaller;
    }

    @Override
    public void line(int y, long[] pixels) {
        canvas.line(y, pixels);
        if (smaller != null) {
            smaller.line(y, pixels);
        }
    }

    @Override
    public void row(int y, byte[] samples, int from) {
        canvas.row(y, samples, from);
        if (smaller != null) {
            smaller.row(y, samples, from);
        }
    }
}
