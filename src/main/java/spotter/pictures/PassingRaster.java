package spotter.pictures;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Stands in for a picture's pixels without keeping any: the JDK's JPEG reader fills its destination by setting
 * one line after the other, and this one hands each on at once. So a decoded JPEG never exists as a whole.
 */
final class PassingRaster extends WritableRaster {
    private final RowBelt belt;
    private int passesLeft;

    private PassingRaster(Size size, int channels, int passes, RowBelt belt) {
        super(
                new PixelInterleavedSampleModel(
                        DataBuffer.TYPE_BYTE,
                        size.width(),
                        size.height(),
                        channels,
                        size.width() * channels,
                        channels == 1 ? new int[] {0} : new int[] {0, 1, 2}),
                new DataBufferByte(1),
                new Point());
        this.passesLeft = passes;
        this.belt = belt;
    }

    /** A destination for gray (1 channel) or RGB (3) that passes the lines of the last pass on. */
    static BufferedImage image(Size size, JpegHead head, RowBelt belt) {
        int channels = head.channels();
        ColorSpace space = ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel model =
                new ComponentColorModel(space, false, false, BufferedImage.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, new PassingRaster(size, channels, head.passes(), belt), false, null);
    }

    @Override
    public void setRect(int x, int y, Raster line) {
        passesLeft -= y == 0 ? 1 : 0;
        if (passesLeft <= 0) {
            line.getDataElements(line.getMinX(), line.getMinY(), line.getWidth(), 1, belt.next(y));
        }
    }

    @Override
    public WritableRaster createWritableChild(
            int x, int y, int width, int height, int childX, int childY, int[] bands) {
        return this;
    }
}
