package spotter.pictures;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A picture in memory for ImageIO, whose own streams would first copy it into a cache or a temporary file: some
 * bytes of ours, then the file's from an offset on.
 */
class BytesInput extends ImageInputStreamImpl {
    private final byte[] head;
    private final byte[] file;
    private final int fileFrom;

    BytesInput(byte[] file) {
        this(new byte[0], file, 0);
    }

    /** The arrays are read in place. */
    BytesInput(byte[] head, byte[] file, int fileFrom) {
        this.head = head;
        this.file = file;
        this.fileFrom = fileFrom;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        bitOffset = 0;
        int position = (int) streamPos;
        boolean inHead = position < head.length;
        byte[] source = inHead ? head : file;
        int from = inHead ? position : position - head.length + fileFrom;
        int count = Math.min(length, source.length - from);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(source, from, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return (long) head.length + file.length - fileFrom;
    }
}
