package spotter.pictures;

/**
 * Makes a picture smaller while its rows come in: a box average by the largest whole factor that leaves enough, then
 * Lanczos for the rest. Colour values are averaged as they are stored, as every browser and the service before this
 * one do.
 */
final class Downscaler {
    /** Up to this many pixels wide and high, where every one counts, Lanczos gets twice the target, as in libvips. */
    private static final int SMALL = 400;

    private static final int LEFT_FOR_SMALL = 2;

    private Downscaler() {}

    /** Rows of the size {@code from} go in, lines of the size {@code to} (in no direction larger) come out. */
    static Rows between(Size from, Size to, Lines out) {
        if (from.equals(to)) {
            return new BoxStage(from, 1, 1, out);
        }
        int left = Math.max(to.width(), to.height()) <= SMALL ? LEFT_FOR_SMALL : 1;
        int boxWidth = box(from.width(), to.width() * left);
        int boxHeight = box(from.height(), to.height() * left);
        Kernel across = kernel(from.width(), boxWidth, to.width());
        Kernel down = kernel(from.height(), boxHeight, to.height());
        return new BoxStage(from, boxWidth, boxHeight, new LanczosStage(across, down, to, out));
    }

    private static int box(int from, int wanted) {
        return Math.max(1, from / wanted);
    }

    private static Kernel kernel(int from, int box, int to) {
        return new Kernel(BoxStage.boxes(from, box), (double) from / box, to);
    }
}
