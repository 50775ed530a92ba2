package spotter.formats;

/**
 * Follows the frames of an animated PNG (PNG third edition, section 11.3.6): their order, their place on the canvas, and
 * how many pixels they are together. Without an acTL before the picture data there is no animation.
 */
final class PngAnimation {
    private static final int CONTROL_BYTES = 8;
    private static final int FRAME_BYTES = 26;

    /**
     * Counting means inflating, some 3 ms per MB: ten frames of 49 megapixels in RGBA of 16 bits took 14 s. So no more
     * bytes than twice the pixels that an animation may have, 1 GB.
     */
    private static final int MAX_BYTES_PER_PIXEL = 2;

    private final ByteReader in;
    private final PictureLimits limits;
    private long declaredFrames;
    private long frames;
    private long totalPixels;
    private long totalBytes;
    private long sequence;
    private int frameWidth;
    private int frameHeight;

    PngAnimation(ByteReader in, PictureLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    boolean isPresent() {
        return declaredFrames > 0;
    }

    /** acTL. */
    void declare(PngChunks chunk) {
        requireSound(!isPresent() && chunk.length() == CONTROL_BYTES && in.be32(chunk.body()) > 0);
        declaredFrames = in.be32(chunk.body());
        PictureProblems.requireFrames(limits, declaredFrames, 0);
    }

    /** fcTL. */
    void beginFrame(PngChunks chunk, PngHeader canvas) {
        requireSound(chunk.length() == FRAME_BYTES);
        requireNext(chunk);
        int at = chunk.body() + 4;
        long width = in.be32(at);
        long height = in.be32(at + 4);
        requireSound(width > 0 && height > 0);
        requireSound(in.be32(at + 8) + width <= canvas.width() && in.be32(at + 12) + height <= canvas.height());
        frameWidth = (int) width;
        frameHeight = (int) height;
        frames++;
        totalPixels += width * height;
        totalBytes += canvas.dataBytes(frameWidth, frameHeight);
        PictureProblems.requireFrames(limits, frames, Math.max(totalPixels, totalBytes / MAX_BYTES_PER_PIXEL));
    }

    /** Sequence number of an fcTL or fdAT. */
    void requireNext(PngChunks chunk) {
        requireSound(chunk.length() >= 4 && in.be32(chunk.body()) == sequence);
        sequence++;
    }

    /** The still picture is also the first frame, and must fill the canvas. */
    void requireWhole(PngHeader canvas) {
        requireSound(frameWidth == canvas.width() && frameHeight == canvas.height());
    }

    int frameWidth() {
        return frameWidth;
    }

    int frameHeight() {
        return frameHeight;
    }

    /** How many frames there are; 1 for a still picture. */
    int finish() {
        requireSound(frames == declaredFrames);
        return (int) Math.max(1, frames);
    }

    void requireSound(boolean sound) {
        if (!sound) {
            throw PictureProblems.damaged(in.format(), "its animation makes no sense");
        }
    }
}
