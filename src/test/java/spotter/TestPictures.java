package spotter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Real pictures, made in code. Most show the card: red, green, blue and yellow quarters (from the upper left, row by
 * row), so that a turned, mirrored or recoloured picture shows.
 */
public final class TestPictures {
    public static final int RED = 0xFF0000;
    public static final int GREEN = 0x00FF00;
    public static final int BLUE = 0x0000FF;
    public static final int YELLOW = 0xFFFF00;

    /** Stands in {@link #phoneJpeg} as comment, XMP and GPS reference; must be gone from what is served. */
    public static final String SECRET = "home-of-the-client";

    private TestPictures() {}

    /** The card, upright. */
    public static BufferedImage card(int width, int height) {
        BufferedImage card = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                card.setRGB(x, y, cardColour(2 * x < width, 2 * y < height));
            }
        }
        return card;
    }

    /** The card as a camera of that EXIF orientation stores it: of the given size, upright only for 1. */
    public static BufferedImage storedCard(int width, int height, int orientation) {
        BufferedImage card = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean left = 2 * x < width;
                boolean top = 2 * y < height;
                int colour = switch (orientation) {
                    case 2 -> cardColour(!left, top);
                    case 3 -> cardColour(!left, !top);
                    case 4 -> cardColour(left, !top);
                    case 5 -> cardColour(top, left);
                    case 6 -> cardColour(!top, left);
                    case 7 -> cardColour(!top, !left);
                    case 8 -> cardColour(top, !left);
                    default -> cardColour(left, top);
                };
                card.setRGB(x, y, colour);
            }
        }
        return card;
    }

    /** Noise that no format compresses: as PNG about 3 bytes a pixel, as JPEG about 1. */
    public static BufferedImage noise(int width, int height) {
        BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(17);
        noise.setRGB(0, 0, width, height, random.ints((long) width * height).toArray(), 0, width);
        return noise;
    }

    /** A baseline JPEG of the card. */
    public static byte[] jpeg(int width, int height) {
        return jpeg(card(width, height));
    }

    public static byte[] jpeg(BufferedImage image) {
        return written("jpeg", image, false);
    }

    public static byte[] progressiveJpeg(int width, int height) {
        return progressiveJpeg(card(width, height));
    }

    public static byte[] progressiveJpeg(BufferedImage image) {
        return written("jpeg", image, true);
    }

    /** One channel, black on the left and white on the right. */
    public static byte[] grayJpeg(int width, int height) {
        return jpeg(halves(width, height, BufferedImage.TYPE_BYTE_GRAY));
    }

    /** As phones write it: EXIF with orientation and GPS, XMP, a comment, and the card stored accordingly. */
    public static byte[] phoneJpeg(int width, int height, int orientation) {
        byte[] plain = jpeg(storedCard(width, height, orientation));
        byte[] exif = exif(orientation);
        byte[] xmp = ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + "</x:xmpmeta>")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] comment = SECRET.getBytes(StandardCharsets.US_ASCII);
        return joined(
                slice(plain, 0, 2),
                segment(0xE1, exif),
                segment(0xE1, xmp),
                segment(0xFE, comment),
                slice(plain, 2, plain.length));
    }

    /** With an ICC profile in front, whatever the bytes of that are. */
    public static byte[] withIcc(byte[] jpeg, byte[] profile) {
        byte[] head = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII);
        return joined(slice(jpeg, 0, 2), segment(0xE2, joined(head, profile)), slice(jpeg, 2, jpeg.length));
    }

    /** A plain picture of four channels as Photoshop stores them: upside down, behind an Adobe marker. */
    public static byte[] cmykJpeg(int width, int height, int cyan, int magenta, int yellow, int black) {
        return inkJpeg(width, height, new int[] {255 - cyan, 255 - magenta, 255 - yellow, 255 - black}, 0);
    }

    /** The same with brightness and colour differences (ITU-T T.871 section 7) in place of the three inks. */
    public static byte[] ycckJpeg(int width, int height, int cyan, int magenta, int yellow, int black) {
        double brightness = 0.299 * cyan + 0.587 * magenta + 0.114 * yellow;
        double blue = 128 + (yellow - brightness) / 1.772;
        double red = 128 + (cyan - brightness) / 1.402;
        int[] stored = {(int) brightness, (int) Math.min(255, blue), (int) Math.min(255, red), 255 - black};
        return inkJpeg(width, height, stored, 2);
    }

    private static byte[] inkJpeg(int width, int height, int[] stored, int transform) {
        WritableRaster ink = Raster.createInterleavedRaster(0, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                ink.setPixel(x, y, stored);
            }
        }
        byte[] raw = written("jpeg", new IIOImage(ink, null, null), false);
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return joined(slice(raw, 0, 2), segment(0xEE, adobe), slice(raw, 2, raw.length));
    }

    public static byte[] png(BufferedImage image) {
        return written("png", image, false);
    }

    public static byte[] interlacedPng(int width, int height) {
        return written("png", card(width, height), true);
    }

    /** Red of the given opacity, 0 to 255, everywhere. */
    public static byte[] rgbaPng(int width, int height, int alpha) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, alpha << 24 | RED);
            }
        }
        return png(image);
    }

    /** 16 bits a channel, black on the left and white on the right. */
    public static byte[] sixteenBitPng(int width, int height) {
        return png(halves(width, height, BufferedImage.TYPE_USHORT_GRAY));
    }

    /** Colours by number, one byte each. */
    public static byte[] palettePng(int width, int height) {
        return png(redrawn(card(width, height), BufferedImage.TYPE_BYTE_INDEXED));
    }

    /** One bit a pixel, black on the left and white on the right. */
    public static byte[] oneBitPng(int width, int height) {
        return png(halves(width, height, BufferedImage.TYPE_BYTE_BINARY));
    }

    /** Two frames on a canvas: first a red one, at an offset and smaller than the canvas, then a blue one. */
    public static byte[] animatedGif(int width, int height, int left, int top) {
        return GifFrames.animated(new Rectangle(left, top, width - left, height - top));
    }

    /** The card as lossless WebP (RFC 9649 section 3): no transform, and one bit for each of red, green and blue. */
    public static byte[] webp(int width, int height) {
        return WebpBits.lossless(card(width, height));
    }

    /** A small ICC profile of a colour space as wide as Display P3. */
    public static byte[] wideProfile() {
        return IccProfileBytes.displayP3();
    }

    private static int cardColour(boolean left, boolean top) {
        return top ? (left ? RED : GREEN) : (left ? BLUE : YELLOW);
    }

    private static BufferedImage halves(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(width / 2, 0, width, height);
        g.dispose();
        return redrawn(image, type);
    }

    private static BufferedImage redrawn(BufferedImage image, int type) {
        BufferedImage other = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D g = other.createGraphics();
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return other;
    }

    /** EXIF 2.32: IFD0 with orientation and a GPS directory that holds the secret as its processing method. */
    private static byte[] exif(int orientation) {
        byte[] secret = SECRET.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(6 + 8 + 30 + 18 + secret.length);
        tiff.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38).putInt(0);
        tiff.putShort((short) 1);
        tiff.putShort((short) 0x001B)
                .putShort((short) 7)
                .putInt(secret.length)
                .putInt(56)
                .putInt(0)
                .put(secret);
        return tiff.array();
    }

    private static byte[] segment(int marker, byte[] content) {
        int length = content.length + 2;
        byte[] head = {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length};
        return joined(head, content);
    }

    private static byte[] written(String format, BufferedImage image, boolean progressive) {
        return written(format, new IIOImage(image, null, null), progressive);
    }

    private static byte[] written(String format, IIOImage image, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, image, param);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
