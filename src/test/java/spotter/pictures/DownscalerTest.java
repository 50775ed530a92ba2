package spotter.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownscalerTest {
    @ParameterizedTest
    @CsvSource({"1000, 700, 150, 105", "37, 1001, 5, 150", "151, 151, 150, 150", "20000, 3, 1920, 1", "9, 9, 9, 9"})
    void plainSurfaceStaysPlain(int width, int height, int toWidth, int toHeight) {
        Canvas canvas = scaled(width, height, new Size(toWidth, toHeight), (x, y) -> 0xFE8001);
        assertTrue(canvas.isComplete());
        assertTrue(pixels(canvas).allMatch(rgb -> rgb == 0xFE8001));
    }

    @Test
    void hardEdgesDoNotSpillIntoOtherChannels() {
        Canvas canvas = scaled(900, 900, new Size(150, 150), (x, y) -> (x / 7 + y / 5) % 2 == 0 ? 0xFF00FF : 0x000000);
        assertTrue(pixels(canvas).allMatch(rgb -> (rgb >> 8 & 255) == 0));
    }

    @Test
    void rampKeepsItsPlace() {
        Canvas canvas = scaled(1024, 8, new Size(128, 1), (x, y) -> x / 4 * 0x010101);
        for (int x = 4; x < 124; x++) {
            // The middle of the target pixel lies at 8x + 4 in the source.
            assertEquals((8 * x + 4) / 4.0 - 0.5, canvas.samples()[3 * x] & 255, 1.0);
        }
    }

    @Test
    void finePatternTurnsGrayInsteadOfShimmering() {
        Canvas canvas = scaled(1200, 1200, new Size(150, 150), (x, y) -> (x + y) % 2 * 0xFFFFFF);
        assertTrue(pixels(canvas).allMatch(rgb -> Math.abs((rgb & 255) - 127) <= 4));
    }

    @Test
    void startingAnewForgetsWhatCameBefore() {
        Size from = new Size(400, 300);
        Canvas canvas = new Canvas(new Size(150, 113), 1);
        Rows scaler = new Downscaler(canvas.size(), canvas).rows(from);
        feed(scaler, 400, 137, (x, y) -> 0xFFFFFF);
        feed(scaler, 400, 300, (x, y) -> x * 0x000001 % 256);
        byte[] alone =
                scaled(400, 300, canvas.size(), (x, y) -> x * 0x000001 % 256).samples();
        assertArrayEquals(alone, canvas.samples());
    }

    /** {@code 0xRRGGBB} each. */
    private static IntStream pixels(Canvas canvas) {
        byte[] rgb = canvas.samples();
        return IntStream.range(0, rgb.length / 3)
                .map(i -> (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | rgb[3 * i + 2] & 255);
    }

    private interface Pattern {
        int rgb(int x, int y);
    }

    private static Canvas scaled(int width, int height, Size to, Pattern pattern) {
        Canvas canvas = new Canvas(to, 1);
        feed(new Downscaler(to, canvas).rows(new Size(width, height)), width, height, pattern);
        return canvas;
    }

    private static void feed(Rows scaler, int width, int height, Pattern pattern) {
        byte[] row = new byte[width * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Packed.unpack(Packed.ofRgb(pattern.rgb(x, y)), row, x);
            }
            scaler.row(y, row, 0);
        }
    }
}
