package spotter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import spotter.formats.ContentType;
import spotter.formats.PictureFuzz;
import spotter.formats.PictureSamples;
import spotter.problem.Problem;

/**
 * Mutates pictures for a number of seconds for each parser, and stops with exit code 1 at the first uncaught exception.
 * Arguments: the seconds, then any number of picture files to mutate beside those made in code.
 */
public final class FormatsFuzz {
    private FormatsFuzz() {}

    public static void main(String[] args) throws IOException {
        Duration each = Duration.ofSeconds(args.length == 0 ? 10 : Long.parseLong(args[0]));
        for (ContentType type : ContentType.values()) {
            if (type.isPicture()) {
                run(type, each, seeds(type, args));
            }
        }
    }

    private static List<byte[]> seeds(ContentType type, String[] args) throws IOException {
        List<byte[]> seeds = new ArrayList<>(PictureSamples.seeds(type).values());
        for (int i = 1; i < args.length; i++) {
            byte[] file = Files.readAllBytes(Path.of(args[i]));
            if (isSound(file, type)) {
                seeds.add(file);
            }
        }
        return seeds;
    }

    private static boolean isSound(byte[] file, ContentType type) {
        try {
            PictureFuzz.check(file, type);
            return true;
        } catch (Problem refusal) {
            return false;
        }
    }

    private static void run(ContentType type, Duration duration, List<byte[]> seeds) {
        PictureFuzz fuzz = new PictureFuzz(type, seeds, System.nanoTime());
        long end = System.nanoTime() + duration.toNanos();
        try {
            while (System.nanoTime() < end) {
                fuzz.step();
            }
        } catch (AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.out.printf("%s: %d seeds, %d sound, %d refused%n", type, seeds.size(), fuzz.sound(), fuzz.refused());
    }
}
