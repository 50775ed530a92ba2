package spotter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import spotter.formats.ContentType;
import spotter.formats.Mutation;
import spotter.formats.PictureLimits;
import spotter.formats.SampleDocx;
import spotter.formats.SampleOle;
import spotter.formats.SamplePdf;
import spotter.formats.UploadInspector;
import spotter.problem.Problem;

/**
 * Throws damaged documents at the checks for a given time and counts what comes of it.
 *
 * <p>{@code DocumentsFuzz SECONDS [SEED [FILE…]]}: seconds for each parser; files are further starting points, each
 * given to the parser that it passes. Exit status 1 if anything but a Problem escaped or a verdict took over 2 s.
 */
public final class DocumentsFuzz {
    private static final long SLOW_NANOS = 2_000_000_000L;

    private final UploadInspector inspector = new UploadInspector(PictureLimits.DEFAULT);
    private final Random random;
    private int escaped;

    private DocumentsFuzz(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] args) throws IOException {
        int seconds = Integer.parseInt(args[0]);
        DocumentsFuzz fuzz = new DocumentsFuzz(args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime());
        Map<ContentType, List<byte[]>> seeds = Map.of(
                ContentType.PDF, new ArrayList<>(List.of(SamplePdf.onePage())),
                ContentType.DOC, new ArrayList<>(List.of(SampleOle.word())),
                ContentType.DOCX, new ArrayList<>(List.of(SampleDocx.sound().deflated())));
        for (int i = 2; i < args.length; i++) {
            fuzz.addSeed(Files.readAllBytes(Path.of(args[i])), seeds);
        }
        seeds.forEach((type, files) -> fuzz.run(type.name(), seconds, () -> fuzz.anyOf(files)));
        fuzz.run("DOCX, XML repacked", seconds, fuzz::docxWithDamagedLists);
        System.exit(fuzz.escaped > 0 ? 1 : 0);
    }

    private void addSeed(byte[] file, Map<ContentType, List<byte[]>> seeds) {
        try {
            seeds.get(inspector.inspect(file, null, ContentType.DOCUMENTS).type())
                    .add(file);
        } catch (Problem refused) {
            System.out.println("not a seed: " + refused.detail());
        }
    }

    private byte[] anyOf(List<byte[]> files) {
        return Mutation.of(files.get(random.nextInt(files.size())), random);
    }

    /** Behind right sums: else the damage would never reach the XML parser. */
    private byte[] docxWithDamagedLists() {
        SampleDocx docx = SampleDocx.sound();
        List<String> names = new ArrayList<>(docx.parts().keySet());
        String name = names.get(random.nextInt(names.size()));
        docx.parts().put(name, Mutation.of(docx.parts().get(name), random));
        return docx.deflated();
    }

    private void run(String name, int seconds, Source source) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long accepted = 0;
        long refused = 0;
        long slowest = 0;
        while (System.nanoTime() < end) {
            byte[] file = source.next();
            long start = System.nanoTime();
            try {
                inspector.inspect(file, null, Set.of(ContentType.values()));
                accepted++;
            } catch (Problem expected) {
                refused++;
            } catch (RuntimeException | Error fault) {
                escaped++;
                System.out.println(name + " let escape " + fault);
                fault.printStackTrace(System.out);
            }
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        if (slowest > SLOW_NANOS) {
            escaped++;
        }
        System.out.printf(
                "%s: %d accepted, %d refused, %d faults so far, slowest %.1f ms%n",
                name, accepted, refused, escaped, slowest / 1e6);
    }

    private interface Source {
        byte[] next();
    }
}
