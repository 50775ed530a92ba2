package spotter.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spotter.TestPictures;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.formats.SampleDocx;
import spotter.formats.SamplePdf;

/** Headers, conditions and ranges of what leaves. */
class ServingTest extends SharedMediaTest {
    @Test
    void everyAnswerWithBytesSaysHowItMayBeUsed() {
        Person client = server.client();
        Map<String, Object> photo = photo(client, TestPictures.jpeg(900, 700));
        for (Answer answer : new Answer[] {get(address(photo), client), get(link(photo, "original"), null)}) {
            assertEquals("nosniff", answer.header("X-Content-Type-Options"));
            assertEquals("no-referrer", answer.header("Referrer-Policy"));
            assertEquals("same-origin", answer.header("Cross-Origin-Resource-Policy"));
            assertEquals(
                    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
                    answer.header("Content-Security-Policy"));
            assertEquals("bytes", answer.header("Accept-Ranges"));
            assertEquals("image/jpeg", answer.header("Content-Type"));
            assertTrue(answer.header("Last-Modified").endsWith(" GMT"));
            assertTrue(answer.header("Content-Disposition").startsWith("inline; filename=\"me.jpg\""));
        }
        Answer byName = get(address(photo), client);
        assertEquals("private, no-cache", byName.header("Cache-Control"));
        assertTrue(byName.header("Vary").contains("Authorization"));
    }

    @Test
    void whatIsThereAlreadyIsNotSentAgain() {
        Person client = server.client();
        Map<String, Object> photo = photo(client, TestPictures.jpeg(900, 700));
        String etag = get(address(photo), client).header("ETag");
        String since = get(address(photo), client).header("Last-Modified");

        for (String tag : new String[] {etag, "\"other\", " + etag, "W/" + etag, "*"}) {
            Answer answer = expect(304, get(address(photo), client, "If-None-Match", tag));
            assertEquals(0, answer.body().length);
            assertEquals(etag, answer.header("ETag"));
            assertEquals("private, no-cache", answer.header("Cache-Control"));
        }
        expect(304, get(address(photo), client, "If-Modified-Since", since));
        expect(200, get(address(photo), client, "If-None-Match", "\"other\""));
        expect(200, get(address(photo) + "?size=medium", client, "If-None-Match", etag));
        expect(412, get(address(photo), client, "If-Match", "\"other\""));
    }

    @Test
    void aStrangersConditionTellsHimNothing() {
        Map<String, Object> photo = photo(server.client(), TestPictures.jpeg(90, 70));
        expect(404, get(address(photo), server.client(), "If-None-Match", "*"));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 60_000, 400_000})
    void aRangeIsThatPartOfTheFile(int size) {
        Person client = server.client();
        byte[] whole = pdf(size);
        Map<String, Object> document = document(client, whole);

        Answer middle = expect(206, get(address(document), client, "Range", "bytes=100-199"));
        assertArrayEquals(Arrays.copyOfRange(whole, 100, 200), middle.body());
        assertEquals("bytes 100-199/" + whole.length, middle.header("Content-Range"));
        Answer rest = expect(206, get(address(document), client, "Range", "bytes=50-"));
        assertArrayEquals(Arrays.copyOfRange(whole, 50, whole.length), rest.body());
        Answer last = expect(206, get(address(document), client, "Range", "bytes=-10"));
        assertArrayEquals(Arrays.copyOfRange(whole, whole.length - 10, whole.length), last.body());
        Answer outside = expect(416, get(address(document), client, "Range", "bytes=" + whole.length + "-"));
        assertEquals("bytes */" + whole.length, outside.header("Content-Range"));
        assertArrayEquals(whole, expect(200, get(address(document), client)).body());
    }

    @Test
    void headSaysEverythingButTheBytes() {
        Person client = server.client();
        Map<String, Object> photo = photo(client, TestPictures.jpeg(900, 700));
        Answer get = get(address(photo) + "?size=medium", client);
        Answer head = expect(200, server.send("HEAD", address(photo) + "?size=medium", client, null));

        for (String name : new String[] {"Content-Type", "Content-Length", "ETag", "X-Media-Size", "Cache-Control"}) {
            assertEquals(get.header(name), head.header(name), name);
        }
        assertEquals(0, head.body().length);
        expect(200, server.send("HEAD", link(photo, "medium"), null, null));
        expect(404, server.send("HEAD", address(photo), server.client(), null));
        expect(401, server.send("HEAD", address(photo), null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd.pdf",
                "C:\\Users\\me\\plan.pdf",
                "plan\u202Efdp.exe.pdf",
                "Trainingsplan für Jürgen.pdf",
                "計画.pdf",
                "a;b=c,d.pdf",
                "percent%0d%0aSet-Cookie: a=b.pdf"
            })
    void noFileNameBreaksTheHeader(String name) {
        Person client = server.client();
        Answer sent = sendDocument(client, name, SamplePdf.onePage());
        Answer answer = get(address(expect(201, sent).json()), client);

        String disposition = expect(200, answer).header("Content-Disposition");
        assertTrue(disposition.startsWith("attachment; filename=\""), disposition);
        assertTrue(disposition.matches("[ -~]+"), disposition);
        assertTrue(disposition.matches(".*filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+"), disposition);
        assertFalse(disposition.contains("/") || disposition.contains("\\"), disposition);
        assertEquals("", answer.header("Set-Cookie"));
    }

    @Test
    void documentsAreSavedAndNeverKeptByTheBrowser() {
        Person client = server.client();
        Map<String, Object> word = expect(
                        201,
                        sendDocument(client, "plan.docx", SampleDocx.sound().deflated()))
                .json();
        for (String address : new String[] {address(word), address(word) + "?inline=1", link(word, "original")}) {
            Answer answer = get(address, address.contains("/signed/") ? null : client);
            assertTrue(answer.header("Content-Disposition").startsWith("attachment"), address);
            assertEquals("private, no-store", answer.header("Cache-Control"));
            assertEquals(
                    "default-src 'none'; sandbox; frame-ancestors 'none'", answer.header("Content-Security-Policy"));
        }
    }

    @Test
    void aPdfIsShownOnlyWhenAskedFor() {
        Person client = server.client();
        Map<String, Object> pdf = document(client, SamplePdf.onePage());
        Answer shown = get(address(pdf) + "?inline=1", client);
        assertTrue(shown.header("Content-Disposition").startsWith("inline"));
        assertEquals("frame-ancestors 'none'", shown.header("Content-Security-Policy"));
        assertEquals("original", get(address(pdf) + "?size=thumbnail", client).header("X-Media-Size"));
        assertTrue(get(address(pdf), client).header("Content-Disposition").startsWith("attachment"));
    }

    @Test
    void wrongAddressesAreToldApart() {
        Person client = server.client();
        Map<String, Object> photo = photo(client, TestPictures.jpeg(90, 70));
        expect(400, get("/api/files/media/secrets/" + photo.get("filename"), client));
        expect(400, get(address(photo) + "?size=huge", client));
        expect(404, get("/api/files/media/documents/" + photo.get("filename"), client));
        expect(404, get("/api/files/media/documents/x.jpg", client));
        assertTrue(
                get("/api/files/media/documents/..%2f..%2fspotter.db", client).status() >= 400);
        assertTrue(get("/api/files/media/documents/%2e%2e%2fspotter.db", client).status() >= 400);
        expect(401, get(address(photo), null));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 400_000})
    void aFileLostFromTheDiskIsMissingAndNotKeptByCaches(int size) throws IOException {
        Person client = server.client();
        Map<String, Object> document = document(client, pdf(size));
        Files.delete(folder.path(key(document)));
        Answer answer = expect(404, get(address(document), client));
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }

    /** A sound PDF with a comment in the middle that brings it to about this many bytes. */
    private static byte[] pdf(int size) {
        byte[] plain = SamplePdf.onePage();
        byte[] padded = new byte[plain.length + size];
        Arrays.fill(padded, (byte) ' ');
        int header = "%PDF-1.4\n".length();
        System.arraycopy(plain, 0, padded, 0, header);
        padded[header] = '%';
        padded[header + size - 1] = '\n';
        System.arraycopy(plain, header, padded, header + size, plain.length - header);
        return padded;
    }
}
