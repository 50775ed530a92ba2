package spotter.pictures;

import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/** The JDK's own ImageIO plug-ins, by class: asked by format, ImageIO answers with whichever was registered first. */
final class JdkPlugins {
    private static final ImageReaderSpi JPEG_READER = find(ImageReaderSpi.class, "jpeg.JPEGImageReaderSpi");
    private static final ImageWriterSpi JPEG_WRITER = find(ImageWriterSpi.class, "jpeg.JPEGImageWriterSpi");
    private static final ImageReaderSpi GIF_READER = find(ImageReaderSpi.class, "gif.GIFImageReaderSpi");

    private JdkPlugins() {}

    /** To be disposed of by the caller, like the others. */
    static ImageReader jpegReader() throws IOException {
        return JPEG_READER.createReaderInstance();
    }

    static ImageWriter jpegWriter() throws IOException {
        return JPEG_WRITER.createWriterInstance();
    }

    static ImageReader gifReader() throws IOException {
        return GIF_READER.createReaderInstance();
    }

    private static <T extends ImageReaderWriterSpi> T find(Class<T> category, String name) {
        Iterator<T> all = IIORegistry.getDefaultInstance().getServiceProviders(category, false);
        while (all.hasNext()) {
            T candidate = all.next();
            if (candidate.getClass().getName().equals("com.sun.imageio.plugins." + name)) {
                return candidate;
            }
        }
        throw new IllegalStateException("This Java has no ImageIO plug-in " + name + "; java.desktop is needed");
    }
}
