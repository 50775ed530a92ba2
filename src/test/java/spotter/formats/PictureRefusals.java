package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** What the refusal of a picture looks like. */
final class PictureRefusals {
    private PictureRefusals() {}

    static void assertBroken(byte[] file, ContentType type) {
        assertRefused("media.broken", file, type);
    }

    static void assertRefused(String code, byte[] file, ContentType type) {
        Problem refusal = assertThrows(Problem.class, () -> PictureTarget.check(file, type));
        assertEquals(ProblemKind.INVALID, refusal.kind());
        assertEquals(code, refusal.code(), refusal.detail());
    }

    /** Nine cuts spread over the file, and the loss of its last byte. */
    static void assertNoPartPasses(byte[] file, ContentType type) {
        for (int tenth = 1; tenth <= 9; tenth++) {
            assertBroken(Arrays.copyOf(file, file.length * tenth / 10), type);
        }
        assertBroken(Arrays.copyOf(file, file.length - 1), type);
    }
}
