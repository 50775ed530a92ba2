package spotter.pictures;

import com.sksamuel.scrimage.canvas.Drawable;
import com.sksamuel.scrimage.canvas.drawables.Text;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Text in the sans-serif font of the machine. A slim Java, or a machine without fonts, has none: then no text. */
final class Lettering {
    private static final Logger log = LoggerFactory.getLogger(Lettering.class);

    private static final Color INK = new Color(0x333333);
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final Optional<Font> FONT = find();

    /** Parts of the band that the text stands in: the letters' size, and where their feet are. */
    private static final double LETTERS = 0.5;

    private static final double FEET = 0.68;

    /** Of its column, so that two texts never touch. */
    private static final double MAX_WIDTH = 0.94;

    /** Pixels; nobody reads less. */
    private static final float SMALLEST = 8;

    private Lettering() {}

    /** A text to be centred in the columns {@code [from, from + width)}. */
    record Line(String text, int from, int width) {
        double widthIn(Font font) {
            return font.getStringBounds(text, CONTEXT).getWidth();
        }
    }

    /** All of them in one size on one line, as large as the narrowest allows; none if that cannot be read. */
    static List<Drawable> lines(int top, int band, Line... lines) {
        if (FONT.isEmpty() || Arrays.stream(lines).allMatch(line -> line.text().isEmpty())) {
            return List.of();
        }
        Font full = FONT.get().deriveFont((float) (band * LETTERS));
        double fitting = Arrays.stream(lines)
                .filter(line -> !line.text().isEmpty())
                .mapToDouble(line -> MAX_WIDTH * line.width() / line.widthIn(full))
                .min()
                .orElse(1);
        float size = (float) Math.min(1, fitting) * full.getSize2D();
        if (size < SMALLEST) {
            return List.of();
        }
        Font font = full.deriveFont(size);
        int feet = top + (int) Math.round(band * FEET);
        List<Drawable> drawn = new ArrayList<>();
        for (Line line : lines) {
            int from = line.from() + (int) Math.round((line.width() - line.widthIn(font)) / 2);
            drawn.add(new Text(line.text(), from, feet, graphics -> {
                graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
                graphics.setColor(INK);
                graphics.setFont(font);
            }));
        }
        return drawn;
    }

    /** Found out by measuring, which is the first thing that fails without fonts, fontconfig or FreeType. */
    private static Optional<Font> find() {
        try {
            Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
            return font.getStringBounds("0", CONTEXT).getWidth() > 0 ? Optional.of(font) : Optional.empty();
        } catch (RuntimeException | LinkageError | InternalError none) {
            log.info("this Java has no fonts, so pictures get no text: {}", none.toString());
            return Optional.empty();
        }
    }
}
