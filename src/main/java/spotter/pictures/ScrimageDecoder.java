package spotter.pictures;

import com.sksamuel.scrimage.ImmutableImage;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;
import spotter.formats.ContentType;

/**
 * GIF and WebP by scrimage with the reader we name: the first frame as a whole, then row by row onto a white
 * canvas, for a frame may cover only a part of it.
 */
final class ScrimageDecoder implements Decoder {
    private static final int WHITE = 0xFFFFFFFF;

    /** GIF89a section 27. */
    private static final byte GIF_TRAILER = 0x3B;

    /** "RIFF" and the length of what follows. */
    private static final int RIFF_HEAD = 8;

    /** For a pixel: found by lowering the heap until a picture of 12 megapixels failed, then half as much again. */
    private static final int GIF_BYTES = 2;

    private static final int WEBP_BYTES = 8;

    private final ContentType type;

    /** For {@link ContentType#GIF} or {@link ContentType#WEBP}. */
    ScrimageDecoder(ContentType type) {
        this.type = type;
    }

    @Override
    public Colours decode(byte[] picture, Size size, Downscaler scaler) throws IOException {
        if (!isWhole(picture)) {
            throw new IOException("file is cut off");
        }
        BufferedImage frame = ImmutableImage.loader()
                .detectMetadata(false)
                .detectOrientation(false)
                .withImageReaders(List.of(new FromMemory()))
                .fromBytes(picture)
                .awt();
        Point corner = type == ContentType.GIF ? GifFrame.corner(picture) : new Point();
        if (corner.x + frame.getWidth() > size.width() || corner.y + frame.getHeight() > size.height()) {
            throw new IOException("frame beyond the canvas");
        }
        int[] argb = new int[size.width()];
        byte[] rgb = new byte[size.width() * 3];
        Rows out = scaler.rows(size);
        for (int y = 0; y < size.height(); y++) {
            Arrays.fill(argb, WHITE);
            if (y >= corner.y && y < corner.y + frame.getHeight()) {
                frame.getRGB(0, y - corner.y, frame.getWidth(), 1, argb, corner.x, frame.getWidth());
            }
            for (int x = 0; x < argb.length; x++) {
                Packed.unpack(Packed.onWhite(argb[x]), rgb, x);
            }
            out.row(y, rgb, 0);
        }
        return Colours.RGB;
    }

    @Override
    public long memoryNeeded(byte[] picture, Size size) {
        return (long) size.width() * size.height() * (type == ContentType.GIF ? GIF_BYTES : WEBP_BYTES);
    }

    /** Both readers paint what is there of a file that is cut off, and say nothing. */
    private boolean isWhole(byte[] picture) {
        return type == ContentType.GIF
                ? picture[picture.length - 1] == GIF_TRAILER
                : picture.length - RIFF_HEAD
                        >= ByteBuffer.wrap(picture)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getInt(4);
    }

    /** From memory, not through ImageIO's cache, which is a temporary file. */
    private final class FromMemory implements com.sksamuel.scrimage.nio.ImageReader {
        @Override
        public ImmutableImage read(byte[] picture, @Nullable Rectangle whole) throws IOException {
            ImageReader reader =
                    type == ContentType.GIF ? JdkPlugins.gifReader() : new WebPImageReaderSpi().createReaderInstance();
            try {
                reader.setInput(new EndingInput(picture), true, true);
                return ImmutableImage.wrapAwt(reader.read(0));
            } finally {
                reader.dispose();
            }
        }
    }
}
