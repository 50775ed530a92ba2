package spotter.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a header (ITU-T T.81 annex B) if it is that of an ordinary picture: sequential, 8 bits, three components in
 * one scan, none with more than two blocks beside or below each other in a unit, nor with more than brightness has.
 */
final class HeaderReader {
    private static final int SOF0 = 0xC0;
    private static final int SOF1 = 0xC1;
    private static final int DHT = 0xC4;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;

    private static final int COMPONENTS = 3;
    private static final int MOST_FACTOR = 2;
    private static final int STEPS = 64;
    private static final int CODE_LENGTHS = 16;

    private final byte[] head;
    private final byte[] file;
    private final int scan;
    private final Map<Integer, int[]> steps = new HashMap<>();
    private final Map<Integer, HuffmanTable> dc = new HashMap<>();
    private final Map<Integer, HuffmanTable> ac = new HashMap<>();
    private int frame;
    private int restartInterval;

    private HeaderReader(byte[] head, byte[] file, int scan) {
        this.head = head;
        this.file = file;
        this.scan = scan;
    }

    /**
     * @param head the segments before the first scan, without anything between them
     * @param scan where the marker of the first scan stands in the file
     * @throws IOException if it is not an ordinary one
     */
    static Header read(byte[] head, byte[] file, int scan) throws IOException {
        try {
            return new HeaderReader(head, file, scan).read();
        } catch (ArrayIndexOutOfBoundsException cutOff) {
            throw new IOException("JPEG segment of a false length", cutOff);
        }
    }

    private Header read() throws IOException {
        int end;
        for (int at = 2; at < head.length; at = end) {
            end = at + 2 + sixteenBits(head, at + 2);
            segment(head[at + 1] & 255, at + 4, end);
        }
        require(frame > 0 && head[frame] == 8 && head[frame + 5] == COMPONENTS, "frame");
        require(file[scan + 4] == COMPONENTS, "scan");
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < COMPONENTS; i++) {
            components.add(component(frame + 6 + 3 * i, scan + 5 + 2 * i));
        }
        Component brightness = components.get(0);
        for (Component component : components) {
            boolean isFiner = component.across() > brightness.across() || component.down() > brightness.down();
            require(!isFiner, "sampling");
        }
        return new Header(
                sixteenBits(head, frame + 3),
                sixteenBits(head, frame + 1),
                restartInterval,
                components,
                scan + 2 + sixteenBits(file, scan + 2));
    }

    private void segment(int marker, int from, int end) throws IOException {
        switch (marker) {
            case SOF0, SOF1 -> frame = from;
            case DQT -> quantization(from, end);
            case DHT -> huffman(from, end);
            case DRI -> restartInterval = sixteenBits(head, from);
            default -> require(marker < SOF0 || marker > 0xCF, "coding");
        }
    }

    private void quantization(int from, int end) throws IOException {
        for (int at = from; at < end; at += 1 + STEPS) {
            require(head[at] >> 4 == 0, "quantization");
            int[] read = new int[2 * STEPS];
            for (int i = 0; i < STEPS; i++) {
                read[i] = head[at + 1 + i] & 255;
            }
            steps.put((int) head[at], read);
        }
    }

    private void huffman(int from, int end) throws IOException {
        int codes;
        for (int at = from; at < end; at += 1 + CODE_LENGTHS + codes) {
            codes = 0;
            for (int i = 1; i <= CODE_LENGTHS; i++) {
                codes += head[at + i] & 255;
            }
            boolean isDc = head[at] >> 4 == 0;
            byte[] table = Arrays.copyOfRange(head, at + 1, at + 1 + CODE_LENGTHS + codes);
            (isDc ? dc : ac).put(head[at] & 15, new HuffmanTable(table, isDc));
        }
    }

    /** @param described where the frame has the component, {@code selected} where the scan has it */
    private Component component(int described, int selected) throws IOException {
        int across = head[described + 1] >> 4;
        int down = head[described + 1] & 15;
        require(head[described] == file[selected], "order of components");
        require(across >= 1 && across <= MOST_FACTOR && down >= 1 && down <= MOST_FACTOR, "sampling");
        return new Component(
                across,
                down,
                table(steps, head[described + 2]),
                table(dc, file[selected + 1] >> 4),
                table(ac, file[selected + 1] & 15));
    }

    private static <T> T table(Map<Integer, T> tables, int number) throws IOException {
        T table = tables.get(number);
        if (table == null) {
            throw new IOException("JPEG without a table");
        }
        return table;
    }

    private static void require(boolean ordinary, String part) throws IOException {
        if (!ordinary) {
            throw new IOException("JPEG with an unusual " + part);
        }
    }

    private static int sixteenBits(byte[] bytes, int at) {
        return (bytes[at] & 255) << 8 | bytes[at + 1] & 255;
    }
}
