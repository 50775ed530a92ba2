package spotter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An ICC profile (ICC.1:2001-04) of three primaries and a gamma of 2.2: what a matrix needs, and nothing else. */
final class IccProfileBytes {
    private static final int HEADER = 128;
    private static final int TAGS = 7;
    private static final double[] D50 = {0.9642, 1, 0.8249};

    private IccProfileBytes() {}

    /** The primaries of Display P3, adapted to D50. */
    static byte[] displayP3() {
        double[][] xyz = {D50, {0.51512, 0.2412, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.1571, 0.06657, 0.78407}};
        String[] names = {"wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
        int data = HEADER + 4 + TAGS * 12;
        int size = data + 4 * 20 + 16;
        ByteBuffer profile = ByteBuffer.allocate(size);
        header(profile, size);
        profile.position(HEADER).putInt(TAGS);
        for (int i = 0; i < TAGS; i++) {
            boolean isCurve = i >= 4;
            profile.put(ascii(names[i])).putInt(data + Math.min(i, 4) * 20).putInt(isCurve ? 14 : 20);
        }
        for (double[] colour : xyz) {
            profile.put(ascii("XYZ ")).putInt(0);
            fixed(profile, colour);
        }
        profile.put(ascii("curv")).putInt(0).putInt(1).putShort((short) Math.round(2.2 * 256));
        return profile.array();
    }

    private static void header(ByteBuffer profile, int size) {
        profile.putInt(size).putInt(0).putInt(0x02400000).put(ascii("mntrRGB XYZ "));
        profile.position(36).put(ascii("acsp"));
        profile.position(68);
        fixed(profile, D50);
    }

    private static void fixed(ByteBuffer profile, double[] values) {
        for (double value : values) {
            profile.putInt((int) Math.round(value * 65536));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
