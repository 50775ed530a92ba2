package spotter.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;
import spotter.problem.Problem;
import spotter.storage.LocalDisk;

/** 507: a person's share is used up, or the disk is. */
class StorageFullTest {
    private static final int NOISE_EDGE = 450;

    @TempDir
    Path data;

    @Test
    void aFullAccountTakesNothingMoreButMayReplaceItsPhoto() {
        try (TestServer server = TestServer.start(data, "--user-quota-mib", "1")) {
            DataFolderView folder = new DataFolderView(data);
            Person client = server.client();
            expect(200, server.put(MediaTest.MY_PHOTO, client, picture(NOISE_EDGE)));
            expect(200, server.put(MediaTest.MY_PHOTO, client, picture(NOISE_EDGE + 1)));
            Map<String, Long> stored = folder.stored();

            Answer refused = server.put(MediaTest.MY_PHOTO, client, picture(2 * NOISE_EDGE));

            assertEquals("media.quota", MediaTest.code(expect(507, refused)));
            assertEquals(stored, folder.stored());
            assertEquals(1, folder.count("media"));
        }
    }

    @Test
    void whatIsThereAlreadyNeedsNoRoom() {
        try (TestServer server = TestServer.start(data, "--user-quota-mib", "1", "--user-quota-files", "2")) {
            Person client = server.client();
            TestForm large = TestForm.file("a.pdf", page(700_000));
            long id = expect(201, server.upload(MediaTest.DOCUMENTS, client, large))
                    .id();
            TestForm photo = picture(100);
            expect(200, server.put(MediaTest.MY_PHOTO, client, photo));
            for (int i = 0; i < 2; i++) {
                Map<String, Object> again = expect(200, server.upload(MediaTest.DOCUMENTS, client, large))
                        .json();
                assertEquals(true, again.get("duplicate"));
                assertEquals((int) id, again.get("id"));
                expect(200, server.put(MediaTest.MY_PHOTO, client, photo));
            }
            TestForm other = TestForm.file("a.pdf", page(700_001));
            assertEquals("media.quota", MediaTest.code(expect(507, server.upload(MediaTest.DOCUMENTS, client, other))));
        }
    }

    @Test
    void aDocumentWithoutRoomIsRefusedBeforeAnythingIsDoneWithIt() {
        // This scanner finds something in everything that it is shown.
        try (TestServer server = TestServer.start(data, "--server-quota-mib", "1", "--scan-command", "false")) {
            Person client = server.client();
            Answer refused = server.upload(MediaTest.DOCUMENTS, client, TestForm.file("a.pdf", page((1 << 20) + 1)));
            assertEquals("media.quota_server", MediaTest.code(expect(507, refused)));
            Answer exactly = server.upload(MediaTest.DOCUMENTS, client, TestForm.file("a.pdf", page(1 << 20)));
            assertEquals("media.malware", MediaTest.code(expect(422, exactly)));
        }
    }

    @Test
    void everyAnswerToAnUploadSaysWhatIsLeft() {
        try (TestServer server = TestServer.start(data, "--user-quota-mib", "1")) {
            Person trainer = server.trainer();
            Person client = server.clientOf(trainer);
            TestForm form = form().and("client_id", client.id());
            Answer first = expect(201, server.upload(MediaTest.DOCUMENTS, trainer, form));
            long left = left(first);
            assertEquals((1 << 20) - ((Number) first.json().get("file_size")).longValue(), left);
            assertEquals(left, left(expect(200, server.upload(MediaTest.DOCUMENTS, trainer, form))));
            assertEquals(left, left(expect(507, server.put(MediaTest.MY_PHOTO, client, picture(2 * NOISE_EDGE)))));
        }
    }

    @Test
    void asManyFilesAsAPersonMayHaveAndNotOneMore() {
        try (TestServer server = TestServer.start(data, "--user-quota-files", "2")) {
            Person client = server.client();
            expect(200, server.put(MediaTest.MY_PHOTO, client, picture(8)));
            expect(200, server.put(MediaTest.MY_PHOTO, client, picture(9)));
            expect(201, server.upload(MediaTest.DOCUMENTS, client, form()));
            expect(200, server.put(MediaTest.MY_PHOTO, client, picture(10)));
            Answer refused = expect(507, server.upload(MediaTest.DOCUMENTS, client, TestForm.file("a.pdf", other())));
            assertEquals("media.quota_files", MediaTest.code(refused));
            assertEquals(0, left(refused));
        }
    }

    @Test
    void clientAndTrainerAreWarnedOnceForEachCrossing() {
        try (TestServer server = TestServer.start(data, "--user-quota-files", "20")) {
            Person trainer = server.trainer();
            Person client = server.clientOf(trainer);
            for (int i = 1; i <= 20; i++) {
                byte[] page = (new String(SamplePdf.onePage(), ISO_8859_1) + "\n%" + i).getBytes(ISO_8859_1);
                Map<String, Object> stored = expect(
                                201, server.upload(MediaTest.DOCUMENTS, client, TestForm.file("a.pdf", page)))
                        .json();
                assertEquals(i < 16 ? 0 : i < 19 ? 1 : 2, warnings(server, client), "after " + i);
                assertEquals(i < 16 ? 0 : i < 19 ? 1 : 2, warnings(server, trainer), "after " + i);
                if (i == 20) {
                    expect(200, server.delete(MediaTest.address(stored), client));
                }
            }
            assertEquals(2, warnings(server, client));
        }
    }

    private static long warnings(TestServer server, Person reader) {
        return server.get("/api/notifications?limit=200", reader).list().stream()
                .filter(notice -> "Storage almost full".equals(notice.get("title")))
                .peek(notice -> assertEquals("warning", notice.get("notification_type")))
                .count();
    }

    private static long left(Answer answer) {
        return Long.parseLong(answer.header("X-Quota-Remaining"));
    }

    /** A PDF of this size: with a comment before its first object. */
    private static byte[] page(int bytes) {
        String page = new String(SamplePdf.onePage(), ISO_8859_1);
        String comment = "%" + "x".repeat(bytes - page.length() - 2) + "\n";
        return page.replaceFirst("\n", "\n" + comment).getBytes(ISO_8859_1);
    }

    private static byte[] other() {
        return (new String(SamplePdf.onePage(), ISO_8859_1) + "\n%").getBytes(ISO_8859_1);
    }

    @Test
    void aDiskAtItsReserveTakesNothingButServesAndDeletes() {
        Map<String, Object> document;
        Person client;
        try (TestServer server = TestServer.start(data)) {
            client = server.client();
            document = expect(201, server.upload(MediaTest.DOCUMENTS, client, form()))
                    .json();
        }
        try (TestServer full = TestServer.start(data, "--disk-reserve-mib", "1000000")) {
            Person again = full.login(client);
            Answer refused = full.upload(MediaTest.DOCUMENTS, again, form());
            assertEquals("media.disk_full", MediaTest.code(expect(507, refused)));
            expect(200, full.get(MediaTest.address(document), again));
            expect(200, full.delete(MediaTest.address(document), again));
            new DataFolderView(data).assertNothing();
        }
    }

    @Test
    void uploadsUnderWayCountAgainstTheReserveTogether() throws IOException {
        LocalDisk disk = new LocalDisk(data, MediaKind.folders());
        long half = disk.usableBytes() / 2;
        DiskSpace space = new DiskSpace(disk, half / 2);
        try (DiskSpace.Claim first = space.claim(half)) {
            assertEquals("media.disk_full", refusal(space, half));
        }
        assertEquals(0, space.claims());
        space.claim(half).close();
    }

    private static String refusal(DiskSpace space, long bytes) {
        try (DiskSpace.Claim claim = space.claim(bytes)) {
            return "none for " + claim;
        } catch (Problem refused) {
            return refused.code();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestForm picture(int edge) {
        return TestForm.file("me.png", TestPictures.png(TestPictures.noise(edge, edge)));
    }

    private static TestForm form() {
        return TestForm.file("plan.pdf", SamplePdf.onePage());
    }
}
