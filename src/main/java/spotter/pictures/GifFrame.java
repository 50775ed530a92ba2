package spotter.pictures;

import java.awt.Point;
import java.io.IOException;

/** Where the first frame of a GIF (GIF89a specification, sections 18 to 24) stands on its canvas. */
final class GifFrame {
    private static final int HEADER_BYTES = 13;
    private static final int FLAGS = 10;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;

    private GifFrame() {}

    static Point corner(byte[] gif) throws IOException {
        int flags = gif[FLAGS];
        int at = HEADER_BYTES + (flags < 0 ? 3 << (flags & 7) + 1 : 0);
        while (gif[at] == EXTENSION) {
            at += 2;
            while (gif[at] != 0) {
                at += 1 + (gif[at] & 255);
            }
            at++;
        }
        if (gif[at] != IMAGE) {
            throw new IOException("GIF without a frame");
        }
        return new Point(sixteenBits(gif, at + 1), sixteenBits(gif, at + 3));
    }

    private static int sixteenBits(byte[] gif, int at) {
        return gif[at] & 255 | (gif[at + 1] & 255) << 8;
    }
}
