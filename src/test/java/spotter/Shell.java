package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs commands of the jar in this process. */
public final class Shell {
    /** Exit status and what was said on both streams, stripped. */
    public record Said(int status, String out, String err) {}

    private Shell() {}

    public static Said run(Object... args) {
        List<String> words = Stream.of(args).map(Object::toString).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                words,
                Map.of(),
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(
                status,
                out.toString(StandardCharsets.UTF_8).strip(),
                err.toString(StandardCharsets.UTF_8).strip());
    }

    /** What it said; fails unless it went well. */
    public static String succeed(Object... args) {
        Said said = run(args);
        assertEquals(0, said.status(), said::toString);
        return said.out();
    }

    /** Its complaint; fails if it went well or said anything else. */
    public static String fail(Object... args) {
        Said said = run(args);
        assertEquals(new Said(1, "", said.err()), said);
        return said.err();
    }
}
