package spotter.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import javax.imageio.IIOException;

/**
 * What stands before the first scan of a JPEG (ITU-T T.81, annex B), read once and written anew for the JDK's
 * reader: tables and frame as they are, colours named without doubt, and nothing else. So the reader never meets
 * thumbnails, comments or a broken profile, and never guesses colours in a way of its own.
 */
final class JpegHead {
    private static final int SOF0 = 0xC0;
    private static final int SOF2 = 0xC2;
    private static final int DHT = 0xC4;
    private static final int SOF_LAST = 0xCF;
    private static final int SOI = 0xD8;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;

    /** Marker and header before the first of its components. */
    private static final int FRAME_BYTES = 10;

    private static final int COMPONENT_BYTES = 3;
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

    private final byte[] file;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final TreeMap<Integer, byte[]> profileParts = new TreeMap<>();
    private boolean jfif;
    private int adobeTransform = -1;
    private int frame;
    private int scan;

    private JpegHead(byte[] file) {
        this.file = file;
    }

    /** Reads up to the first scan, and not further. */
    static JpegHead of(byte[] jpeg) throws IIOException {
        JpegHead head = new JpegHead(jpeg);
        try {
            head.walk();
        } catch (ArrayIndexOutOfBoundsException cutOff) {
            throw new IIOException("JPEG ends before its first scan", cutOff);
        }
        if (head.frame == 0) {
            throw new IIOException("JPEG without a frame header");
        }
        return head;
    }

    /** Where the first scan's marker stands in the file. */
    int scanOffset() {
        return scan;
    }

    Size size() {
        return new Size(sixteenBits(frame + 7), sixteenBits(frame + 5));
    }

    /** 1 gray, 3 colour, 4 ink. */
    int channels() {
        return file[frame + 9] & 255;
    }

    /** Whether the values were stored upside down, as Photoshop does: 255 for no ink. */
    boolean isInverted() {
        return adobeTransform >= 0;
    }

    /** Whether three channels (of three, or the first of four) are stored as brightness and two colour differences. */
    boolean isYcc() {
        return switch (channels()) {
            case 3 -> jfif || (adobeTransform >= 0 ? adobeTransform != 0 : !hasRgbIds());
            case 4 -> adobeTransform > 0;
            default -> false;
        };
    }

    /** Whether the decoder has to keep the coefficients of the whole picture, two bytes each, until its last scan. */
    boolean isBuffered() {
        boolean sequential = (file[frame + 1] & 255) <= SOF0 + 1;
        return !sequential || (file[scan + 4] & 255) < channels();
    }

    /**
     * How often the JDK's reader paints the picture: a progressive one anew after each scan, each time a little
     * better, and there is no telling it to paint the last one only.
     */
    int passes() {
        return (file[frame + 1] & 255) == SOF2 ? scans() : 1;
    }

    /** Samples of all channels per pixel, a chroma channel of half the width and height counting a quarter. */
    double samplesPerPixel() {
        int most = 1;
        int all = 0;
        for (int i = 0; i < channels(); i++) {
            int sampling = file[frame + 11 + 3 * i] & 255;
            int samples = (sampling >> 4) * (sampling & 15);
            all += samples;
            most = Math.max(most, samples);
        }
        return (double) all / most;
    }

    /** The ICC profile put together from its parts; no bytes if there is none. */
    byte[] profile() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        profileParts.values().forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    /** What the JDK's reader gets in place of everything before the first scan. */
    byte[] forReader() {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(new byte[] {(byte) 0xFF, (byte) SOI});
        if (channels() == 3 && isYcc()) {
            head.writeBytes(new byte[] {-1, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0});
        } else if (channels() >= 3) {
            byte transform = (byte) (isYcc() ? 2 : 0);
            head.writeBytes(
                    new byte[] {-1, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, transform});
        }
        head.writeBytes(kept.toByteArray());
        return head.toByteArray();
    }

    private void walk() throws IIOException {
        int at = 2;
        while (true) {
            while (file[at] != -1) {
                at++;
            }
            while (file[at + 1] == -1) {
                at++;
            }
            int marker = file[at + 1] & 255;
            if (marker == SOS) {
                scan = at;
                return;
            }
            int end = at + 2 + sixteenBits(at + 2);
            segment(marker, at, end);
            at = end;
        }
    }

    private void segment(int marker, int at, int end) throws IIOException {
        if (end > file.length || end < at + 4) {
            throw new IIOException("JPEG segment of a false length");
        }
        boolean isFrame = marker >= SOF0 && marker <= SOF_LAST && marker != DHT;
        if (isFrame) {
            if (end - at < FRAME_BYTES || end - at < FRAME_BYTES + COMPONENT_BYTES * (file[at + 9] & 255)) {
                throw new IIOException("JPEG frame header of a false length");
            }
            frame = at;
        }
        if (isFrame || marker == DHT || marker == DQT || marker == DRI) {
            kept.write(file, at, end - at);
        } else if (marker == APP0) {
            jfif |= end - at >= 9 && file[at + 4] == 'J' && file[at + 5] == 'F' && file[at + 6] == 'I';
        } else if (marker == APP2 && startsWith(at + 4, end, ICC) && end - at >= 18) {
            profileParts.put(file[at + 16] & 255, Arrays.copyOfRange(file, at + 18, end));
        } else if (marker == APP14 && startsWith(at + 4, end, ADOBE) && end - at >= 16) {
            adobeTransform = file[at + 15] & 255;
        }
    }

    private int scans() {
        int scans = 0;
        int at = scan;
        while (at + 3 < file.length) {
            int marker = file[at] == -1 ? file[at + 1] & 255 : 0;
            scans += marker == SOS ? 1 : 0;
            // The lengths of tables have to be followed: a table may hold any bytes, coded data no marker.
            boolean isTable = marker == SOS || marker == DHT || marker >= DQT && marker < 0xFF;
            at += isTable ? 2 + sixteenBits(at + 2) : 1;
        }
        return scans;
    }

    private boolean hasRgbIds() {
        return file[frame + 10] == 'R' && file[frame + 13] == 'G' && file[frame + 16] == 'B';
    }

    private boolean startsWith(int from, int to, byte[] name) {
        return to - from >= name.length && Arrays.equals(file, from, from + name.length, name, 0, name.length);
    }

    private int sixteenBits(int at) {
        return (file[at] & 255) << 8 | file[at + 1] & 255;
    }
}
