package spotter.pictures;

/** Takes a picture row by row, from the top, as samples; or line by line, as pixels. */
interface Rows extends Lines {
    /**
     * @param y counted from 0 without gaps; 0 again means that the picture starts anew
     * @param samples three of each pixel, 8 bits each; only lent, the caller writes over it
     * @param from where the row begins in it
     */
    void row(int y, byte[] samples, int from);
}
