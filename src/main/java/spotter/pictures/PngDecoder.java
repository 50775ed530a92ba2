package spotter.pictures;

import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.ImageLineByte;
import ar.com.hjg.pngj.PngReaderByte;
import ar.com.hjg.pngj.chunks.PngChunk;
import ar.com.hjg.pngj.chunks.PngChunkICCP;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** PNG (W3C, third edition) by pngj, line by line; only an interlaced one has to be in memory as a whole. */
final class PngDecoder implements Decoder {
    /** Real profiles stay under 3 MB; what inflates to more is a bomb. */
    private static final int MAX_PROFILE_BYTES = 4 << 20;

    private static final int IHDR_BIT_DEPTH = 24;
    private static final int IHDR_COLOUR_TYPE = 25;
    private static final int IHDR_INTERLACE = 28;

    @Override
    public Colours decode(byte[] picture, Size size, Downscaler scaler) throws IOException {
        PngReaderByte reader = new PngReaderByte(new ByteArrayInputStream(picture));
        try {
            reader.setChunksToSkip("fdAT", "fcTL", "tEXt", "zTXt", "iTXt", "eXIf");
            ImageInfo info = reader.imgInfo;
            if (!size.equals(new Size(info.cols, info.rows))) {
                throw new IOException("PNG of another size");
            }
            PngColours colours = new PngColours(info, reader.getMetadata());
            byte[] rgb = new byte[info.cols * 3];
            Rows out = scaler.inSrgb(Colours.RGB, profile(reader, info)).rows(size);
            for (int y = 0; y < info.rows; y++) {
                colours.convert((ImageLineByte) reader.readRow(), rgb);
                out.row(y, rgb, 0);
            }
            return Colours.RGB;
        } finally {
            reader.close();
        }
    }

    @Override
    public long memoryNeeded(byte[] picture, Size size) {
        if (picture[IHDR_INTERLACE] == 0) {
            return 0;
        }
        int channels = new int[] {1, 0, 3, 1, 2, 0, 4}[picture[IHDR_COLOUR_TYPE]];
        int bytes = picture[IHDR_BIT_DEPTH] == 16 ? 2 : 1;
        return (long) size.width() * size.height() * channels * bytes;
    }

    /** Of a chunk that stands before the pixels. */
    private static Optional<ColourProfile> profile(PngReaderByte reader, ImageInfo info) {
        PngChunk profile = reader.getChunksList().getById1(PngChunkICCP.ID);
        int channels = info.greyscale ? 1 : 3;
        return profile == null ? Optional.empty() : ColourProfile.of(inflated(profile.getRaw().data), channels);
    }

    /** The content of iCCP: a name ended by 0, the method 0, the profile deflated. Nothing if it is broken. */
    private static byte[] inflated(byte[] chunk) {
        int start = 0;
        while (start < chunk.length && chunk[start] != 0) {
            start++;
        }
        Inflater inflater = new Inflater();
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            inflater.setInput(chunk, Math.min(chunk.length, start + 2), Math.max(0, chunk.length - start - 2));
            for (int n = inflater.inflate(part); n > 0; n = inflater.inflate(part)) {
                profile.write(part, 0, n);
                if (profile.size() > MAX_PROFILE_BYTES) {
                    return new byte[0];
                }
            }
            return profile.toByteArray();
        } catch (DataFormatException broken) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }
}
