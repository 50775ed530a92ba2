package spotter.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.ServerProcess;
import spotter.Shell;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestRows;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;

/** Backups of a server at which people upload, replace and delete all the while: each restores to a whole one. */
class BackupUnderLoadTest {
    private static final int WORKERS = 4;
    private static final int BACKUPS = 10;

    @TempDir
    Path folder;

    private final AtomicBoolean isDone = new AtomicBoolean();
    private final AtomicInteger deleted = new AtomicInteger();

    private interface Maker {
        Path make(int number) throws Exception;
    }

    @Test
    void fromAnotherProcess() throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess process = ServerProcess.serve(data, "--rate-limits", "off");
                TestServer server = TestServer.at(process.port())) {
            backUpUnderLoad(server, number -> {
                Path file = folder.resolve(number + ".zip");
                Shell.succeed("backup", file, "--data", data);
                return file;
            });
            awaitNothingDoomed(data);
        }
    }

    @Test
    void byTheServerItself() throws Exception {
        Path data = folder.resolve("data");
        try (TestServer server = TestServer.start(data)) {
            Person admin = server.admin();
            backUpUnderLoad(server, number -> {
                Object name = expect(201, server.post("/api/admin/backups", admin, ""))
                        .json()
                        .get("name");
                return data.resolve("backups").resolve(name.toString());
            });
            awaitNothingDoomed(data);
        }
    }

    private void backUpUnderLoad(TestServer server, Maker maker) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            Person person = server.client();
            workers.add(CompletableFuture.runAsync(() -> work(server, person), threads));
        }
        try {
            for (int number = 0; number < BACKUPS; number++) {
                int before = deleted.get();
                while (deleted.get() < before + WORKERS) {
                    Thread.onSpinWait();
                    assertTrue(workers.stream().noneMatch(CompletableFuture::isDone), "the load has ended");
                }
                restore(maker.make(number), folder.resolve("restored-" + number));
            }
        } finally {
            isDone.set(true);
            threads.shutdown();
        }
        for (CompletableFuture<Void> worker : workers) {
            worker.get();
        }
    }

    private void restore(Path backup, Path into) {
        Shell.succeed("restore", backup, "--data", into);
        Shell.Said said = Shell.run("doctor", "--data", into);
        // What was deleted while the backup ran is doomed in the copy, or not in it at all.
        List<String> findings = said.out()
                .lines()
                .filter(line -> !line.startsWith("doomed") && !line.contains("finding"))
                .filter(line -> !line.equals("All is well."))
                .toList();
        assertEquals(List.of(), findings);
        assertTrue(Integer.parseInt(TestRows.strings(into, "SELECT count(*) FROM media_blob")
                        .get(0))
                > 0);
    }

    /** The photo takes the place of the one before; the document does not stay. */
    private void work(TestServer server, Person person) {
        for (int round = 0; !isDone.get(); round++) {
            TestForm photo = TestForm.file("me.jpg", TestPictures.jpeg(200 + round % 700, 200));
            expect(200, server.put("/api/users/me/photo", person, photo));
            TestForm pdf = TestForm.file("a.pdf", SamplePdf.onePage());
            Object document = expect(201, server.upload("/api/files/documents", person, pdf))
                    .json()
                    .get("filename");
            expect(200, server.delete("/api/files/media/documents/" + document, person));
            deleted.incrementAndGet();
        }
    }

    /** What was kept for a backup goes after it. */
    private static void awaitNothingDoomed(Path data) {
        while (!TestRows.strings(data, "SELECT storage_key FROM doomed_blob").isEmpty()) {
            Thread.yield();
        }
        List<String> named = TestRows.strings(data, "SELECT storage_key FROM media_blob");
        assertTrue(named.stream()
                .allMatch(key -> Files.exists(data.resolve("uploads").resolve(key))));
    }
}
