package spotter.formats;

import spotter.problem.Problem;

/** Proves that a file is one whole GIF: every block, and the pixels of every frame counted. One for each file. */
final class GifStructure {
    private final ByteReader in;
    private final PictureLimits limits;
    private final GifBlocks blocks;
    private final GifLzw lzw;
    private int frames;
    private long totalPixels;

    private GifStructure(byte[] file, PictureLimits limits) {
        this.in = new ByteReader(file, "GIF");
        this.limits = limits;
        this.blocks = new GifBlocks(in);
        this.lzw = new GifLzw(in);
    }

    /** The facts of a sound GIF; refuses one that is broken, cut off or beyond the limits. */
    static PictureFacts check(byte[] file, PictureLimits limits) {
        return new GifStructure(file, limits).check();
    }

    private PictureFacts check() {
        PictureProblems.requireCanvas(limits, blocks.width(), blocks.height());
        while (blocks.next()) {
            if (blocks.label() == GifBlocks.IMAGE) {
                readFrame();
            }
        }
        if (frames == 0) {
            throw damaged("it holds no picture data");
        }
        return new PictureFacts(blocks.width(), blocks.height(), Exif.UPRIGHT, frames);
    }

    private void readFrame() {
        int at = blocks.start() + 1;
        int width = in.le16(at + 4);
        int height = in.le16(at + 6);
        boolean inside = in.le16(at) + width <= blocks.width() && in.le16(at + 2) + height <= blocks.height();
        if (width == 0 || height == 0 || !inside) {
            throw damaged("a frame does not fit into the picture");
        }
        long pixels = (long) width * height;
        frames++;
        totalPixels += pixels;
        PictureProblems.requireFrames(limits, frames, totalPixels);
        if (lzw.count(blocks.data(), pixels) < pixels) {
            throw damaged("a part of its picture data is missing");
        }
    }

    private Problem damaged(String fault) {
        return PictureProblems.damaged(in.format(), fault);
    }
}
