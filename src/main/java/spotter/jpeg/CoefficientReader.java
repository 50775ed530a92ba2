package spotter.jpeg;

import java.io.IOException;

/** Reads the blocks of coefficients of a sequential scan (ITU-T T.81 section F.2.2); forgets the high frequencies. */
final class CoefficientReader {
    /** Of a whole block. */
    private static final int COEFFICIENTS = 64;

    /** What {@link #bits} holds at least after eight more bytes were looked at: seven of them, or a few bits more. */
    private static final int MOST_BITS = 56;

    private final CodedBytes source;
    private final byte[] bytes;

    /** Where the next byte stands in the portion; the ones before it are in {@link #bits}, or used up. */
    private int at;

    /** Bits of the data that are next, from the highest bit on. */
    private long bits;

    private int bitCount;

    CoefficientReader(CodedBytes source) {
        this.source = source;
        this.bytes = source.bytes();
    }

    /**
     * Before each unit.
     *
     * @throws IOException if the last one went beyond the data
     */
    void beginUnit() throws IOException {
        if (bitsLeft() < 0) {
            throw new IOException("data are missing");
        }
        at = source.fill(at);
    }

    /** @param number of the marker, counted from 0 */
    void restart(int number) throws IOException {
        long left = bitsLeft();
        if (left < 0 || left >= Byte.SIZE) {
            throw new IOException("more or less data than blocks");
        }
        source.restart(number);
        at = 0;
        bits = 0;
        bitCount = 0;
    }

    private long bitsLeft() {
        return (long) (source.count() - at) * Byte.SIZE + bitCount;
    }

    /**
     * The next block: the coefficients that are wanted go to their places, all others behind them.
     *
     * @param block all 0, with room for one more
     * @return whether the first coefficient is the only one that is not 0
     * @throws IOException if the data cannot be what an encoder wrote
     */
    boolean block(Plane plane, int[] block) throws IOException {
        Component component = plane.component();
        block[0] = plane.next(difference(component.dc())) * component.steps()[0];
        return others(plane, block) == HuffmanTable.END_OF_BLOCK;
    }

    /** T.81 section F.2.2.1. */
    private int difference(HuffmanTable table) throws IOException {
        bits |= (long) CodedBytes.EIGHT.get(bytes, at) >>> bitCount;
        at += Long.SIZE - 1 - bitCount >> 3;
        bitCount |= MOST_BITS;
        int answer = table.quick()[(int) (bits >>> Long.SIZE - HuffmanTable.BITS)];
        if ((answer & HuffmanTable.LENGTH) == 0) {
            answer = table.whole(answer, bits);
        }
        bits <<= answer;
        bitCount -= answer & HuffmanTable.LENGTH;
        return answer >> HuffmanTable.VALUE_FROM;
    }

    /**
     * T.81 section F.2.2.2. Half of the time of a decode is spent here, so what changes is held in local variables.
     *
     * @return the index of the last coefficient, raised by 64 if the block was ended after it
     */
    private int others(Plane plane, int[] block) throws IOException {
        HuffmanTable table = plane.component().ac();
        int[] quick = table.quick();
        int[] steps = plane.component().steps();
        byte[] places = plane.places();
        long bits = this.bits;
        int bitCount = this.bitCount;
        int at = this.at;
        int index = 0;
        int answer = 0;
        while (index < COEFFICIENTS - 1) {
            bits |= (long) CodedBytes.EIGHT.get(bytes, at) >>> bitCount;
            at += Long.SIZE - 1 - bitCount >> 3;
            bitCount |= MOST_BITS;
            // An answer takes 26 of the bits at most.
            for (int i = 0; i < 2 && index < COEFFICIENTS - 1; i++) {
                answer = quick[(int) (bits >>> Long.SIZE - HuffmanTable.BITS)];
                if ((answer & HuffmanTable.LENGTH) == 0) {
                    answer = table.whole(answer, bits);
                }
                bits <<= answer;
                bitCount -= answer & HuffmanTable.LENGTH;
                index += answer >> HuffmanTable.ADVANCE_FROM & HuffmanTable.ADVANCE;
                block[places[index]] = (answer >> HuffmanTable.VALUE_FROM) * steps[index];
            }
        }
        this.bits = bits;
        this.bitCount = bitCount;
        this.at = at;
        boolean isEnded = (answer >> HuffmanTable.ADVANCE_FROM & HuffmanTable.ADVANCE) == HuffmanTable.END_OF_BLOCK;
        if (index >= COEFFICIENTS && !isEnded) {
            throw new IOException("a block of more than 64 coefficients");
        }
        return index;
    }
}
