package spotter.formats;

import org.jspecify.annotations.Nullable;

/** The coded picture of a WebP, or of one frame of its animation: VP8 with or without alpha, or VP8L (RFC 9649). */
final class WebpImage {
    private static final int LOSSLESS_HEAD_BYTES = 5;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final int ALPHA_METHODS = 2;

    private final ByteReader in;
    private @Nullable PixelSize size;

    WebpImage(ByteReader in) {
        this.in = in;
    }

    /** Whether a chunk of this id is part of a picture. */
    static boolean isPart(String id) {
        return id.equals("VP8 ") || id.equals("VP8L") || id.equals("ALPH");
    }

    /** Takes a chunk that is part of the picture, which must be of the size given. */
    void add(RiffChunks chunk, PixelSize expected) {
        if (chunk.id().equals("ALPH")) {
            requireAlpha(chunk, expected);
            return;
        }
        if (size != null) {
            throw PictureProblems.damaged(in.format(), "it holds two pictures in the place of one");
        }
        size = size(in, chunk);
        if (!size.equals(expected)) {
            throw PictureProblems.damaged(in.format(), "its picture data is of another size than its header says");
        }
    }

    void requireWhole() {
        if (size == null) {
            throw PictureProblems.damaged(in.format(), "it holds no picture data");
        }
    }

    /** The size that a VP8 or VP8L chunk states. */
    static PixelSize size(ByteReader in, RiffChunks chunk) {
        return switch (chunk.id()) {
            case "VP8 " -> Vp8Header.read(in, chunk.body(), chunk.end());
            case "VP8L" -> losslessSize(in, chunk);
            default -> throw PictureProblems.damaged(in.format(), "it holds no picture data");
        };
    }

    private static PixelSize losslessSize(ByteReader in, RiffChunks chunk) {
        int at = chunk.body();
        if (chunk.length() <= LOSSLESS_HEAD_BYTES || in.u8(at) != LOSSLESS_SIGNATURE || in.u8(at + 4) >> 5 != 0) {
            throw PictureProblems.damaged(in.format(), "its picture data makes no sense");
        }
        int sizes = (int) in.le32(at + 1);
        return new PixelSize((sizes & 0x3FFF) + 1, (sizes >> 14 & 0x3FFF) + 1);
    }

    private void requireAlpha(RiffChunks chunk, PixelSize expected) {
        int method = chunk.length() < 2 ? ALPHA_METHODS : in.u8(chunk.body()) & 3;
        boolean missing = method == 0 && chunk.length() - 1 < (long) expected.width() * expected.height();
        if (method >= ALPHA_METHODS || missing) {
            throw PictureProblems.damaged(in.format(), "a part of its transparency is missing");
        }
    }
}
