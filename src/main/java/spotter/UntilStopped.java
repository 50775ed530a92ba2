package spotter;

import java.util.concurrent.CountDownLatch;

/** Closes something when the process is asked to end, and lets the main thread wait for that. */
final class UntilStopped {
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** From now on, also if nobody waits. */
    UntilStopped(Runnable close) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close.run();
                            stopped.countDown();
                        },
                        "shutdown"));
    }

    void await() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
