package spotter.pictures;

/** Makes lines of pixels from rows of samples: one a pixel for gray, or red, green and blue. */
final class PackedRows implements RowBelt.Taker {
    private final boolean isGray;
    private final long[] pixels;
    private final Lines out;

    PackedRows(int width, int channels, Lines out) {
        this.isGray = channels == 1;
        this.pixels = new long[width];
        this.out = out;
    }

    @Override
    public void row(int y, byte[] samples) {
        if (isGray) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = Packed.ONES * (samples[i] & 255);
            }
        } else {
            for (int i = 0, s = 0; i < pixels.length; i++, s += 3) {
                pixels[i] = Packed.of(samples[s] & 255, samples[s + 1] & 255, samples[s + 2] & 255);
            }
        }
        out.line(y, pixels);
    }
}
