package spotter.pictures;

import com.sksamuel.scrimage.ImmutableImage;
import com.sksamuel.scrimage.ScaleMethod;
import com.sksamuel.scrimage.canvas.Canvas;
import com.sksamuel.scrimage.canvas.Drawable;
import com.sksamuel.scrimage.canvas.drawables.DrawableImage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/**
 * Two pictures next to each other at the same height, each with a line of text below: sRGB, no metadata. Takes JPEGs
 * as {@link ImageProcessor} makes them, or leaves them: upright, in sRGB, decoded line by line.
 */
public final class SideBySide {
    private static final int MAX_HEIGHT = 1080;

    /** Of one of the two, so that a panorama beside a portrait lowers both instead of filling the memory. */
    private static final int MAX_WIDTH = 1920;

    /** Parts of the height. */
    private static final double GAP = 1 / 90.0;

    private static final double FOOTER = 1 / 15.0;

    /** For a pixel of the page: 3 as a half and 3 as the page, 4 while a small half is enlarged, 2 encoded. */
    private static final long BYTES_PER_PIXEL = 12;

    private static final long FIXED_BYTES = 4L << 20;

    private final Half before;
    private final Half after;
    private final int height;

    /**
     * One of the two.
     *
     * @param text what stands below; empty for nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Half(byte[] jpeg, String text) {
        Size size() throws IOException {
            return JpegHead.of(jpeg).size();
        }
    }

    /** @throws IOException if one of the two is no JPEG */
    public SideBySide(Half before, Half after) throws IOException {
        this.before = before;
        this.after = after;
        this.height = height(before.size(), after.size());
    }

    /** Bytes of heap that {@link #render} needs at most, the two arrays excluded. */
    public long heapNeeded() throws IOException {
        long width = (long) fitted(before.size()).width()
                + gap()
                + fitted(after.size()).width();
        return width * (height + footer()) * BYTES_PER_PIXEL + FIXED_BYTES;
    }

    /**
     * The page as a JPEG. Where this Java has no fonts, it has no text and no room for it.
     *
     * @throws IOException if a picture cannot be decoded as a whole
     */
    public byte[] render() throws IOException {
        BufferedImage left = scaled(before);
        BufferedImage right = scaled(after);
        int rightFrom = left.getWidth() + gap();
        List<Drawable> texts = Lettering.lines(
                height,
                footer(),
                new Lettering.Line(before.text(), 0, left.getWidth()),
                new Lettering.Line(after.text(), rightFrom, right.getWidth()));
        ImmutableImage page = ImmutableImage.filled(
                rightFrom + right.getWidth(),
                height + (texts.isEmpty() ? 0 : footer()),
                Color.WHITE,
                BufferedImage.TYPE_3BYTE_BGR);
        Canvas canvas = new Canvas(page);
        canvas.drawInPlace(
                new DrawableImage(ImmutableImage.wrapAwt(left), 0, 0),
                new DrawableImage(ImmutableImage.wrapAwt(right), rightFrom, 0));
        canvas.drawInPlace(texts);
        return JpegEncoder.encode(page.awt());
    }

    /** The larger one's, as far as neither becomes too wide; a smaller one is enlarged to it. */
    private static int height(Size one, Size other) {
        int wanted = Math.min(MAX_HEIGHT, Math.max(one.height(), other.height()));
        return Math.max(1, Math.min(wanted, Math.min(heightAtMaxWidth(one), heightAtMaxWidth(other))));
    }

    private static int heightAtMaxWidth(Size size) {
        return (int) Math.min(MAX_HEIGHT, (long) MAX_WIDTH * size.height() / size.width());
    }

    private Size fitted(Size size) {
        return new Size((int) Math.max(1, Math.round((double) size.width() * height / size.height())), height);
    }

    private int gap() {
        return (int) Math.ceil(height * GAP);
    }

    private int footer() {
        return (int) Math.ceil(height * FOOTER);
    }

    private BufferedImage scaled(Half half) throws IOException {
        Size size = half.size();
        Size target = fitted(size);
        boolean isEnlarged = target.height() > size.height();
        spotter.pictures.Canvas canvas = new spotter.pictures.Canvas(isEnlarged ? size : target, 1);
        Colours colours = new JpegDecoder().decode(half.jpeg(), size, new Downscaler(canvas.size(), canvas));
        if (!canvas.isComplete()) {
            throw new IOException("lines are missing");
        }
        colours.toRgb(canvas.samples());
        BufferedImage image = JpegEncoder.image(canvas, Colours.RGB);
        return isEnlarged
                ? ImmutableImage.wrapAwt(image)
                        .scaleTo(target.width(), target.height(), ScaleMethod.Bicubic)
                        .awt()
                : image;
    }
}
