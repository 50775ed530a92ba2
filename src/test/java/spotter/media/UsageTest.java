package spotter.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;

/** How much of one's own is stored, and how much may be. */
class UsageTest {
    private static final long MIB = 1024 * 1024;

    @TempDir
    Path data;

    @Test
    void onesOwnCountsAndWhatOthersShareLimitsTheRest() {
        try (TestServer server = TestServer.start(
                data, "--user-quota-mib", "3", "--user-quota-files", "2", "--trainer-quota-mib", "2")) {
            server.admin();
            Person trainer = server.trainer();
            Person client = server.clientOf(trainer);
            assertEquals(usage(0, 0, 2 * MIB), own(server, client));
            long size = document(server, client, 1000);
            assertEquals(usage(size, 1, 2 * MIB - size), own(server, client));
            assertEquals(usage(0, 0, 2 * MIB - size), own(server, trainer), "the client's counts for the trainer");
            long both = size + document(server, client, 1001);
            assertEquals(usage(both, 2, 0), own(server, client), "as many files as there may be");
            expect(401, server.get("/api/me/usage", null));
        }
    }

    /** The smaller sizes of a photo count as its own; both ways to add come to the same. */
    @Test
    void aPhotoCountsWithAllItsSizes() {
        try (TestServer server = TestServer.start(data)) {
            Person admin = server.admin();
            Person client = server.client();
            byte[] picture = TestPictures.jpeg(1200, 900);
            expect(200, server.put("/api/users/me/photo", client, TestForm.file("me.jpg", picture)));
            Object all = server.get("/api/files/media/stats", admin).json().get("total_size_bytes");
            Map<String, Object> own = own(server, client);
            assertEquals(all, own.get("bytes"));
            Map<?, ?> categories = (Map<?, ?>) own.get("categories");
            assertEquals(Map.of("count", 1, "size", all), categories.get("profile_photo"));
            assertEquals(sum(0, 0), categories.get("document"));
        }
    }

    private static Map<String, Object> own(TestServer server, Person person) {
        return expect(200, server.get("/api/me/usage", person)).json();
    }

    private static long document(TestServer server, Person owner, int size) {
        byte[] pdf = SamplePdf.onePage();
        TestForm form = TestForm.file("a.pdf", Arrays.copyOf(pdf, size));
        Map<String, Object> stored =
                expect(201, server.upload("/api/files/documents", owner, form)).json();
        return ((Number) stored.get("file_size")).longValue();
    }

    /** Of nothing but documents. */
    private static Map<String, Object> usage(long bytes, long files, long remaining) {
        Map<String, Object> none = sum(0, 0);
        return Map.of(
                "bytes", number(bytes),
                "files", number(files),
                "quota_bytes", number(3 * MIB),
                "quota_files", 2,
                "remaining_bytes", number(remaining),
                "categories",
                        Map.of(
                                "meal_photo", none,
                                "profile_photo", none,
                                "progress_photo", none,
                                "document", sum(files, bytes)));
    }

    private static Map<String, Object> sum(long count, long size) {
        return Map.of("count", number(count), "size", number(size));
    }

    /** As JSON is read: an int if it is one. */
    private static Object number(long value) {
        return Math.toIntExact(value);
    }
}
