package spotter.formats;

/**
 * What a picture's structure says before a pixel is decoded.
 *
 * @param width stored width in pixels, before orientation is applied
 * @param height stored height in pixels, before orientation is applied
 * @param orientation EXIF 2.32 tag 0x0112, 1 (upright) to 8; 1 when absent or senseless
 * @param frames 1, or the number of frames of an animation
 */
public record PictureFacts(int width, int height, int orientation, int frames) {
    /** Width as seen upright. */
    public int uprightWidth() {
        return orientation >= 5 ? height : width;
    }

    /** Height as seen upright. */
    public int uprightHeight() {
        return orientation >= 5 ? width : height;
    }

    /** Pixels of one frame. */
    public long pixels() {
        return (long) width * height;
    }
}
