package spotter.formats;

import org.jspecify.annotations.Nullable;
import spotter.problem.Problem;

/** Proves that a file is one whole WebP, short of decoding it (RFC 9649). Not thread-safe; one for each file. */
final class WebpStructure {
    static final String EXTENDED = "VP8X";
    static final int EXTENDED_BYTES = 10;
    static final int FRAME_BYTES = 16;
    static final int ANIMATED = 0x02;

    private static final int ANIMATION_BYTES = 6;

    private final ByteReader in;
    private final PictureLimits limits;
    private final WebpImage still;
    private @Nullable Integer orientation;
    private boolean animationBegun;
    private int frames;
    private long totalPixels;

    private WebpStructure(byte[] file, PictureLimits limits) {
        this.in = new ByteReader(file, "WebP");
        this.limits = limits;
        this.still = new WebpImage(in);
    }

    /** The facts of a sound WebP; refuses one that is broken, cut off or beyond the limits. */
    static PictureFacts check(byte[] file, PictureLimits limits) {
        return new WebpStructure(file, limits).check();
    }

    private PictureFacts check() {
        RiffChunks chunks = RiffChunks.ofWebp(in);
        if (!chunks.next()) {
            throw damaged("it holds no picture data");
        }
        return chunks.id().equals(EXTENDED) ? checkExtended(chunks) : checkSimple(chunks);
    }

    private PictureFacts checkSimple(RiffChunks chunks) {
        PixelSize size = WebpImage.size(in, chunks);
        PictureProblems.requireCanvas(limits, size.width(), size.height());
        if (size.width() == 0 || size.height() == 0) {
            throw damaged("its header makes no sense");
        }
        while (chunks.next()) {
            // Viewers pass over what follows; it only must not be cut off.
        }
        return new PictureFacts(size.width(), size.height(), Exif.UPRIGHT, 1);
    }

    private PictureFacts checkExtended(RiffChunks chunks) {
        int at = chunks.body();
        if (chunks.length() < EXTENDED_BYTES) {
            throw damaged("its header makes no sense");
        }
        PixelSize canvas = new PixelSize(in.le24(at + 4) + 1, in.le24(at + 7) + 1);
        PictureProblems.requireCanvas(limits, canvas.width(), canvas.height());
        boolean animated = (in.u8(at) & ANIMATED) != 0;
        while (chunks.next()) {
            if (chunks.id().equals("EXIF")) {
                readExif(chunks);
            } else if (animated) {
                readAnimation(chunks, canvas);
            } else if (WebpImage.isPart(chunks.id())) {
                still.add(chunks, canvas);
            }
        }
        if (!animated) {
            still.requireWhole();
        } else if (frames == 0) {
            throw damaged("its animation has no frames");
        }
        int upright = orientation == null ? Exif.UPRIGHT : orientation;
        return new PictureFacts(canvas.width(), canvas.height(), upright, Math.max(1, frames));
    }

    private void readExif(RiffChunks chunks) {
        if (orientation == null) {
            orientation = Exif.orientation(in, chunks.body(), chunks.end());
        }
    }

    private void readAnimation(RiffChunks chunks, PixelSize canvas) {
        if (chunks.id().equals("ANIM")) {
            animationBegun = chunks.length() >= ANIMATION_BYTES;
        } else if (chunks.id().equals("ANMF")) {
            readFrame(chunks, canvas);
        }
    }

    private void readFrame(RiffChunks chunks, PixelSize canvas) {
        int at = chunks.body();
        RiffChunks inside = chunks.inside(FRAME_BYTES);
        PixelSize size = new PixelSize(in.le24(at + 6) + 1, in.le24(at + 9) + 1);
        boolean fits = 2 * in.le24(at) + size.width() <= canvas.width()
                && 2 * in.le24(at + 3) + size.height() <= canvas.height();
        if (!animationBegun || !fits) {
            throw damaged("its animation makes no sense");
        }
        frames++;
        totalPixels += (long) size.width() * size.height();
        PictureProblems.requireFrames(limits, frames, totalPixels);
        WebpImage frame = new WebpImage(in);
        while (inside.next()) {
            if (WebpImage.isPart(inside.id())) {
                frame.add(inside, size);
            }
        }
        frame.requireWhole();
    }

    private Problem damaged(String fault) {
        return PictureProblems.damaged(in.format(), fault);
    }
}
