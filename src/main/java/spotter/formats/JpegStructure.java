package spotter.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spotter.problem.Problem;

/** Proves that a file is one whole JPEG, short of decoding it (ITU-T T.81). Not thread-safe; one for each file. */
final class JpegStructure {
    /** Ordinary progressive files have about ten; each one more costs the decoder a pass over all pixels. */
    private static final int MAX_SCANS = 100;

    /** Pixels times scans, as a multiple of the pixels an animation may have: 20 scans of 50 megapixels. */
    private static final int SCAN_PIXELS_FACTOR = 2;

    private final ByteReader in;
    private final PictureLimits limits;
    private final JpegSegments segments;
    private final JpegTables tables = new JpegTables();
    /** Each by itself, for two may be alike. */
    private final Set<JpegFrame.Component> shown = Collections.newSetFromMap(new IdentityHashMap<>());

    private @Nullable JpegFrame frame;
    private @Nullable Integer orientation;
    private int scans;

    private JpegStructure(byte[] file, PictureLimits limits) {
        this.in = new ByteReader(file, "JPEG");
        this.limits = limits;
        this.segments = new JpegSegments(in);
    }

    /** The facts of a sound JPEG; refuses one that is broken, cut off, unusually coded or beyond the limits. */
    static PictureFacts check(byte[] file, PictureLimits limits) {
        return new JpegStructure(file, limits).check();
    }

    private PictureFacts check() {
        while (segments.next()) {
            readSegment();
        }
        if (frame == null || !shown.containsAll(frame.components())) {
            throw damaged("a part of its picture data is missing");
        }
        int upright = orientation == null ? Exif.UPRIGHT : orientation;
        return new PictureFacts(frame.width(), frame.height(), upright, 1);
    }

    private void readSegment() {
        int marker = segments.marker();
        if (JpegFrame.isUnusual(marker)) {
            throw PictureProblems.unusualJpeg();
        }
        if (JpegFrame.isFrame(marker)) {
            readFrame();
            return;
        }
        switch (marker) {
            case JpegSegments.DQT -> tables.readQuantization(in, segments);
            case JpegSegments.DHT -> tables.readHuffman(in, segments);
            case JpegSegments.SOS -> readScan();
            case JpegSegments.DRI -> requireLength(2);
            case JpegSegments.APP1 -> readExif();
            default -> requireIgnorable(marker);
        }
    }

    private void readFrame() {
        if (frame != null) {
            throw damaged("it has two frame headers");
        }
        frame = JpegFrame.read(in, segments);
        PictureProblems.requireCanvas(limits, frame.width(), frame.height());
    }

    /** Of several EXIF segments the first one counts, as in browsers. */
    private void readExif() {
        if (orientation == null && segments.isBody(Exif.PREFIX)) {
            orientation = Exif.orientation(in, segments.body(), segments.end());
        }
    }

    private void requireIgnorable(int marker) {
        boolean application = marker >= JpegSegments.APP0 && marker <= JpegSegments.APP15;
        if (!application && marker != JpegSegments.COM) {
            throw damaged("a marker stands where none may be");
        }
    }

    private void readScan() {
        if (frame == null) {
            throw damaged("its picture data comes before the frame header");
        }
        scans++;
        if (scans > MAX_SCANS
                || (long) frame.width() * frame.height() * scans > SCAN_PIXELS_FACTOR * limits.maxTotalPixels()) {
            throw damaged("it has far more passes than a picture needs");
        }
        int count = in.u8(segments.body());
        requireLength(4 + 2 * count);
        List<JpegFrame.Component> scanned = scanned(frame, count);
        int spectralStart = in.u8(segments.body() + 1 + 2 * count);
        requireTables(frame, scanned, spectralStart);
        requireData(frame, scanned, spectralStart);
        if (spectralStart == 0) {
            shown.addAll(scanned);
        }
    }

    /** Two components may share an id; then the first one not yet in this scan is meant, as in libjpeg. */
    private List<JpegFrame.Component> scanned(JpegFrame whole, int count) {
        List<JpegFrame.Component> left = new ArrayList<>(whole.components());
        List<JpegFrame.Component> scanned = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            scanned.add(take(left, in.u8(segments.body() + 1 + 2 * i)));
        }
        if (scanned.isEmpty()) {
            throw damaged("its picture data names no colour");
        }
        return scanned;
    }

    private JpegFrame.Component take(List<JpegFrame.Component> left, int id) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).id() == id) {
                return left.remove(i);
            }
        }
        throw damaged("its picture data names a colour that it does not have");
    }

    private void requireTables(JpegFrame whole, List<JpegFrame.Component> scanned, int spectralStart) {
        for (int i = 0; i < scanned.size(); i++) {
            int selectors = in.u8(segments.body() + 2 + 2 * i);
            boolean ready = tables.hasQuantization(scanned.get(i).quantization());
            if (whole.progressive()) {
                ready &= spectralStart == 0 ? readyForDc(selectors) : tables.hasAc(selectors & 15);
            } else {
                ready &= tables.hasNoHuffman() || (tables.hasDc(selectors >> 4) && tables.hasAc(selectors & 15));
            }
            if (!ready) {
                throw damaged("a table that its picture data needs is missing");
            }
        }
    }

    /** A refinement of DC coefficients is bare bits, and uses no table. */
    private boolean readyForDc(int selectors) {
        int approximation = in.u8(segments.end() - 1);
        return approximation >> 4 != 0 || tables.hasDc(selectors >> 4);
    }

    /**
     * No code is shorter than one bit: a block takes at least a DC and an AC code, or in a progressive DC scan one bit. An
     * AC scan may be all zeros in a few bytes. Cheap, and finds data that was lost while the end of the file was not.
     */
    private void requireData(JpegFrame whole, List<JpegFrame.Component> scanned, int spectralStart) {
        long bits = 8L * (segments.dataEnd() - segments.end());
        long bitsPerBlock = whole.progressive() ? (spectralStart == 0 ? 1 : 0) : 2;
        if (bits == 0 || bits < bitsPerBlock * whole.blocks(scanned)) {
            throw PictureProblems.cutOff(in.format());
        }
    }

    private void requireLength(int expected) {
        if (segments.end() - segments.body() != expected) {
            throw damaged("a segment has the wrong length");
        }
    }

    private Problem damaged(String fault) {
        return PictureProblems.damaged(in.format(), fault);
    }
}
