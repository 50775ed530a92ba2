package spotter.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import spotter.RawHttp;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;
import spotter.storage.StorageKey;

/** What the clean-up takes, and what it never takes. */
class JanitorTest extends MediaTest {
    private static final String ORPHAN = "documents/document_1_00000000-0000-0000-0000-000000000000.pdf";
    private static final int WORKERS = 4;
    private static final int ROUNDS = 12;

    @Test
    void whatAnEarlierRunLeftGoesAtTheStart() {
        Map<String, Object> living = document(server.client(), SamplePdf.onePage());
        server.close();
        plant(ORPHAN);
        plant("temp/cut-off.part");
        plant("thumbnails/a_thumb.jpg");
        server = TestServer.start(data);
        assertEquals(List.of(), folder.temporary(), "before the first request");
        await(() -> folder.stored().size() == 1);
        assertEquals(key(living), folder.stored().keySet().iterator().next());
    }

    @Test
    void onlyWhatIsOlderThanTheGraceGoesAndADryRunOnlyLooks() throws IOException {
        Instant hourAgo = Instant.now().minus(Janitor.GRACE);
        Map<String, Object> photo = photo(server.client(), TestPictures.jpeg(300, 200));
        folder.stored().keySet().forEach(this::makeOld);
        plant("documents/fresh.pdf");
        plant("temp/fresh.part");
        makeOld(plant(ORPHAN));
        makeOld(plant("temp/old.part"));
        makeOld(plant("documents/notes of the owner.txt"));

        Janitor.Report expected = new Janitor.Report(List.of("old.part"), List.of(StorageKey.parse(ORPHAN)), List.of());
        assertEquals(expected, server.janitor().sweep(hourAgo, true));
        assertTrue(folder.stored().containsKey(ORPHAN));
        assertEquals(expected, server.janitor().sweep(hourAgo, false));

        assertFalse(folder.stored().containsKey(ORPHAN));
        assertEquals(List.of("fresh.part"), folder.temporary());
        assertTrue(folder.stored().keySet().containsAll(List.of("documents/fresh.pdf", key(photo))));
        assertTrue(Files.exists(folder.path("documents/notes of the owner.txt")), "what is no stored file is not ours");
        assertEquals(0, server.janitor().sweep(hourAgo, false).size());
    }

    @Test
    void whatCannotBeRemovedIsKeptInMindAndTriedAgain() throws IOException {
        Person client = server.client();
        Map<String, Object> document = document(client, SamplePdf.onePage());
        Path file = folder.path(key(document));
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));

        expect(200, server.delete(address(document), client));
        assertEquals(List.of(key(document)), folder.column("SELECT storage_key FROM doomed_blob"));
        expect(404, server.get(address(document), client));

        Files.delete(file.resolve("in the way"));
        assertEquals(1, server.janitor().sweep(Instant.MIN, false).doomed().size());
        folder.assertNothing();
    }

    @Test
    void anUploadUnderWayIsLeftAloneHoweverOldItLooks() throws Exception {
        Person client = server.client();
        byte[] body = TestForm.file("plan.pdf", SamplePdf.onePage()).encode("b");
        try (Socket upload = RawHttp.connect(server.uri("/").getPort())) {
            upload.getOutputStream()
                    .write(RawHttp.head(
                            "POST " + DOCUMENTS + " HTTP/1.1",
                            "Authorization: Bearer " + client.token(),
                            "Content-Type: multipart/form-data; boundary=b",
                            "Content-Length: " + body.length));
            upload.getOutputStream().write(body, 0, body.length - 20);
            await(() -> !folder.temporary().isEmpty());
            assertEquals(0, server.janitor().sweep(Instant.MAX, false).size());
            upload.getOutputStream().write(body, body.length - 20, 20);
            assertEquals(201, RawHttp.Reply.read(upload.getInputStream()).status());
        }
        assertEquals(1, folder.stored().size());
    }

    @Test
    void uploadsAndDeletionsAreNeverDisturbed() throws Exception {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            people.add(server.client());
        }
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS + 1);
        AtomicBoolean isDone = new AtomicBoolean();
        try {
            CompletableFuture<Integer> sweeps = CompletableFuture.supplyAsync(() -> sweepUntil(isDone), threads);
            CompletableFuture.allOf(people.stream()
                            .map(person -> CompletableFuture.runAsync(() -> uploadAndDelete(person), threads))
                            .toArray(CompletableFuture[]::new))
                    .whenComplete((all, failure) -> isDone.set(true))
                    .get();
            assertTrue(sweeps.get() > 0);
        } finally {
            isDone.set(true);
            threads.shutdownNow();
        }
        assertEquals(
                new TreeSet<>(folder.column("SELECT storage_key FROM media_blob")),
                new TreeSet<>(folder.stored().keySet()));
        assertEquals(2 * WORKERS, folder.count("media"), "a photo and a document of each");
        assertEquals(0, folder.count("doomed_blob"));
        assertEquals(List.of(), folder.temporary());
    }

    /** Each photo takes the place of the one before; all documents but the last are deleted. */
    private void uploadAndDelete(Person person) {
        for (int round = 1; round <= ROUNDS; round++) {
            photo(person, TestPictures.jpeg(200 + round, 200));
            Map<String, Object> document = document(person, SamplePdf.onePage());
            expect(200, server.get(address(document), person));
            if (round < ROUNDS) {
                expect(200, server.delete(address(document), person));
            }
        }
    }

    private int sweepUntil(AtomicBoolean isDone) {
        int sweeps = 0;
        try {
            while (!isDone.get()) {
                server.janitor().sweep(Instant.MAX, false);
                sweeps++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sweeps;
    }

    private String plant(String key) {
        try {
            Files.writeString(folder.path(key), "left behind");
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeOld(String key) {
        try {
            Instant longAgo = Instant.now().minus(Janitor.GRACE).minus(Duration.ofMinutes(1));
            Files.setLastModifiedTime(folder.path(key), FileTime.from(longAgo));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        while (!condition.holds()) {
            Thread.onSpinWait();
        }
    }
}
