package spotter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;

/** Two progress photos on one page. */
class CompareTest extends ProgressTest {
    private static final String COMPARE = "/api/progress/compare?before=%d&after=%d";

    /** Of an entry of its own; the photo's id. */
    private long stored(Person owner, String entry, byte[] picture) {
        long id = add(owner, entry).get("id") instanceof Number number ? number.longValue() : 0;
        Answer answer = expect(201, addPhoto(owner, id, null, picture));
        return ((Number) photos(answer.json()).get(0).get("id")).longValue();
    }

    private long stored(byte[] picture) {
        return stored(client, "{\"weight\":80}", picture);
    }

    private BufferedImage compare(long before, long after) throws IOException {
        Answer answer = expect(200, server.get(COMPARE.formatted(before, after), client));
        assertEquals("image/jpeg", answer.header("Content-Type"));
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    private static void assertColour(int rgb, BufferedImage page, int x, int y) {
        for (int shift = 0; shift <= 16; shift += 8) {
            int off = Math.abs((page.getRGB(x, y) >> shift & 255) - (rgb >> shift & 255));
            assertTrue(off < 16, () -> Integer.toHexString(page.getRGB(x, y)) + " at " + x + ", " + y);
        }
    }

    @Test
    void bothStandUprightAtTheSameHeight() throws IOException {
        long turned = stored(TestPictures.phoneJpeg(1600, 1200, 6));
        long wide = stored(TestPictures.jpeg(1440, 1080));
        BufferedImage page = compare(turned, wide);
        assertEquals(810 + 12 + 1440, page.getWidth());
        assertTrue(page.getHeight() >= 1080, "height " + page.getHeight());
        // Each picture is a card of four colours.
        for (int[] half : new int[][] {{0, 810}, {822, 1440}}) {
            int right = half[0] + half[1] - 20;
            assertColour(TestPictures.RED, page, half[0] + 20, 20);
            assertColour(TestPictures.GREEN, page, right, 20);
            assertColour(TestPictures.BLUE, page, half[0] + 20, 1060);
            assertColour(TestPictures.YELLOW, page, right, 1060);
        }
        assertColour(0xFFFFFF, page, 816, 540);
    }

    @Test
    void aSmallOneIsEnlargedAndAWideOneLowersBoth() throws IOException {
        long small = stored(TestPictures.jpeg(200, 300));
        assertEquals(
                720 + 12 + 1440,
                compare(small, stored(TestPictures.jpeg(1440, 1080))).getWidth());
        BufferedImage panorama = compare(small, stored(TestPictures.jpeg(1900, 190)));
        assertTrue(panorama.getWidth() <= 1920 + 300, "width " + panorama.getWidth());
        assertTrue(compare(small, stored(TestPictures.jpeg(1, 1900))).getHeight() >= 1080);
    }

    @Test
    void anyKindOfPictureMayBeCompared() throws IOException {
        long png = stored(TestPictures.rgbaPng(500, 500, 255));
        assertEquals(
                500 + 6 + 500, compare(png, stored(TestPictures.webp(500, 500))).getWidth());
        assertEquals(
                500 + 6 + 500,
                compare(stored(TestPictures.grayJpeg(500, 500)), png).getWidth());
    }

    @Test
    void theFooterHasTheDaysAndTheWeights() throws IOException {
        byte[] picture = TestPictures.jpeg(600, 800);
        BufferedImage page = compare(stored(picture), stored(client, "{\"body_fat\":20}", picture));
        // Without fonts there is no footer; ServerProcess shows that.
        assertEquals(800 + 54, page.getHeight());
        long ink = inkBelow(page, 800, 0, 600);
        long lessInk = inkBelow(page, 800, 609, 600);
        assertTrue(ink > lessInk && lessInk > 0, "a weight is more to write: " + ink + ", " + lessInk);
    }

    private static long inkBelow(BufferedImage page, int y, int x, int width) {
        int[] band = page.getRGB(x, y + 4, width, page.getHeight() - y - 4, null, 0, width);
        return Arrays.stream(band).filter(rgb -> (rgb & 255) < 128).count();
    }

    @Test
    void itIsSavedUnderAGoodNameAndAskedForAnew() {
        byte[] picture = TestPictures.jpeg(300, 400);
        long before = stored(client, "{\"weight\":84.25,\"date\":\"" + today.minusDays(90) + "\"}", picture);
        String path = COMPARE.formatted(before, stored(picture));
        Answer answer = expect(200, server.get(path, client));
        String name = "progress " + today.minusDays(90) + " to " + today + ".jpg";
        assertTrue(
                answer.header("Content-Disposition").startsWith("inline; filename=\"" + name + "\""),
                answer.header("Content-Disposition"));
        assertEquals("private, no-cache", answer.header("Cache-Control"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
        assertTrue(!text.contains("Exif") && !text.contains("ICC_PROFILE"), "metadata");
        HttpRequest.Builder again =
                HttpRequest.newBuilder(server.uri(path)).header("If-None-Match", answer.header("ETag"));
        expect(304, server.send(again, client));
        expect(200, server.send("HEAD", path, client, null));
    }

    @Test
    void onlyWhoSeesBothSeesThePage() {
        byte[] picture = TestPictures.jpeg(300, 400);
        String path = COMPARE.formatted(stored(picture), stored(client, "{\"weight\":79}", picture));
        expect(200, server.get(path, trainer));
        expect(404, server.get(path, server.client()));
        expect(404, server.get(path, server.trainer()));
        expect(401, server.get(path, null));
        expect(204, server.delete("/api/users/me/trainer", client));
        expect(404, server.get(path, trainer));
    }

    @Test
    void twoThatMakeNoPairAreRefusedInWords() {
        byte[] picture = TestPictures.jpeg(300, 400);
        long mine = stored(picture);
        Person other = server.clientOf(trainer);
        long theirs = stored(other, "{\"weight\":60}", picture);
        assertEquals(
                "progress.two_clients",
                refusal(400, COMPARE.formatted(mine, theirs)).get("code"));
        long pdf = expect(
                        201, server.upload("/api/files/documents", client, TestForm.file("a.pdf", SamplePdf.onePage())))
                .id();
        assertEquals(
                "before must be the id of a progress photo; " + pdf + " is a document.",
                refusal(400, COMPARE.formatted(pdf, mine)).get("detail"));
        refusal(404, COMPARE.formatted(mine, 987_654));
        refusal(422, "/api/progress/compare?before=" + mine);
        refusal(422, "/api/progress/compare?before=x&after=" + mine);
    }

    private Map<String, Object> refusal(int status, String path) {
        return expect(status, server.get(path, trainer)).json();
    }

    @Test
    void theClientReadsWhoLookedAtBoth() {
        byte[] picture = TestPictures.jpeg(300, 400);
        long before = stored(picture);
        long after = stored(picture);
        clock.advance(Duration.ofHours(1));
        expect(200, server.get(COMPARE.formatted(before, after), server.login(trainer)));
        List<Object> looked = server.get("/api/me/audit?limit=2", server.login(client)).items().stream()
                .map(line -> line.get("thing_id"))
                .toList();
        assertEquals(List.of((int) after, (int) before), looked);
    }
}
