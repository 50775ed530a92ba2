package spotter.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The mean of each box, rounded, half up in even lines and half down in odd ones, of boxes of every shape; those at the
 * edge have less in them.
 */
class BoxStageTest {
    private static final Size FROM = new Size(37, 23);

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "4, 4", "8, 2", "3, 3", "5, 2", "1, 16"})
    void isTheRoundedMean(int boxWidth, int boxHeight) {
        byte[] rgb = new byte[FROM.width() * FROM.height() * 3];
        new Random(boxWidth).nextBytes(rgb);
        List<Long> expected = new ArrayList<>();
        for (int top = 0; top < FROM.height(); top += boxHeight) {
            for (int left = 0; left < FROM.width(); left += boxWidth) {
                expected.add(mean(rgb, left, top, boxWidth, boxHeight));
            }
        }
        assertEquals(expected, means(boxWidth, boxHeight, (y, stage) -> stage.row(y, rgb, y * FROM.width() * 3)));
        assertEquals(expected, means(boxWidth, boxHeight, (y, stage) -> stage.line(y, packed(rgb, y))));
    }

    private interface Feed {
        void give(int y, BoxStage stage);
    }

    private static List<Long> means(int boxWidth, int boxHeight, Feed feed) {
        List<Long> means = new ArrayList<>();
        BoxStage stage = new BoxStage(FROM, boxWidth, boxHeight, (y, pixels) -> {
            for (long pixel : pixels) {
                means.add(pixel);
            }
        });
        for (int y = 0; y < FROM.height(); y++) {
            feed.give(y, stage);
        }
        return means;
    }

    private static long[] packed(byte[] rgb, int y) {
        long[] pixels = new long[FROM.width()];
        for (int x = 0; x < pixels.length; x++) {
            int at = (y * FROM.width() + x) * 3;
            pixels[x] = Packed.of(rgb[at] & 255, rgb[at + 1] & 255, rgb[at + 2] & 255);
        }
        return pixels;
    }

    private static long mean(byte[] rgb, int left, int top, int boxWidth, int boxHeight) {
        int right = Math.min(FROM.width(), left + boxWidth);
        int bottom = Math.min(FROM.height(), top + boxHeight);
        int[] mean = new int[3];
        for (int channel = 0; channel < 3; channel++) {
            double sum = 0;
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    sum += rgb[(y * FROM.width() + x) * 3 + channel] & 255;
                }
            }
            double exact = sum / ((right - left) * (bottom - top));
            boolean isOddLine = top / boxHeight % 2 == 1;
            mean[channel] = (int) (isOddLine ? Math.ceil(exact - 0.5) : Math.floor(exact + 0.5));
        }
        return Packed.of(mean[0], mean[1], mean[2]);
    }
}
