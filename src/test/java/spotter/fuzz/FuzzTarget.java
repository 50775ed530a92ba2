package spotter.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A parser of what comes from outside, given any bytes; lives in the room of the parser, named {@code *Target}. */
public interface FuzzTarget {
    /** Sound inputs to begin with, by name; each must be accepted. */
    Map<String, byte[]> seeds();

    /** What such an input is made of: the fuzzer's dictionary, in ASCII. */
    default List<String> words() {
        return List.of();
    }

    /**
     * Parses, and checks what is true of whatever comes out.
     *
     * @throws spotter.problem.Problem if the input is refused as the client's error; anything else is a finding
     */
    void take(byte[] input) throws IOException;

    /** Says that something is not true of what came out: a finding. */
    static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalStateException(what);
        }
    }

    /** For seeds that are text. */
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The most memory that an input of this length may take, all allocations together, what the fuzzer adds included. */
    default long maxAllocatedBytes(int length) {
        return (4 << 20) + 16L * length;
    }
}
