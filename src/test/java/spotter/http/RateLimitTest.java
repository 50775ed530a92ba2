package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import spotter.TestClock;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

class RateLimitTest {
    private static final int REMEMBERED = 10_000;

    private final TestClock clock = new TestClock();
    private final RateLimit limit = new RateLimit(clock, 2, Duration.ofSeconds(10), "Slow down.");

    @Test
    void aBurstPassesAndThenOneEachInterval() {
        limit.take("a");
        limit.take("a");
        Problem refused = assertThrows(Problem.class, () -> limit.take("a"));
        assertEquals(ProblemKind.TOO_MANY, refused.kind());
        assertEquals("Slow down.", refused.detail());
        assertEquals(Duration.ofSeconds(10), refused.retryAfter());
        clock.advance(Duration.ofSeconds(4));
        refused = assertThrows(Problem.class, () -> limit.take("a"));
        assertEquals(Duration.ofSeconds(6), refused.retryAfter());
        clock.advance(Duration.ofSeconds(6));
        limit.take("a");
        assertFalse(limit.tryTake("a"));
        assertTrue(limit.tryTake("b"), "others are not asked to pay");
    }

    @Test
    void aRefusalCostsNothingAndAClockSetBackGivesNothing() {
        limit.take("a");
        limit.take("a");
        for (int i = 0; i < 5; i++) {
            assertFalse(limit.tryTake("a"));
        }
        clock.advance(Duration.ofHours(-1));
        assertFalse(limit.tryTake("a"));
        clock.advance(Duration.ofSeconds(10));
        assertTrue(limit.tryTake("a"));
    }

    @Test
    void ofTooManyTheLeastRecentlySeenIsForgotten() {
        limit.take("a");
        limit.take("a");
        for (int i = 1; i < REMEMBERED; i++) {
            limit.take("other " + i);
        }
        assertFalse(limit.tryTake("a"), "as many as are remembered");
        for (int i = 0; i < REMEMBERED; i++) {
            limit.take("another " + i);
        }
        assertTrue(limit.tryTake("a"), "forgotten, so that memory is bounded");
    }
}
