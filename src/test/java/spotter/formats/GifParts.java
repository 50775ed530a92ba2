package spotter.formats;

import static spotter.formats.PictureSamples.concat;
import static spotter.formats.PictureSamples.text;

/** GIF blocks, and a one-frame GIF around given LZW data. */
final class GifParts {
    private GifParts() {}

    /** Before the first block. */
    static byte[] insert(byte[] gif, byte[]... blocks) {
        return PictureSamples.insert(gif, new GifBlocks(new ByteReader(gif, "GIF")).first(), concat(blocks));
    }

    static byte[] loop() {
        return concat(new byte[] {0x21, (byte) 0xFF, 11}, text("NETSCAPE2.0"), new byte[] {3, 1, 0, 0, 0});
    }

    static byte[] application(String name, String content) {
        return concat(
                new byte[] {0x21, (byte) 0xFF, 11},
                text(name),
                new byte[] {(byte) content.length()},
                text(content),
                new byte[1]);
    }

    static byte[] extension(int label, String content) {
        return concat(new byte[] {0x21, (byte) label, (byte) content.length()}, text(content), new byte[1]);
    }

    /** A canvas of this size, four colours, and one frame of 4 x 4 pixels at its corner with these sub-blocks. */
    static byte[] withData(int width, int height, byte... subBlocks) {
        byte[] screen = {(byte) width, (byte) (width >> 8), (byte) height, (byte) (height >> 8), (byte) 0x81, 0, 0};
        byte[] descriptor = {0x2C, 0, 0, 0, 0, 4, 0, 4, 0, 0, 2};
        return concat(text("GIF89a"), screen, new byte[12], descriptor, subBlocks, new byte[] {0x3B});
    }
}
