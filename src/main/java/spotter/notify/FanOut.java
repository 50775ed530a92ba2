package spotter.notify;

import java.util.function.LongConsumer;

/**
 * A doorbell: tells every server that something of a person may have changed. What has changed is in the database;
 * several rings may become one, one may come twice, and none carries anything. Thread-safe.
 */
public interface FanOut {
    /** To be called after the commit. Returns at once; every listener, on every machine, hears of it soon. */
    void ring(long userId);

    /** The listener must be quick, and may be called by several threads at once. Cannot be taken back. */
    void onRing(LongConsumer listener);
}
