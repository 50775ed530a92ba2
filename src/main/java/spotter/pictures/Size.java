package spotter.pictures;

/**
 * Width and height in pixels, each at least 1.
 */
record Size(int width, int height) {
    /** This size fitted inside a square of the given edge with its proportions kept; itself if it already fits. */
    Size within(int edge) {
        int longer = Math.max(width, height);
        return longer <= edge ? this : new Size(scaled(width, edge, longer), scaled(height, edge, longer));
    }

    /** As seen after a quarter turn. */
    Size turned() {
        return new Size(height, width);
    }

    private static int scaled(int side, int edge, int longer) {
        return (int) Math.max(1, Math.round((double) side * edge / longer));
    }
}
