package spotter.bench;

import com.sksamuel.scrimage.ImmutableImage;
import com.sksamuel.scrimage.nio.JpegWriter;
import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import spotter.formats.ContentType;
import spotter.formats.PictureFacts;
import spotter.pictures.ImageProcessor;
import spotter.pictures.Variant;

/**
 * CPU time for the three variants of each picture named on the command line, ours and scrimage's own scaling by
 * turns. {@code ROUNDS} as a system property; the first third is warming up and not counted.
 */
public final class VariantsBench {
    private static final int ROUNDS = Integer.getInteger("ROUNDS", 9);

    private VariantsBench() {}

    private interface Work {
        void run() throws IOException;
    }

    public static void main(String[] files) throws IOException {
        double product = 1;
        double scrimageProduct = 1;
        for (String file : files) {
            byte[] picture = Files.readAllBytes(Path.of(file));
            ContentType type = type(file);
            PictureFacts facts = facts(picture);
            List<Double> ours = new ArrayList<>();
            List<Double> scrimages = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                double own = cpuMillis(() -> new ImageProcessor().render(picture, type, facts));
                double scrimage = cpuMillis(() -> scrimage(picture));
                if (round >= ROUNDS / 3) {
                    ours.add(own);
                    scrimages.add(scrimage);
                }
            }
            product *= median(ours);
            scrimageProduct *= median(scrimages);
            report(Path.of(file).getFileName().toString(), median(ours), median(scrimages));
        }
        report("geometric mean", Math.pow(product, 1.0 / files.length), Math.pow(scrimageProduct, 1.0 / files.length));
    }

    private static void report(String name, double ours, double scrimage) {
        System.out.printf(
                Locale.ROOT, "%-32s %7.0f ms, scrimage %7.0f ms, ratio %.2f%n", name, ours, scrimage, scrimage / ours);
    }

    private static void scrimage(byte[] picture) throws IOException {
        ImmutableImage image = ImmutableImage.loader().fromBytes(picture);
        JpegWriter writer = JpegWriter.compression(85);
        for (Variant variant : Variant.values()) {
            image.bound(variant.maxEdge(), variant.maxEdge()).bytes(writer);
        }
    }

    private static double cpuMillis(Work work) throws IOException {
        // Of the whole process: a second thread scales what the first one decodes.
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = system.getProcessCpuTime();
        work.run();
        return (system.getProcessCpuTime() - before) / 1e6;
    }

    private static double median(List<Double> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    private static PictureFacts facts(byte[] picture) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            return new PictureFacts(reader.getWidth(0), reader.getHeight(0), 1, 1);
        }
    }

    private static ContentType type(String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1);
        for (ContentType type : ContentType.PICTURES) {
            if (type.extension().equals(extension)) {
                return type;
            }
        }
        throw new IllegalArgumentException(file);
    }
}
