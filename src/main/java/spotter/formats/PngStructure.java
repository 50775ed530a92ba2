package spotter.formats;

import org.jspecify.annotations.Nullable;
import spotter.problem.Problem;

/**
 * Proves that a file is one whole PNG: every CRC, and every frame's data inflated and counted, in a few KB of memory (PNG
 * third edition). Not thread-safe; one for each file.
 */
final class PngStructure {
    private enum Place {
        BEFORE_DATA,
        IN_DATA,
        AFTER_DATA
    }

    private final ByteReader in;
    private final PictureLimits limits;
    private final PngChunks chunks;
    private final PngPixels pixels;
    private final PngHeader header;
    private final PngAnimation animation;
    private Place place = Place.BEFORE_DATA;
    private boolean palette;
    private boolean frameBegun;
    private boolean frameData;
    private @Nullable Integer orientation;

    private PngStructure(ByteReader in, PngPixels pixels, PictureLimits limits) {
        this.in = in;
        this.limits = limits;
        this.pixels = pixels;
        this.chunks = new PngChunks(in);
        chunks.next();
        this.header = PngHeader.read(in, chunks);
        this.animation = new PngAnimation(in, limits);
    }

    /** The facts of a sound PNG; refuses one that is broken, cut off, a bomb or beyond the limits. */
    static PictureFacts check(byte[] file, PictureLimits limits) {
        ByteReader in = new ByteReader(file, "PNG");
        try (PngPixels pixels = new PngPixels(in)) {
            return new PngStructure(in, pixels, limits).check();
        }
    }

    private PictureFacts check() {
        PictureProblems.requireCanvas(limits, header.width(), header.height());
        while (chunks.next()) {
            if (place == Place.IN_DATA && !chunks.type().equals("IDAT")) {
                pixels.finish();
                place = Place.AFTER_DATA;
            }
            readChunk();
        }
        if (place != Place.AFTER_DATA) {
            throw damaged("it holds no picture data");
        }
        finishFrame();
        int upright = orientation == null ? Exif.UPRIGHT : orientation;
        return new PictureFacts(header.width(), header.height(), upright, animation.finish());
    }

    private void readChunk() {
        switch (chunks.type()) {
            case "PLTE" -> readPalette();
            case "IDAT" -> readData();
            case "IEND" -> {}
            case "eXIf" -> readExif();
            case "acTL" -> readAnimation();
            case "fcTL" -> beginFrame();
            case "fdAT" -> readFrameData();
            default -> requireAncillary();
        }
    }

    private void requireAncillary() {
        if (chunks.isCritical()) {
            throw damaged("it has a part that no viewer knows");
        }
    }

    /** In a picture without palette it is a mere suggestion, in a gray one an error that viewers forgive. */
    private void readPalette() {
        boolean sized = chunks.length() % 3 == 0 && chunks.length() > 0 && chunks.length() <= 3 * 256;
        if (palette || !sized || place != Place.BEFORE_DATA) {
            throw damaged("its palette makes no sense");
        }
        palette = true;
    }

    private void readData() {
        if (place == Place.AFTER_DATA) {
            throw damaged("its picture data is torn apart");
        }
        if (place == Place.BEFORE_DATA) {
            beginData();
        }
        pixels.add(chunks.body(), chunks.length());
    }

    private void beginData() {
        if (header.colour() == PngHeader.PALETTE && !palette) {
            throw damaged("its palette is missing");
        }
        if (frameBegun) {
            animation.requireWhole(header);
            frameBegun = false;
        }
        place = Place.IN_DATA;
        pixels.begin(header.dataBytes(header.width(), header.height()));
    }

    private void readExif() {
        if (orientation == null) {
            orientation = Exif.orientation(in, chunks.body(), chunks.body() + chunks.length());
        }
    }

    private void readAnimation() {
        if (place == Place.BEFORE_DATA) {
            animation.declare(chunks);
        }
    }

    private void beginFrame() {
        if (animation.isPresent()) {
            finishFrame();
            animation.beginFrame(chunks, header);
            frameBegun = true;
        }
    }

    private void readFrameData() {
        if (!animation.isPresent()) {
            return;
        }
        animation.requireSound(frameBegun && place == Place.AFTER_DATA);
        animation.requireNext(chunks);
        if (!frameData) {
            frameData = true;
            pixels.begin(header.dataBytes(animation.frameWidth(), animation.frameHeight()));
        }
        pixels.add(chunks.body() + 4, chunks.length() - 4);
    }

    private void finishFrame() {
        animation.requireSound(frameBegun == frameData);
        if (frameData) {
            pixels.finish();
        }
        frameBegun = false;
        frameData = false;
    }

    private Problem damaged(String fault) {
        return PictureProblems.damaged(in.format(), fault);
    }
}
