package spotter.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every target of the fuzzer for a moment: its seeds, what was once found, and the same damage each time. */
class FuzzTest {
    /** Inputs that were findings once, in a folder for each target. */
    private static final Path FOUND = Path.of("src/test/resources/fuzz");

    private static final int MUTATIONS = 600;

    static Set<String> targets() {
        return FuzzTargets.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void nothingButRefusalsComesOut(String name) throws IOException {
        FuzzTarget target = FuzzTargets.named(name);
        Judge judge = new Judge(target);
        // Sorted by name: the same steps each time.
        Map<String, byte[]> seeds = new TreeMap<>(target.seeds());
        for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
            assertTrue(judge.accepts(seed.getValue()), () -> seed.getKey() + " is refused");
        }
        for (Path file : found(name)) {
            judge(judge, Files.readAllBytes(file));
        }
        List<byte[]> sound = new ArrayList<>(seeds.values());
        Random random = new Random(20261125);
        for (int i = 0; i < MUTATIONS; i++) {
            judge(judge, Mutation.of(sound.get(random.nextInt(sound.size())), random));
        }
    }

    private static void judge(Judge judge, byte[] input) throws IOException {
        try {
            judge.accepts(input);
        } catch (RuntimeException | Error finding) {
            throw new AssertionError(HexFormat.of().formatHex(input), finding);
        }
    }

    private static List<Path> found(String name) throws IOException {
        if (!Files.isDirectory(FOUND.resolve(name))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOUND.resolve(name))) {
            return files.sorted().toList();
        }
    }
}
