package spotter.pictures;

/** Gives a picture the colours of sRGB on its way: once it is small, for that costs more than decoding. */
final class SrgbRows implements Rows {
    private final Colours colours;
    private final ColourProfile profile;
    private final byte[] row;
    private final Rows out;

    /**
     * @param colours of the rows to come
     * @param profile what their red, green and blue are of
     * @param width of the rows to come
     */
    SrgbRows(Colours colours, ColourProfile profile, int width, Rows out) {
        this.colours = colours;
        this.profile = profile;
        this.row = new byte[width * 3];
        this.out = out;
    }

    @Override
    public void line(int y, long[] pixels) {
        for (int x = 0; x < pixels.length; x++) {
            Packed.unpack(pixels[x], row, x);
        }
        convert(y);
    }

    @Override
    public void row(int y, byte[] samples, int from) {
        System.arraycopy(samples, from, row, 0, row.length);
        convert(y);
    }

    private void convert(int y) {
        colours.toRgb(row);
        profile.convert(row);
        out.row(y, row, 0);
    }
}
