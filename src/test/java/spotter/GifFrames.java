package spotter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Animated GIFs through the JDK's writer, which wants to be told about canvas and frames in trees. */
final class GifFrames {
    private GifFrames() {}

    /** A red and then a blue frame in the lower right of a canvas that ends where they end. */
    static byte[] animated(Rectangle frame) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(screen(writer, frame.x + frame.width, frame.y + frame.height));
            for (Color colour : new Color[] {Color.RED, Color.BLUE}) {
                writer.writeToSequence(frame(writer, frame, colour), null);
            }
            writer.endWriteSequence();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadata screen(ImageWriter writer, int width, int height) throws IOException {
        IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
        IIOMetadataNode node = new IIOMetadataNode("LogicalScreenDescriptor");
        node.setAttribute("logicalScreenWidth", Integer.toString(width));
        node.setAttribute("logicalScreenHeight", Integer.toString(height));
        node.setAttribute("colorResolution", "8");
        node.setAttribute("pixelAspectRatio", "0");
        return merged(metadata, node);
    }

    private static IIOImage frame(ImageWriter writer, Rectangle frame, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(frame.width, frame.height, BufferedImage.TYPE_BYTE_INDEXED);
        Graphics2D g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, frame.width, frame.height);
        g.dispose();
        IIOMetadataNode node = new IIOMetadataNode("ImageDescriptor");
        node.setAttribute("imageLeftPosition", Integer.toString(frame.x));
        node.setAttribute("imageTopPosition", Integer.toString(frame.y));
        node.setAttribute("imageWidth", Integer.toString(frame.width));
        node.setAttribute("imageHeight", Integer.toString(frame.height));
        node.setAttribute("interlaceFlag", "FALSE");
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        return new IIOImage(image, null, merged(metadata, node));
    }

    private static IIOMetadata merged(IIOMetadata metadata, IIOMetadataNode node) throws IOException {
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = new IIOMetadataNode(format);
        root.appendChild(node);
        metadata.mergeTree(format, root);
        return metadata;
    }
}
