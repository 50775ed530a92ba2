package spotter.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** What is true of every target: an input is taken, or refused as the client's error, in little memory. */
final class Judge {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** At first, classes are loaded and instrumented: that is not the input's doing. */
    private static final int ATTEMPTS = 4;

    private final FuzzTarget target;

    Judge(FuzzTarget target) {
        this.target = target;
    }

    /** Whether the input was accepted; whatever should never come out does, for the caller to report. */
    boolean accepts(byte[] input) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            boolean isAccepted = isTaken(input);
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (allocated <= target.maxAllocatedBytes(input.length)) {
                return isAccepted;
            }
        }
        throw new AssertionError(input.length + " bytes take too much memory");
    }

    private boolean isTaken(byte[] input) throws IOException {
        try {
            target.take(input.clone());
            return true;
        } catch (Problem refusal) {
            if (refusal.kind() == ProblemKind.OVERLOADED || refusal.kind() == ProblemKind.STORAGE_FULL) {
                throw new AssertionError("refused as our fault", refusal);
            }
            return false;
        }
    }
}
