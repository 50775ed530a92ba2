package spotter.formats;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small sound pictures of all formats, made here, and the means to add parts to them. */
public final class PictureSamples {
    static final int WIDTH = 40;
    static final int HEIGHT = 24;

    private PictureSamples() {}

    /** One picture of each kind that is worth mutating, by name. */
    public static Map<String, byte[]> seeds(ContentType type) {
        return switch (type) {
            case JPEG ->
                Map.of(
                        "baseline", jpeg(false),
                        "progressive", jpeg(true),
                        "exif", JpegParts.insert(jpeg(false), JpegParts.exif(exif(ByteOrder.LITTLE_ENDIAN, 6))));
            case PNG ->
                Map.of(
                        "rgb", png(BufferedImage.TYPE_INT_RGB),
                        "palette", png(BufferedImage.TYPE_BYTE_INDEXED),
                        "animated", animatedPng(),
                        "exif",
                                insertChunks(
                                        png(BufferedImage.TYPE_INT_ARGB),
                                        chunk("eXIf", exif(ByteOrder.BIG_ENDIAN, 3))));
            case GIF -> Map.of("still", gif(1), "animated", gif(3));
            case WEBP ->
                Map.of(
                        "lossless", webp(riff("VP8L", lossless(WIDTH, HEIGHT))),
                        "lossy", webp(riff("VP8 ", lossy(WIDTH, HEIGHT))),
                        "extended",
                                webp(
                                        extended(0x08),
                                        riff("VP8L", lossless(WIDTH, HEIGHT)),
                                        riff("EXIF", exif(ByteOrder.LITTLE_ENDIAN, 8))),
                        "animated", animatedWebp());
            case PDF, DOC, DOCX -> throw new IllegalArgumentException("no picture");
        };
    }

    static BufferedImage drawing(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, 0xFF000000 | x * 6 << 16 | y * 10 << 8 | (x * y & 0xFF));
            }
        }
        return image;
    }

    static byte[] jpeg(boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        return written(writer, param, drawing(BufferedImage.TYPE_INT_RGB));
    }

    static byte[] png(int imageType) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        return written(writer, writer.getDefaultWriteParam(), drawing(imageType));
    }

    static byte[] interlacedPng() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return written(writer, param, drawing(BufferedImage.TYPE_INT_RGB));
    }

    private static byte[] written(ImageWriter writer, ImageWriteParam param, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Frames of the same drawing, with graphic controls and an endless loop. */
    static byte[] gif(int frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames; i++) {
                writer.writeToSequence(new IIOImage(drawing(BufferedImage.TYPE_BYTE_INDEXED), null, null), null);
            }
            writer.endWriteSequence();
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return GifParts.insert(bytes.toByteArray(), GifParts.loop());
    }

    /** A TIFF structure with GPS coordinates, a camera's name and this orientation. */
    static byte[] exif(ByteOrder order, int orientation) {
        boolean little = order == ByteOrder.LITTLE_ENDIAN;
        ByteBuffer tiff = ByteBuffer.allocate(96).order(order);
        tiff.put((little ? "II" : "MM").getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010F, 2, 8).putInt(50);
        entry(tiff, 0x0112, 3, 1).putShort((short) orientation).putShort((short) 0);
        entry(tiff, 0x8825, 4, 1).putInt(58);
        tiff.putInt(0);
        tiff.put("SpyCam9\0".getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 1);
        entry(tiff, 1, 2, 2).put(new byte[] {'N', 0, 0, 0});
        tiff.putInt(0);
        return tiff.array();
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }

    static byte[] chunk(String type, byte... body) {
        ByteBuffer chunk = ByteBuffer.allocate(body.length + 12).putInt(body.length);
        chunk.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(body);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, body.length + 4);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /** Right after IHDR. */
    static byte[] insertChunks(byte[] png, byte[]... chunks) {
        return insert(png, 33, concat(chunks));
    }

    /** Two frames: the still picture, and one of 2 x 2 black pixels at its corner. */
    static byte[] animatedPng() {
        byte[] still = png(BufferedImage.TYPE_INT_RGB);
        byte[] begun = insertChunks(still, chunk("acTL", 0, 0, 0, 2, 0, 0, 0, 0), frame(0, WIDTH, HEIGHT));
        byte[] data = concat(new byte[] {0, 0, 0, 2}, deflated(new byte[2 * (1 + 2 * 3)]));
        return insert(begun, begun.length - 12, concat(frame(1, 2, 2), chunk("fdAT", data)));
    }

    private static byte[] chunk(String type, int... body) {
        byte[] bytes = new byte[body.length];
        for (int i = 0; i < body.length; i++) {
            bytes[i] = (byte) body[i];
        }
        return chunk(type, bytes);
    }

    static byte[] frame(int sequence, int width, int height) {
        ByteBuffer body = ByteBuffer.allocate(26).putInt(sequence).putInt(width).putInt(height);
        return chunk("fcTL", body.array());
    }

    static byte[] header(int width, int height, int depth, int colour) {
        ByteBuffer body = ByteBuffer.allocate(13).putInt(width).putInt(height);
        return chunk("IHDR", body.put((byte) depth).put((byte) colour).array());
    }

    static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] webp(byte[]... chunks) {
        return riff("RIFF", concat("WEBP".getBytes(StandardCharsets.US_ASCII), concat(chunks)));
    }

    static byte[] riff(String id, byte[] body) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + body.length + (body.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(id.getBytes(StandardCharsets.US_ASCII))
                .putInt(body.length)
                .put(body)
                .array();
    }

    static byte[] extended(int flags) {
        return riff("VP8X", new byte[] {(byte) flags, 0, 0, 0, WIDTH - 1, 0, 0, HEIGHT - 1, 0, 0});
    }

    /** One colour all over: five prefix codes of a single symbol, so that a pixel takes no bits (RFC 9649 section 3). */
    static byte[] lossless(int width, int height) {
        long sizes = width - 1L | (height - 1L) << 14;
        ByteBuffer bytes = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x2F).putInt((int) sizes);
        long codes = 0;
        int at = 3;
        for (long symbol : new long[] {0x40, 0x80, 0xC0, 0xFF}) {
            codes |= (0b101 | symbol << 3) << at;
            at += 11;
        }
        return bytes.putLong(codes | 1L << at).array();
    }

    /** A key frame whose partitions are all zeros; enough for its header. */
    static byte[] lossy(int width, int height) {
        int firstPartition = 24;
        ByteBuffer bytes = ByteBuffer.allocate(10 + firstPartition + 30).order(ByteOrder.LITTLE_ENDIAN);
        int tag = 1 << 4 | firstPartition << 5;
        bytes.put((byte) tag).put((byte) (tag >> 8)).put((byte) (tag >> 16));
        bytes.put(new byte[] {(byte) 0x9D, 1, 0x2A});
        return bytes.putShort((short) width).putShort((short) height).array();
    }

    static byte[] animatedWebp() {
        byte[] place = {0, 0, 0, 0, 0, 0, WIDTH - 1, 0, 0, HEIGHT - 1, 0, 0, 100, 0, 0, 0};
        byte[] frame = riff("ANMF", concat(place, riff("VP8L", lossless(WIDTH, HEIGHT)), riff("NOTE", new byte[5])));
        return webp(extended(0x02), riff("ANIM", new byte[6]), frame, frame);
    }

    static byte[] insert(byte[] file, int at, byte[] part) {
        byte[] head = Arrays.copyOf(file, at);
        return concat(head, part, Arrays.copyOfRange(file, at, file.length));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static boolean contains(byte[] file, String text) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(text);
    }

    static BufferedImage decoded(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                throw new AssertionError("no reader");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
