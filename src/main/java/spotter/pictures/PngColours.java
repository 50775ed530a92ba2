package spotter.pictures;

import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.ImageLineByte;
import ar.com.hjg.pngj.chunks.PngChunkPLTE;
import ar.com.hjg.pngj.chunks.PngChunkTRNS;
import ar.com.hjg.pngj.chunks.PngMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What the samples of a PNG look like on white, for all its colour types and depths. Of 16 bits the upper eight
 * count.
 */
final class PngColours {
    private static final long WHITE = Packed.ONES * 255;

    private final ImageInfo info;
    private final long[] table;
    private final int @Nullable [] transparent;

    PngColours(ImageInfo info, PngMetadata metadata) {
        this.info = info;
        PngChunkTRNS trns = metadata.getTRNS();
        this.table = info.indexed ? palette(metadata.getPLTE(), trns) : grays(info);
        this.transparent = trns == null || info.indexed ? null : transparent(info, trns);
    }

    /** One line of samples, one byte each (upper and lower apart when there are 16 bits), to red, green and blue. */
    void convert(ImageLineByte line, byte[] rgb) {
        byte[] samples = line.getScanlineByte();
        for (int x = 0; x < info.cols; x++) {
            Packed.unpack(pixel(samples, x * info.channels), rgb, x);
        }
        int[] hidden = transparent;
        if (hidden != null) {
            for (int x = 0; x < info.cols; x++) {
                if (isHidden(line, x * info.channels, hidden)) {
                    Packed.unpack(WHITE, rgb, x);
                }
            }
        }
    }

    private long pixel(byte[] samples, int at) {
        return switch (info.channels) {
            case 1 -> table[samples[at] & 255];
            case 2 -> Packed.onWhite(table[samples[at] & 255], samples[at + 1] & 255);
            case 3 -> colour(samples, at);
            default -> Packed.onWhite(colour(samples, at), samples[at + 3] & 255);
        };
    }

    private static long colour(byte[] samples, int at) {
        return Packed.of(samples[at] & 255, samples[at + 1] & 255, samples[at + 2] & 255);
    }

    private boolean isHidden(ImageLineByte line, int at, int[] hidden) {
        for (int c = 0; c < info.channels; c++) {
            int upper = line.getScanlineByte()[at + c] & 255;
            int sample = info.bitDepth == 16 ? upper << 8 | line.getScanlineByte2()[at + c] & 255 : upper;
            if (sample != hidden[c]) {
                return false;
            }
        }
        return true;
    }

    private static int[] transparent(ImageInfo info, PngChunkTRNS trns) {
        return info.greyscale ? new int[] {trns.getGray()} : trns.getRGB();
    }

    private static long[] grays(ImageInfo info) {
        int white = info.bitDepth >= 8 ? 255 : (1 << info.bitDepth) - 1;
        long[] grays = new long[256];
        for (int i = 0; i <= white; i++) {
            grays[i] = Packed.ONES * (i * 255 / white);
        }
        return grays;
    }

    /** Numbers beyond the palette, an error that every viewer overlooks, are black. */
    private static long[] palette(PngChunkPLTE plte, @Nullable PngChunkTRNS trns) {
        long[] palette = new long[256];
        int[] alpha = trns == null ? new int[0] : trns.getPalletteAlpha();
        for (int i = 0; i < plte.getNentries(); i++) {
            palette[i] = Packed.onWhite(Packed.ofRgb(plte.getEntry(i)), i < alpha.length ? alpha[i] : 255);
        }
        return palette;
    }
}
