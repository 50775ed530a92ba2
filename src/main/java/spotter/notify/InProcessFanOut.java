package spotter.notify;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/** The doorbell of a server that is alone. */
public final class InProcessFanOut implements FanOut {
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void ring(long userId) {
        listeners.forEach(listener -> listener.accept(userId));
    }

    @Override
    public void onRing(LongConsumer listener) {
        listeners.add(listener);
    }
}
