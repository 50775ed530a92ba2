package spotter.pictures;

import java.util.Optional;

/**
 * Makes a picture smaller while it comes in: a box average by the largest whole factor that leaves enough, unless the
 * decoder has left out as much already, then Lanczos for the rest. Colour values are averaged as they are stored, as
 * every browser and the service before this one do.
 */
final class Downscaler {
    /** Up to this many pixels wide and high, where every one counts, Lanczos gets twice the target, as in libvips. */
    private static final int SMALL = 400;

    private static final int LEFT_FOR_SMALL = 2;

    private final Size to;
    private final Rows out;
    private final int left;

    /** @param to size of the lines that come out, as they are stored */
    Downscaler(Size to, Rows out) {
        this.to = to;
        this.out = out;
        this.left = Math.max(to.width(), to.height()) <= SMALL ? LEFT_FOR_SMALL : 1;
    }

    /** The same for a picture whose colours have to be converted if it has a profile, once they are few. */
    Downscaler inSrgb(Colours colours, Optional<ColourProfile> profile) {
        return profile.map(from -> new Downscaler(to, new SrgbRows(colours, from, to.width(), out)))
                .orElse(this);
    }

    /** Takes the rows of a picture, in no direction smaller than the target. */
    Rows rows(Size from) {
        if (from.equals(to)) {
            return out;
        }
        int boxWidth = box(from.width(), to.width());
        int boxHeight = box(from.height(), to.height());
        return new BoxStage(from, boxWidth, boxHeight, lanczos(from, boxWidth, boxHeight));
    }

    /**
     * Takes the lines of a picture from a decoder that leaves out what is not needed.
     *
     * @param from the picture's own size
     * @param shrink pixels of that size beside and below each other, of which one comes; at most {@link #box(Size)}
     */
    Lines lines(Size from, int shrink) {
        return lanczos(from, shrink, shrink);
    }

    /** How many pixels beside and below each other may be averaged or left out before Lanczos, at least 1. */
    int box(Size from) {
        return Math.min(box(from.width(), to.width()), box(from.height(), to.height()));
    }

    private int box(int from, int target) {
        return Math.max(1, from / (target * left));
    }

    private Lines lanczos(Size from, int boxWidth, int boxHeight) {
        Kernel across = kernel(from.width(), boxWidth, to.width());
        Kernel down = kernel(from.height(), boxHeight, to.height());
        return new LanczosStage(BoxStage.boxes(from.width(), boxWidth), across, down, to, out);
    }

    private static Kernel kernel(int from, int box, int to) {
        return new Kernel(BoxStage.boxes(from, box), (double) from / box, to);
    }
}
