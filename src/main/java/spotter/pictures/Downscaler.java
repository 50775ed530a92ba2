package spotter.pictures;

/**
 * Makes a picture smaller while its lines come in: a box average by a whole factor that leaves at least
 * {@value #LEFT_FOR_LANCZOS} times the target, then Lanczos for the rest. Colour values are averaged as they are
 * stored, as every browser and the service before this one do.
 */
final class Downscaler {
    /** Less is faster and softer; libvips leaves as much. */
    private static final int LEFT_FOR_LANCZOS = 2;

    private Downscaler() {}

    /** Lines of the size {@code from} go in, lines of the size {@code to} (in no direction larger) come out. */
    static Lines between(Size from, Size to, Lines out) {
        if (from.equals(to)) {
            return out;
        }
        int boxWidth = box(from.width(), to.width());
        int boxHeight = box(from.height(), to.height());
        Kernel across = kernel(from.width(), boxWidth, to.width());
        Kernel down = kernel(from.height(), boxHeight, to.height());
        Lines lanczos = new LanczosStage(across, down, to, out);
        return boxWidth * boxHeight == 1 ? lanczos : new BoxStage(from, boxWidth, boxHeight, lanczos);
    }

    private static int box(int from, int to) {
        return Math.max(1, from / (to * LEFT_FOR_LANCZOS));
    }

    private static Kernel kernel(int from, int box, int to) {
        return new Kernel(BoxStage.boxes(from, box), (double) from / box, to);
    }
}
