package spotter.formats;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates image data, frame by frame, only to count it: the pixels are overwritten in one small buffer. */
final class PngPixels implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final ByteReader in;
    private final Inflater inflater = new Inflater();
    private final byte[] overwritten = new byte[BUFFER_BYTES];
    private long expectedBytes;

    PngPixels(ByteReader in) {
        this.in = in;
    }

    /** @param bytes what the data of the next frame must inflate to, exactly */
    void begin(long bytes) {
        inflater.reset();
        expectedBytes = bytes;
    }

    /** Takes the next piece of the frame's data; refuses as soon as there is more than expected. */
    void add(int from, int length) {
        inflater.setInput(in.file(), from, length);
        while (!inflater.finished() && inflate() > 0) {
            if (inflater.getBytesWritten() > expectedBytes) {
                throw PictureProblems.damaged(in.format(), "it holds more picture data than its size allows");
            }
        }
    }

    private int inflate() {
        try {
            return inflater.inflate(overwritten);
        } catch (DataFormatException e) {
            throw PictureProblems.damaged(in.format(), "its picture data cannot be unpacked");
        }
    }

    /** The frame is over: refuses if anything of it is missing. */
    void finish() {
        if (inflater.getBytesWritten() != expectedBytes || !inflater.finished()) {
            throw PictureProblems.damaged(in.format(), "a part of its picture data is missing");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
