package spotter.pictures;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import spotter.formats.ContentType;
import spotter.formats.Inspection;
import spotter.formats.MetadataStripper;
import spotter.formats.PictureFacts;
import spotter.formats.PictureLimits;
import spotter.formats.PictureSamples;
import spotter.formats.SampleDocx;
import spotter.formats.SampleOle;
import spotter.formats.SamplePdf;
import spotter.formats.UploadInspector;
import spotter.fuzz.FuzzTarget;

/** Any file as an upload: inspected, and what is accepted cleaned and rendered, which makes readable variants or none. */
public final class UploadTarget implements FuzzTarget {
    /** Small, for the time of a decode grows with them. */
    private static final PictureLimits LIMITS = new PictureLimits(250_000, 5000, 20, 500_000);

    private final UploadInspector inspector = new UploadInspector(LIMITS);
    private final ImageProcessor images = new ImageProcessor();

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new HashMap<>();
        for (ContentType type : ContentType.values()) {
            if (type.isPicture()) {
                PictureSamples.seeds(type).forEach((name, file) -> seeds.put(type + "-" + name, file));
            }
        }
        seeds.remove("WEBP-lossy"); // a header without pixels
        seeds.put("PDF", SamplePdf.onePage());
        seeds.put("DOC", SampleOle.word());
        seeds.put("DOCX", SampleDocx.sound().deflated());
        return seeds;
    }

    @Override
    public List<String> words() {
        return List.of(
                "\u00ff\u00d8\u00ff", "\u0089PNG\r\n\u001a\n", "GIF89a", "RIFF", "WEBPVP8 ", "%PDF-", "PK\u0003\u0004");
    }

    @Override
    public void take(byte[] input) throws IOException {
        Inspection verdict = inspector.inspect(input, null, Set.of(ContentType.values()));
        PictureFacts facts = verdict.picture();
        if (facts == null) {
            return;
        }
        byte[] clean = MetadataStripper.strip(input, verdict.type());
        ImageProcessor.heapNeeded(clean, verdict.type(), facts);
        for (RenderedVariant variant : images.render(clean, verdict.type(), facts)) {
            if (ImageIO.read(new ByteArrayInputStream(variant.jpeg())).getWidth() != variant.width()) {
                throw new IllegalStateException("a variant is not as wide as it says");
            }
        }
    }

    /** Pixels, not bytes, decide: all that are allowed, in every stage and format. */
    @Override
    public long maxAllocatedBytes(int length) {
        return (128L << 20) + 400L * length;
    }
}
