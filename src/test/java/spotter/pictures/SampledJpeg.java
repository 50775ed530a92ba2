package spotter.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEGs with colours stored as fine or as coarse as asked for, and with restart markers. */
final class SampledJpeg {
    private static final String FORMAT = "javax_imageio_jpeg_image_1.0";
    private static final float QUALITY = 0.95f;

    private SampledJpeg() {}

    /**
     * @param across samples of brightness for one of colour in a row
     * @param down the same in a column
     * @param restartInterval units between two markers; 0 for none
     */
    static byte[] of(BufferedImage image, int across, int down, int restartInterval) {
        return written(image, metadata -> describe(metadata, 0, across, down, restartInterval));
    }

    /** With twice as many samples of blue difference in a row as of brightness: allowed, and never seen. */
    static byte[] withFinerColour(BufferedImage image) {
        return written(image, metadata -> {
            describe(metadata, 0, 1, 1, 0);
            describe(metadata, 1, 2, 1, 0);
        });
    }

    private interface Description {
        void apply(IIOMetadata metadata) throws IIOInvalidTreeException;
    }

    private static byte[] written(BufferedImage image, Description description) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param);
            description.apply(metadata);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void describe(IIOMetadata metadata, int component, int across, int down, int restartInterval)
            throws IIOInvalidTreeException {
        IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode sampling =
                (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(component);
        sampling.setAttribute("HsamplingFactor", Integer.toString(across));
        sampling.setAttribute("VsamplingFactor", Integer.toString(down));
        if (restartInterval > 0) {
            IIOMetadataNode interval = new IIOMetadataNode("dri");
            interval.setAttribute("interval", Integer.toString(restartInterval));
            tree.getElementsByTagName("markerSequence").item(0).appendChild(interval);
        }
        metadata.setFromTree(FORMAT, tree);
    }
}
