package spotter.pictures;

/** Gives a picture the colours of sRGB on its way: once it is small, for that costs more than decoding. */
final class SrgbRows implements Rows {
    private final ColourProfile profile;
    private final byte[] row;
    private final Rows out;

    /** @param width of the rows to come */
    SrgbRows(ColourProfile profile, int width, Rows out) {
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
    public void row(int y, byte[] rgb, int from) {
        System.arraycopy(rgb, from, row, 0, row.length);
        convert(y);
    }

    private void convert(int y) {
        profile.convert(row);
        out.row(y, row, 0);
    }
}
