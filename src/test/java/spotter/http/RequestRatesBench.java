package spotter.http;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What counting costs one request, with 10,000 addresses and two threads that count at the same time. */
public final class RequestRatesBench {
    private static final int REQUESTS = 2_000_000;
    private static final int THREADS = 2;
    private static final int ROUNDS = 5;

    private RequestRatesBench() {}

    public static void main(String[] args) throws Exception {
        RequestRates rates = RequestRates.of(Clock.systemUTC(), 100_000, 100_000);
        String[] addresses = new String[10_000];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = "10.0." + i / 250 + "." + i % 250;
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Callable<Boolean> counting = () -> count(rates, addresses);
                all.add(threads.submit(counting));
            }
            for (Future<?> each : all) {
                each.get();
            }
            long nanos = System.nanoTime() - start;
            System.out.printf("%d ns a request, on each of %d threads%n", nanos / REQUESTS, THREADS);
        }
        threads.shutdown();
    }

    private static boolean count(RequestRates rates, String[] addresses) {
        for (int i = 0; i < REQUESTS; i++) {
            rates.takeOfAddress(addresses[i % addresses.length]);
            rates.takeOfPerson(i % addresses.length);
        }
        return true;
    }
}
