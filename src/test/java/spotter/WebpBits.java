package spotter;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The simplest lossless WebP there is (RFC 9649): channels of 0 or 255, so that a bit says which. */
final class WebpBits {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int count;

    static byte[] lossless(BufferedImage image) {
        WebpBits bits = new WebpBits();
        bits.header(image.getWidth(), image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                bits.put(rgb >> 8 & 1, 1);
                bits.put(rgb >> 16 & 1, 1);
                bits.put(rgb & 1, 1);
            }
        }
        bits.put(0, 15);
        return riff(bits.bytes.toByteArray());
    }

    private void header(int width, int height) {
        put(0x2F, 8);
        put(width - 1, 14);
        put(height - 1, 14);
        put(0, 1 + 3); // no alpha, version 0
        put(0, 1 + 1 + 1); // no transform, no colour cache, one group of codes
        for (int channel = 0; channel < 3; channel++) {
            put(0b11, 2); // a simple code, of two symbols
            put(0, 1 + 1); // the first in one bit: 0
            put(255, 8);
        }
        put(0b101, 3); // alpha: a simple code, of one symbol, in eight bits
        put(255, 8);
        put(0b0001, 4); // distances: a simple code, of one symbol, in one bit: 0
    }

    private void put(int value, int width) {
        for (int i = 0; i < width; i++) {
            pending |= (value >> i & 1) << count++;
            if (count == 8) {
                bytes.write(pending);
                pending = 0;
                count = 0;
            }
        }
    }

    private static byte[] riff(byte[] content) {
        int padded = content.length + (content.length & 1);
        return ByteBuffer.allocate(20 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(12 + padded)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }
}
