package spotter.formats;

/**
 * Steps over the marker segments of the first picture in a JPEG, from SOI to EOI (ITU-T T.81 annex B). What follows EOI,
 * a second picture or a film on many phones, is never looked at.
 */
final class JpegSegments {
    static final int DHT = 0xC4;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DRI = 0xDD;
    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int APP14 = 0xEE;
    static final int APP15 = 0xEF;
    static final int COM = 0xFE;

    private static final int SOI = 0xD8;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;

    private final ByteReader in;
    private int at = 2;
    private int marker;
    private int start;
    private int end;

    JpegSegments(ByteReader in) {
        this.in = in;
        if (in.be16(0) != (0xFF00 | SOI)) {
            throw PictureProblems.damaged(in.format(), "it does not begin like one");
        }
    }

    /** Moves to the next segment; false at EOI. */
    boolean next() {
        start = markerStart();
        marker = in.u8(start + 1);
        if (marker == EOI) {
            return false;
        }
        if (!hasLength(marker)) {
            throw PictureProblems.damaged(in.format(), "a marker stands where none may be");
        }
        int length = in.be16(start + 2);
        if (length < 2) {
            throw PictureProblems.damaged(in.format(), "a segment has no length");
        }
        end = in.end(start + 2, length);
        at = marker == SOS ? scanEnd(in.file(), end) : end;
        return true;
    }

    int marker() {
        return marker;
    }

    /** Where its 0xFF stands, fill bytes before it left out. */
    int start() {
        return start;
    }

    /** First byte after the length. */
    int body() {
        return start + 4;
    }

    /** End of the segment; for SOS, where its coded data begins. */
    int end() {
        return end;
    }

    /** End of the coded data after an SOS; of any other segment, its end. */
    int dataEnd() {
        return at;
    }

    boolean isBody(String text) {
        return body() + text.length() <= end && in.has(body(), text);
    }

    private int markerStart() {
        if (in.u8(at) != 0xFF) {
            throw PictureProblems.damaged(in.format(), "there are bytes between its parts that belong to none");
        }
        int last = at;
        while (in.u8(last + 1) == 0xFF) {
            last++;
        }
        return last;
    }

    private static boolean hasLength(int marker) {
        return marker >= 0xC0 && (marker < RST0 || marker >= SOS) && marker != 0xFF;
    }

    /** The next marker that is no part of coded data: not a stuffed 0xFF00, a restart, or a fill byte before either. */
    private int scanEnd(byte[] file, int from) {
        int i = from;
        while (i < file.length) {
            int mark = in.nextAllOnes(i);
            i = mark + 1;
            while (i < file.length && file[i] == (byte) 0xFF) {
                i++;
            }
            int code = i < file.length ? file[i] & 0xFF : 0;
            if (code != 0 && (code < RST0 || code > RST7)) {
                return mark;
            }
        }
        throw PictureProblems.cutOff(in.format());
    }
}
