package spotter.pictures;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pixels to JPEG with the JDK's writer: 4:2:0, a JFIF header, no other metadata. Baseline: a progressive one is 8 %
 * smaller and takes two to four times as long (60 to 88 ms instead of 20 to 22 ms of CPU for 1920 by 1440).
 */
final class JpegEncoder {
    private static final float QUALITY = 0.85f;

    private JpegEncoder() {}

    static byte[] encode(Canvas picture, Colours colours) throws IOException {
        return encode(image(picture, colours));
    }

    /** @param picture of three channels, in sRGB or {@link YccSpace} */
    static byte[] encode(BufferedImage picture) throws IOException {
        ImageWriter writer = JdkPlugins.jpegWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            JPEGImageWriteParam param = new JPEGImageWriteParam(null);
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The same pixels as AWT knows them. */
    static BufferedImage image(Canvas picture, Colours colours) {
        Size size = picture.size();
        byte[] samples = picture.samples();
        DataBufferByte buffer = new DataBufferByte(samples, samples.length);
        WritableRaster raster = Raster.createInterleavedRaster(
                buffer, size.width(), size.height(), size.width() * 3, 3, new int[] {0, 1, 2}, new Point());
        ColorSpace space = colours == Colours.YCC ? new YccSpace() : ColorSpace.getInstance(ColorSpace.CS_sRGB);
        ComponentColorModel model =
                new ComponentColorModel(space, false, false, BufferedImage.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }
}
