package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BellsTest {
    @Test
    void ringsThatWaitBecomeOneAndARingDuringTheAnswerIsAnsweredAgain() throws InterruptedException {
        CountDownLatch inAnswer = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger answers = new AtomicInteger();
        BlockingQueue<Long> answered = new LinkedBlockingQueue<>();
        Bells bells = new Bells(1, userId -> {
            if (answers.incrementAndGet() == 1) {
                inAnswer.countDown();
                await(go);
            }
            answered.add(userId);
        });
        bells.ring(7);
        await(inAnswer);
        for (int i = 0; i < 100; i++) {
            bells.ring(7);
        }
        go.countDown();
        bells.close();
        assertEquals(List.of(7L, 7L), List.copyOf(answered));
    }

    @Test
    void aFailureEndsOneAnswerOnly() throws InterruptedException {
        BlockingQueue<Long> answered = new LinkedBlockingQueue<>();
        try (Bells bells = new Bells(1, userId -> {
            if (userId == 1) {
                throw new IllegalStateException("the test's own");
            }
            answered.add(userId);
        })) {
            bells.ring(1);
            bells.ring(2);
            assertEquals(2L, answered.poll(30, TimeUnit.SECONDS));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
