package spotter.pictures;

import java.io.IOException;

/**
 * A picture in memory for readers that go on at its end: the WebP reader asks there for every single bit again and takes
 * it for zero, so that 34 bytes could keep a thread busy for minutes. Here it is told, after what its reading ahead may
 * ask for in a sound file.
 */
final class EndingInput extends BytesInput {
    /** Eight bytes are read ahead, and asked for again with each of their bits. */
    private static final int MOST_BEYOND = 10_000;

    private int beyond;

    EndingInput(byte[] file) {
        super(file);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count < 0 && ++beyond > MOST_BEYOND) {
            throw new IOException("pixels run past the data");
        }
        return count;
    }

    /** Unknown: the reader takes a large picture of few bytes for a fault, and one of a single colour is none. */
    @Override
    public long length() {
        return -1;
    }
}
