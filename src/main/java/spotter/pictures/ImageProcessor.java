package spotter.pictures;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import spotter.formats.ContentType;
import spotter.formats.PictureFacts;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * From one cleaned picture to its variants. The largest is scaled from the lines of the source while they are
 * decoded, each smaller one from those of the one before. Holds no state: any number of threads may render, and
 * {@link MemoryBudget} says how many should.
 */
public final class ImageProcessor {
    /** Kernels, ring, line buffers and the encoder's own, whatever the picture. */
    private static final long FIXED_BYTES = 2L << 20;

    /** For a pixel of the largest variant: 3 as a picture, 1 in the smaller ones, 6 encoded, being so, and spare. */
    private static final long BYTES_PER_VARIANT_PIXEL = 10;

    /** A photo of a good camera has 2 to 3 at its finest, one that a messenger has passed on 1 to 2. */
    private static final int MOST_BITS_PER_PIXEL = 4;

    /** For a column of the source: its samples and packed pixels, twice. */
    private static final long BYTES_PER_COLUMN = 24;

    /** A variant that is not encoded yet. */
    private record Drawn(Variant variant, Canvas canvas, Colours colours) {
        RenderedVariant encode() throws IOException {
            Size size = canvas.size();
            return new RenderedVariant(variant, JpegEncoder.encode(canvas, colours), size.width(), size.height());
        }
    }

    /**
     * Variants of the picture, the thumbnail first: fitted into their edge and never enlarged, upright, sRGB, alpha
     * on white, the first frame of an animation. There is always a thumbnail; a larger variant only if the next
     * smaller one does not already show every pixel; and no large one of an ordinary JPEG of up to that size, which can
     * be shown itself.
     *
     * @throws Problem {@code media.undecodable} if the content cannot be turned into pixels as a whole,
     *     {@code media.busy} if there is no memory for it just now
     */
    public List<RenderedVariant> render(byte[] picture, ContentType type, PictureFacts facts) {
        try {
            List<Drawn> drawn = decode(picture, type, facts);
            Drawn largest = drawn.get(drawn.size() - 1);
            try (Beside<RenderedVariant> encoding = new Beside<>("encoder", largest::encode)) {
                List<RenderedVariant> rendered = new ArrayList<>();
                for (Drawn smaller : drawn.subList(0, drawn.size() - 1)) {
                    rendered.add(smaller.encode());
                }
                rendered.add(encoding.result());
                return List.copyOf(rendered);
            }
        } catch (IOException | RuntimeException broken) {
            // Decoders answer damaged content with any exception there is, and with nothing a client could use.
            throw undecodable();
        } catch (OutOfMemoryError full) {
            throw Problem.retryLater(
                    ProblemKind.OVERLOADED,
                    "media.busy",
                    "There is no memory for this picture just now; try again later or send it smaller",
                    Duration.ofSeconds(10));
        }
    }

    /**
     * Bytes of memory that {@link #render} needs at most for such a picture, the array excluded: heap, and what the
     * JPEG library keeps of a progressive picture beside it.
     *
     * @throws Problem {@code media.undecodable} if not even the header can be read
     */
    public static long heapNeeded(byte[] picture, ContentType type, PictureFacts facts) {
        Size size = new Size(facts.width(), facts.height());
        Size variant = size.within(Variant.LARGE.maxEdge());
        long variants = (long) variant.width() * variant.height() * BYTES_PER_VARIANT_PIXEL;
        try {
            long decoder = decoder(type).memoryNeeded(picture, size);
            return decoder + variants + size.width() * BYTES_PER_COLUMN + FIXED_BYTES;
        } catch (IOException | RuntimeException broken) {
            throw undecodable();
        }
    }

    private static Variant largest(byte[] picture, ContentType type, PictureFacts facts) throws IOException {
        int longer = Math.max(facts.width(), facts.height());
        if (longer > Variant.MEDIUM.maxEdge()) {
            boolean isNeeded = longer > Variant.LARGE.maxEdge() || !isAsGoodAsLarge(picture, type, facts);
            return isNeeded ? Variant.LARGE : Variant.MEDIUM;
        }
        return longer > Variant.THUMBNAIL.maxEdge() ? Variant.MEDIUM : Variant.THUMBNAIL;
    }

    /**
     * Whether a large variant would be the same pixels once more, worse and not much smaller: of an ordinary JPEG,
     * upright and in sRGB, that fits already.
     */
    private static boolean isAsGoodAsLarge(byte[] picture, ContentType type, PictureFacts facts) throws IOException {
        return type == ContentType.JPEG
                && facts.orientation() == 1
                && picture.length <= facts.pixels() * MOST_BITS_PER_PIXEL / Byte.SIZE
                && JpegDecoder.isOrdinary(picture);
    }

    /** From the smallest to the largest: each is made from the lines of the next larger one while they come. */
    private static List<Drawn> decode(byte[] picture, ContentType type, PictureFacts facts) throws IOException {
        Size stored = new Size(facts.width(), facts.height());
        Size upright = new Size(facts.uprightWidth(), facts.uprightHeight());
        Variant largest = largest(picture, type, facts);
        Map<Variant, Canvas> canvases = new EnumMap<>(Variant.class);
        Downscaler scaler = null;
        for (Variant variant : EnumSet.range(Variant.THUMBNAIL, largest)) {
            Size size = upright.within(variant.maxEdge());
            Size storedSize = facts.orientation() >= 5 ? size.turned() : size;
            Canvas canvas = new Canvas(size, facts.orientation());
            canvases.put(variant, canvas);
            Rows smaller = scaler == null ? null : scaler.rows(storedSize);
            scaler = new Downscaler(storedSize, new Level(canvas, smaller));
        }
        Objects.requireNonNull(scaler, "there is always a thumbnail");
        Colours colours = decoder(type).decode(picture, stored, scaler);
        if (!canvases.values().stream().allMatch(Canvas::isComplete)) {
            throw new IOException("lines are missing");
        }
        return canvases.entrySet().stream()
                .map(each -> new Drawn(each.getKey(), each.getValue(), colours))
                .toList();
    }

    private static Decoder decoder(ContentType type) {
        return switch (type) {
            case JPEG -> new JpegDecoder();
            case PNG -> new PngDecoder();
            case GIF, WEBP -> new ScrimageDecoder(type);
            case PDF, DOC, DOCX -> throw new IllegalArgumentException("not a picture");
        };
    }

    private static Problem undecodable() {
        return new Problem(
                ProblemKind.INVALID,
                "media.undecodable",
                "The picture is damaged; open it in a picture program, save it again and send that");
    }
}
