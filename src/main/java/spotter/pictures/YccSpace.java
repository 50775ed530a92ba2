package spotter.pictures;

import java.awt.color.ColorSpace;

/** Says to the JPEG writer that samples are what it would make of red, green and blue: it writes them as they are. */
final class YccSpace extends ColorSpace {
    private static final long serialVersionUID = 1;

    YccSpace() {
        super(TYPE_YCbCr, 3);
    }

    @Override
    public float[] toRGB(float[] colour) {
        throw new UnsupportedOperationException("only written");
    }

    @Override
    public float[] fromRGB(float[] rgb) {
        throw new UnsupportedOperationException("only written");
    }

    @Override
    public float[] toCIEXYZ(float[] colour) {
        throw new UnsupportedOperationException("only written");
    }

    @Override
    public float[] fromCIEXYZ(float[] xyz) {
        throw new UnsupportedOperationException("only written");
    }
}
