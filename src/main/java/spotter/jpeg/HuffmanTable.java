package spotter.jpeg;

import java.io.IOException;
import java.util.Arrays;

/**
 * A Huffman table of a sequential JPEG (ITU-T T.81 annexes C and F.2.2), answering with a coefficient and how far it
 * is from the last one. A code and the bits of its value that are short enough together are one look into a table.
 */
final class HuffmanTable {
    /** What is looked up at once. */
    static final int BITS = 10;

    /** Of an answer: bits taken, code and value together; 0 when it is not whole and {@link #whole} has to be asked. */
    static final int LENGTH = 63;

    /** Of an answer, from this bit on: by how much the index of the coefficient grows. */
    static final int ADVANCE_FROM = 6;

    static final int ADVANCE = 127;

    /** Of an answer, from this bit on: the coefficient, signed. */
    static final int VALUE_FROM = 16;

    /** An advance that ends every block (T.81 figure F.14: EOB). */
    static final int END_OF_BLOCK = 64;

    private static final int LONGEST_CODE = 16;

    /** Bits of a value: 11 is the most a difference of 8-bit samples takes, 10 a coefficient (T.81 table F.1, F.2). */
    private static final int MOST_DC_BITS = 11;

    private static final int MOST_AC_BITS = 10;

    private static final int ZERO_RUN = 0xF0;

    /** Bits that {@link #whole} looks at: more than the longest code and value. */
    private static final int WINDOW = 31;

    private final boolean isDc;
    private final byte[] symbols;
    private final int[] quick = new int[1 << BITS];
    private final int[] lastCode = new int[LONGEST_CODE + 1];
    private final int[] symbolOfCodeZero = new int[LONGEST_CODE + 1];

    /**
     * @param table begins with the sixteen numbers of codes by length (BITS), the symbols (HUFFVAL) follow
     * @throws IOException if the table makes no sense for 8-bit samples
     */
    HuffmanTable(byte[] table, boolean isDc) throws IOException {
        this.isDc = isDc;
        this.symbols = Arrays.copyOfRange(table, LONGEST_CODE, table.length);
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST_CODE; length++) {
            int count = table[length - 1] & 255;
            if (code + count > 1 << length || index + count > symbols.length) {
                throw new IOException("Huffman table with more codes than there are");
            }
            symbolOfCodeZero[length] = index - code;
            lastCode[length] = code + count - 1;
            for (int i = 0; i < count; i++) {
                add(code++, length, symbols[index++] & 255);
            }
            code <<= 1;
        }
    }

    /** Answers by the next {@link #BITS} bits of the data. */
    int[] quick() {
        return quick;
    }

    /**
     * The answer that was too long for {@link #quick}.
     *
     * @param part what it knows: a code whose value is beyond its bits, or 0
     * @param bits the data from here on, from the highest bit
     * @throws IOException if no code begins so
     */
    int whole(int part, long bits) throws IOException {
        int data = (int) (bits >>> Long.SIZE - WINDOW);
        if (part != 0) {
            return answer(part >> VALUE_FROM, part >> ADVANCE_FROM & ADVANCE, data, WINDOW);
        }
        for (int length = BITS + 1; length <= LONGEST_CODE; length++) {
            int code = data >> WINDOW - length;
            if (code <= lastCode[length]) {
                return answer(symbols[code + symbolOfCodeZero[length]] & 255, length, data, WINDOW);
            }
        }
        throw new IOException("no such Huffman code");
    }

    private void add(int code, int length, int symbol) throws IOException {
        int valueBits = valueBits(symbol);
        if (valueBits > (isDc ? MOST_DC_BITS : MOST_AC_BITS)) {
            throw new IOException("Huffman table with values of more bits than samples have");
        }
        int first = code << BITS - length;
        for (int next = first; length <= BITS && next < first + (1 << BITS - length); next++) {
            boolean isWhole = length + valueBits <= BITS;
            quick[next] = isWhole ? answer(symbol, length, next, BITS) : symbol << VALUE_FROM | length << ADVANCE_FROM;
        }
    }

    private int valueBits(int symbol) {
        return isDc ? symbol : symbol & 15;
    }

    /** @param window the data from the code on: so many bits */
    private int answer(int symbol, int codeLength, int data, int window) {
        int valueBits = valueBits(symbol);
        int length = codeLength + valueBits;
        int value = extended(data >>> window - length & (1 << valueBits) - 1, valueBits);
        return value << VALUE_FROM | advance(symbol, valueBits) << ADVANCE_FROM | length;
    }

    private int advance(int symbol, int valueBits) {
        if (isDc) {
            return 1;
        }
        return valueBits > 0 || symbol == ZERO_RUN ? (symbol >> 4) + 1 : END_OF_BLOCK;
    }

    /** T.81 figure F.12: values whose highest bit is 0 are negative. */
    private static int extended(int value, int bits) {
        return bits > 0 && value < 1 << bits - 1 ? value - (1 << bits) + 1 : value;
    }
}
