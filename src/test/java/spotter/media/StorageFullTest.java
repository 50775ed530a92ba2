package spotter.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
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
        assertTrue(space.isUnclaimed());
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
