package spotter.pictures;

/** Takes a picture line by line, from the top, as pixels to calculate with. */
interface Lines {
    /**
     * @param y counted from 0 without gaps; 0 again means that the picture starts anew
     * @param pixels one {@link Packed} pixel per column, 8 bits a channel; only lent, the caller writes over it
     */
    void line(int y, long[] pixels);
}
