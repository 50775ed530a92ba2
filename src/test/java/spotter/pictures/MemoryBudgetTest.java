package spotter.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

class MemoryBudgetTest {
    private static final int MEGABYTE = 1 << 20;

    @Test
    void moreThanThereIsWillNeverPass() {
        MemoryBudget budget = new MemoryBudget(MEGABYTE, Duration.ofHours(1));
        Problem problem = assertThrows(Problem.class, () -> budget.acquire(MEGABYTE + 1));
        assertEquals(ProblemKind.INVALID, problem.kind());
        assertEquals("media.too_many_pixels", problem.code());
    }

    @Test
    void whatIsTakenIsRefusedAndWhatIsGivenBackIsThereAgain() {
        MemoryBudget budget = new MemoryBudget(MEGABYTE, Duration.ZERO);
        MemoryBudget.Permit first = budget.acquire(MEGABYTE / 2 + 1);
        Problem busy = assertThrows(Problem.class, () -> budget.acquire(MEGABYTE / 2));
        assertEquals(ProblemKind.OVERLOADED, busy.kind());
        assertNotNull(busy.retryAfter());
        first.close();
        budget.acquire(MEGABYTE).close();
    }

    @Test
    void closingTwiceGivesBackOnce() {
        MemoryBudget budget = new MemoryBudget(MEGABYTE, Duration.ZERO);
        MemoryBudget.Permit half = budget.acquire(MEGABYTE / 2);
        half.close();
        half.close();
        budget.acquire(MEGABYTE);
        assertThrows(Problem.class, () -> budget.acquire(1));
    }

    @Test
    void waitingEndsWhenMemoryIsGivenBack() throws Exception {
        MemoryBudget budget = new MemoryBudget(MEGABYTE, Duration.ofMinutes(1));
        MemoryBudget.Permit all = budget.acquire(MEGABYTE);
        CompletableFuture<MemoryBudget.Permit> waiting = CompletableFuture.supplyAsync(() -> budget.acquire(1));
        all.close();
        waiting.get(1, TimeUnit.MINUTES).close();
    }

    @Test
    void interruptedWaitKeepsTheInterrupt() {
        MemoryBudget budget = new MemoryBudget(MEGABYTE, Duration.ofMinutes(1));
        budget.acquire(MEGABYTE);
        Thread.currentThread().interrupt();
        assertThrows(Problem.class, () -> budget.acquire(1));
        assertTrue(Thread.interrupted());
    }
}
