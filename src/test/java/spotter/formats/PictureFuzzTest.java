package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PictureFuzzTest {
    private static final int STEPS = 4000;

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JPEG", "PNG", "GIF", "WEBP"})
    void mutatedPicturesAreRefusedOrCleaned(ContentType type) {
        // Sorted by name: the same steps each time.
        Map<String, byte[]> seeds = new TreeMap<>(PictureSamples.seeds(type));
        PictureFuzz fuzz = new PictureFuzz(type, List.copyOf(seeds.values()), 20261123);
        for (int i = 0; i < STEPS; i++) {
            fuzz.step();
        }
        assertTrue(fuzz.sound() > STEPS / 50, "nearly everything refused: the mutations are too coarse");
        assertTrue(fuzz.refused() > STEPS / 50, "nearly nothing refused: the mutations are too fine");
    }
}
