package spotter.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import spotter.TestPictures;
import spotter.bench.BenchServer.Person;

/**
 * CPU time of the server for one thumbnail with a bearer token, and for one health check to compare with, in portions
 * of {@code PORTION} requests: the first portions show what the JIT still has to do. Sixteen connections.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * ./run.sh bench FileServingBench -DPORTION=10000 -DPORTIONS=5
 * }</pre>
 */
public final class FileServingBench {
    private static final int PORTION = Integer.getInteger("PORTION", 10_000);
    private static final int PORTIONS = Integer.getInteger("PORTIONS", 5);
    private static final int CONNECTIONS = 16;

    private FileServingBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try (BenchServer server = new BenchServer()) {
            Person person = server.register(0);
            String thumbnail = server.upload(person, TestPictures.jpeg(1600, 1200)) + "?size=thumbnail";
            for (int portion = 1; portion <= PORTIONS; portion++) {
                double file = microsEach(server, clients, () -> server.get(person, thumbnail));
                double health = microsEach(server, clients, () -> server.get(person, "/health"));
                System.out.printf(
                        Locale.ROOT,
                        "requests up to %6d: thumbnail %4.0f us of CPU, health %4.0f us%n",
                        portion * PORTION,
                        file,
                        health);
            }
        } finally {
            clients.shutdown();
            clients.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private static double microsEach(BenchServer server, ExecutorService clients, Runnable request) {
        long before = server.cpu().toNanos();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            all.add(CompletableFuture.runAsync(
                    () -> {
                        for (int n = 0; n < PORTION / CONNECTIONS; n++) {
                            request.run();
                        }
                    },
                    clients));
        }
        all.forEach(CompletableFuture::join);
        return (server.cpu().toNanos() - before) / 1e3 / PORTION;
    }
}
