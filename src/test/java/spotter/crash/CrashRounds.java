package spotter.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import spotter.ServerProcess;
import spotter.TestRows;
import spotter.TestServer;
import spotter.media.DataFolderView;

/**
 * Rounds of one server on one data folder: four clients at work, SIGKILL at a random moment, restart, judgement. What
 * was acknowledged must be there whole, what was deleted must be gone, and rows and files must name each other.
 */
final class CrashRounds {
    private static final int WORKERS = 4;
    private static final int MOST_REQUESTS = 40;
    /** About what one upload takes, so that a kill meets every part of it. */
    private static final int MOMENT_NANOS = 60_000_000;

    private final Path data;
    private final Random random;
    private final DataFolderView folder;
    private final List<Worker> workers = new ArrayList<>();

    CrashRounds(Path data, long seed) {
        this.data = data;
        this.random = new Random(seed);
        this.folder = new DataFolderView(data);
        for (int i = 0; i < WORKERS; i++) {
            workers.add(new Worker(seed * WORKERS + i));
        }
    }

    /** Answered requests so far. */
    int count() {
        return workers.stream().mapToInt(Worker::count).sum();
    }

    /** One round; a sentence for everything that is wrong after it. */
    List<String> run() throws Exception {
        try (ServerProcess process = serve();
                TestServer server = TestServer.at(process.port())) {
            List<Thread> threads = workers.stream()
                    .map(worker -> new Thread(() -> worker.work(server)))
                    .toList();
            threads.forEach(Thread::start);
            int enough = count() + random.nextInt(MOST_REQUESTS);
            while (count() < enough && threads.stream().anyMatch(Thread::isAlive)) {
                Thread.yield();
            }
            LockSupport.parkNanos(random.nextInt(MOMENT_NANOS));
            process.kill();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        return judge();
    }

    private List<String> judge() throws Exception {
        List<String> wrong = new ArrayList<>();
        try (ServerProcess process = serve();
                TestServer server = TestServer.at(process.port())) {
            workers.forEach(worker -> worker.judge(server, wrong));
            process.terminate();
            process.awaitExit();
        }
        judgeDatabase(wrong);
        judgeFiles(wrong);
        return wrong;
    }

    private void judgeDatabase(List<String> wrong) {
        if (!TestRows.strings(data, "PRAGMA integrity_check").equals(List.of("ok"))) {
            wrong.add("the database is damaged");
        }
        String gaps = """
                SELECT c.user_id
                  FROM notification_counter c
                 WHERE c.last_seq <> (SELECT count(*) FROM notification n WHERE n.user_id = c.user_id) + c.pruned_seq
                """;
        TestRows.strings(data, gaps).forEach(user -> wrong.add("the notifications of " + user + " have gaps"));
    }

    // The server has been stopped since its start sweep: what is left now is left for good.
    private void judgeFiles(List<String> wrong) {
        Set<String> named = new TreeSet<>(TestRows.strings(data, "SELECT storage_key FROM media_blob"));
        Set<String> stored = new TreeSet<>(folder.stored().keySet());
        named.stream().filter(key -> !stored.contains(key)).forEach(key -> wrong.add("a row without its file: " + key));
        stored.stream().filter(key -> !named.contains(key)).forEach(key -> wrong.add("a file without a row: " + key));
        folder.temporary().forEach(name -> wrong.add("left in temp: " + name));
        TestRows.strings(data, "SELECT storage_key FROM doomed_blob").forEach(key -> wrong.add("still doomed: " + key));
    }

    private ServerProcess serve() throws Exception {
        return ServerProcess.serve(data, "--rate-limits", "off");
    }
}
