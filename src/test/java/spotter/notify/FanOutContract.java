package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every doorbell must do. */
abstract class FanOutContract {
    abstract FanOut open();

    @Test
    void everyListenerHearsOfARing() throws InterruptedException {
        FanOut fanOut = open();
        BlockingQueue<Long> first = new LinkedBlockingQueue<>();
        BlockingQueue<Long> second = new LinkedBlockingQueue<>();
        fanOut.onRing(first::add);
        fanOut.onRing(second::add);
        fanOut.ring(42);
        for (BlockingQueue<Long> listener : List.of(first, second)) {
            Long heard = listener.poll(30, TimeUnit.SECONDS);
            assertTrue(heard != null && heard == 42, "heard " + heard);
        }
    }

    @Test
    void aRingWithoutListenersIsNoFailure() {
        FanOut fanOut = open();
        fanOut.ring(1);
        BlockingQueue<Long> late = new LinkedBlockingQueue<>();
        fanOut.onRing(late::add);
        fanOut.ring(2);
        assertTrue(late.contains(2L) || late.isEmpty(), "heard " + late);
    }

    @Test
    void nobodyIsForgottenWhenManyRingAtOnce() throws InterruptedException {
        FanOut fanOut = open();
        Set<Long> heard = ConcurrentHashMap.newKeySet();
        BlockingQueue<Long> all = new LinkedBlockingQueue<>();
        fanOut.onRing(userId -> {
            if (heard.add(userId)) {
                all.add(userId);
            }
        });
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.runAsync(
                                () -> LongStream.rangeClosed(1, 500).forEach(fanOut::ring)))
                        .toArray(CompletableFuture[]::new))
                .join();
        for (int i = 0; i < 500; i++) {
            assertTrue(all.poll(30, TimeUnit.SECONDS) != null, "heard of " + heard.size());
        }
    }
}
