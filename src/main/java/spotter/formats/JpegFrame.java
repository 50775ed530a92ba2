package spotter.formats;

import java.util.ArrayList;
import java.util.List;

/**
 * A frame header (ITU-T T.81 section B.2.2).
 *
 * @param width pixels, 1 to 65535
 * @param height pixels, 1 to 65535
 * @param progressive coefficients come in several scans
 * @param components 1 to 4, in the order of the file; two may share an id
 */
record JpegFrame(int width, int height, boolean progressive, List<Component> components) {

    /**
     * @param id by which scans name it
     * @param horizontal sampling factor, 1 to 4
     * @param vertical sampling factor, 1 to 4
     * @param quantization number of its table, 0 to 3
     */
    record Component(int id, int horizontal, int vertical, int quantization) {}

    private static final int PROGRESSIVE = 0xC2;

    JpegFrame {
        components = List.copyOf(components);
    }

    /** Whether this marker is a frame header that {@link #read} knows: baseline, extended or progressive Huffman. */
    static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= PROGRESSIVE;
    }

    /** Any other frame header, arithmetic tables, hierarchical coding, and what JPEG-LS and other relatives use. */
    static boolean isUnusual(int marker) {
        boolean frame = marker > PROGRESSIVE && marker <= 0xCF && marker != JpegSegments.DHT;
        return frame || marker == 0xDE || marker == 0xDF || (marker >= 0xF0 && marker <= 0xFD);
    }

    static JpegFrame read(ByteReader in, JpegSegments segment) {
        int at = segment.body();
        int count = in.u8(at + 5);
        if (in.u8(at) != 8) {
            throw PictureProblems.unusualJpeg();
        }
        int width = in.be16(at + 3);
        int height = in.be16(at + 1);
        // A height of zero is told after the first scan (DNL); no decoder at hand waits for it.
        if (width == 0 || height == 0 || count < 1 || count > 4 || segment.end() != at + 6 + 3 * count) {
            throw PictureProblems.damaged(in.format(), "its frame header makes no sense");
        }
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            components.add(component(in, at + 6 + 3 * i));
        }
        return new JpegFrame(width, height, segment.marker() == PROGRESSIVE, components);
    }

    private static Component component(ByteReader in, int at) {
        int sampling = in.u8(at + 1);
        Component component = new Component(in.u8(at), sampling >> 4, sampling & 15, in.u8(at + 2));
        if (!isFactor(component.horizontal) || !isFactor(component.vertical) || component.quantization > 3) {
            throw PictureProblems.damaged(in.format(), "its frame header makes no sense");
        }
        return component;
    }

    private static boolean isFactor(int sampling) {
        return sampling >= 1 && sampling <= 4;
    }

    /** Blocks of 8 x 8 samples that a scan of these components codes (T.81 section A.2). */
    long blocks(List<Component> scanned) {
        int maxHorizontal =
                components.stream().mapToInt(Component::horizontal).max().orElse(1);
        int maxVertical =
                components.stream().mapToInt(Component::vertical).max().orElse(1);
        if (scanned.size() == 1) {
            Component only = scanned.get(0);
            return (long) blocksAcross(width, only.horizontal, maxHorizontal)
                    * blocksAcross(height, only.vertical, maxVertical);
        }
        long units = (long) divideUp(width, 8 * maxHorizontal) * divideUp(height, 8 * maxVertical);
        return units
                * scanned.stream()
                        .mapToInt(each -> each.horizontal * each.vertical)
                        .sum();
    }

    private static int blocksAcross(int pixels, int sampling, int maxSampling) {
        return divideUp(divideUp(pixels * sampling, maxSampling), 8);
    }

    private static int divideUp(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
