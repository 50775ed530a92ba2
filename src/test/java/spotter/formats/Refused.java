package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** Asserts that something is refused, and how. */
final class Refused {
    private Refused() {}

    static Problem unsupported(Executable check) {
        return as(ProblemKind.UNSUPPORTED_TYPE, "media.unsupported_type", check);
    }

    static Problem broken(Executable check) {
        return invalid("media.broken", check);
    }

    static Problem invalid(String code, Executable check) {
        return as(ProblemKind.INVALID, code, check);
    }

    private static Problem as(ProblemKind kind, String code, Executable check) {
        Problem problem = assertThrows(Problem.class, check);
        assertEquals(code, problem.code(), problem.detail());
        assertEquals(kind, problem.kind(), problem.detail());
        return problem;
    }
}
