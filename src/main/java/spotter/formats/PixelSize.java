package spotter.formats;

/**
 * The size of a coded picture.
 *
 * @param width pixels
 * @param height pixels
 */
record PixelSize(int width, int height) {}
