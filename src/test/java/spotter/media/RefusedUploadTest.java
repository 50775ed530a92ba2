package spotter.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Answer;
import spotter.formats.SampleDocx;
import spotter.formats.SamplePdf;

/** Everything here is refused, and after each refusal there is nothing: no file, no row. */
class RefusedUploadTest extends SharedMediaTest {
    private static final long BOMB_BYTES = 201L * 1024 * 1024;

    @AfterEach
    void nothingIsLeft() {
        folder.assertNothing();
    }

    @ParameterizedTest
    @MethodSource("tenths")
    void aPictureCutAnywhereIsRefused(int tenth) {
        for (byte[] whole : new byte[][] {
            TestPictures.jpeg(300, 200), TestPictures.png(TestPictures.noise(60, 40)), TestPictures.webp(300, 200)
        }) {
            byte[] cut = Arrays.copyOf(whole, Math.max(1, whole.length * tenth / 10 - 3));
            Answer answer = sendPhoto(server.client(), "me", cut);
            assertTrue(answer.status() == 422 || (tenth == 0 && answer.status() == 415), answer::text);
        }
    }

    @ParameterizedTest
    @MethodSource("tenths")
    void aDocumentCutAnywhereIsRefused(int tenth) {
        for (byte[] whole :
                new byte[][] {SamplePdf.onePage(), SampleDocx.sound().deflated()}) {
            byte[] cut = Arrays.copyOf(whole, Math.max(1, whole.length * tenth / 10 - 9));
            Answer answer = sendDocument(server.client(), "plan", cut);
            assertTrue(answer.status() == 422 || answer.status() == 415, answer::text);
        }
    }

    static IntStream tenths() {
        return IntStream.rangeClosed(0, 10);
    }

    @Test
    void aPixelBombIsRefusedByItsHeader() {
        Answer answer = sendPhoto(server.client(), "bomb.png", bombPng(30_000, 30_000));
        assertEquals(422, answer.status(), answer::text);
        assertEquals("media.too_many_pixels", code(answer));
        assertTrue(detail(answer).contains("30000 x 30000"), detail(answer));
    }

    /** The decoder went on for minutes, a bit at a time. */
    @Test
    void aWebpWhosePixelsRunPastItsDataIsRefusedAtOnce() {
        // 4179 by 3000 lossless pixels in 13 bytes.
        byte[] webp = HexFormat.of().parseHex("524946461a000000574542505650384c0d0000002f52d0ed022850010bdcff000000");
        Answer answer = sendPhoto(server.client(), "me.webp", webp);
        assertEquals(422, answer.status(), answer::text);
        assertEquals("media.undecodable", code(answer));
    }

    @Test
    void aZipBombInsideADocumentIsRefused() {
        Answer answer = sendDocument(server.client(), "bomb.docx", bombDocx());
        assertEquals(422, answer.status(), answer::text);
        assertEquals("media.too_large_unpacked", code(answer));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aForeignTypeIsNamedWithWhatIsAccepted(String name, byte[] content, String found) {
        Answer photo = sendPhoto(server.client(), name, content);
        assertEquals(415, photo.status(), photo::text);
        assertTrue(detail(photo).contains(found), detail(photo));
        assertTrue(detail(photo).contains("JPEG, PNG, WebP and GIF"), detail(photo));
        Answer document = sendDocument(server.client(), name, content);
        assertEquals(415, document.status(), document::text);
    }

    static Stream<Arguments> foreign() {
        return Stream.of(
                foreign("me.jpg", "<?php system($_GET[0]);", "a script"),
                foreign("me.jpg", "<!DOCTYPE html><script>alert(1)</script>", "a web page"),
                foreign("me.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG"),
                foreign("me.png", "MZ\u0090\0" + "\0".repeat(200), "a Windows program"),
                foreign("me.jpg", "\0\0\0\u0018ftypheic" + "\0".repeat(200), "HEIC"),
                foreign("me.tif", "II*\0" + "\0".repeat(200), "TIFF"),
                foreign("me.jpg", "just some words", "no type known"));
    }

    private static Arguments foreign(String name, String content, String found) {
        return Arguments.of(name, content.getBytes(StandardCharsets.ISO_8859_1), found);
    }

    @Test
    void aDocumentIsNoPhotoAndAPhotoNoDocument() {
        Answer asPhoto = sendPhoto(server.client(), "plan.pdf", SamplePdf.onePage());
        assertEquals(415, asPhoto.status());
        Answer asDocument = sendDocument(server.client(), "me.jpg", TestPictures.jpeg(20, 20));
        assertEquals(415, asDocument.status());
        assertTrue(detail(asDocument).contains("PDF, DOC and DOCX"), detail(asDocument));
    }

    @ParameterizedTest
    @ValueSource(strings = {"me.php", "me.html", "me.svg", "me.exe", "me.jpg.php", "me.PHP.", "me.phtml", "me.js"})
    void aDangerousNameIsRefusedEvenOnAGoodPicture(String name) {
        Answer answer = sendPhoto(server.client(), name, TestPictures.jpeg(20, 20));
        assertEquals(415, answer.status(), answer::text);
    }

    @Test
    void aPageBehindAGifHeaderIsNoPicture() {
        byte[] polyglot = "GIF89a/*<script>alert(1)</script>*/=1;".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(422, sendPhoto(server.client(), "me.gif", polyglot).status());
    }

    @Test
    void aPdfThatIsAlsoAPageMustStillBeWholeAsAPdf() {
        byte[] polyglot = "%PDF-1.4\n<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(422, sendDocument(server.client(), "plan.pdf", polyglot).status());
    }

    @Test
    void aMissingOrEmptyFileIsAFieldThatFails() {
        Answer missing = server.upload(UPLOAD, server.client(), new TestForm().and("category", "profile_photo"));
        assertEquals(422, missing.status(), missing::text);
        assertTrue(missing.text().contains("\"file\""), missing.text());
        assertEquals("media.empty", code(sendPhoto(server.client(), "me.jpg", new byte[0])));
        Answer noForm = server.post(UPLOAD, server.client(), "{}");
        assertEquals(422, noForm.status(), noForm::text);
    }

    @Test
    void anUnknownOrMissingCategoryIsAFieldThatFails() {
        TestForm form = TestForm.file("me.jpg", TestPictures.jpeg(20, 20));
        Answer missing = server.upload(UPLOAD, server.client(), form);
        assertEquals(422, missing.status(), missing::text);
        assertTrue(missing.text().contains("\"category\""), missing.text());
        Answer unknown = server.upload(UPLOAD, server.client(), form.and("category", "holiday_photo"));
        assertEquals(422, unknown.status(), unknown::text);
    }

    @Test
    void aPhotoOfARecordThatIsNotThereIsRefused() {
        TestForm form = TestForm.file("me.jpg", TestPictures.jpeg(20, 20)).and("category", "meal_photo");
        Answer withoutRecord = server.upload(UPLOAD, server.client(), form);
        assertEquals("entity_id: is required", detail(withoutRecord));
        assertEquals(
                404,
                server.upload(UPLOAD, server.client(), form.and("entity_id", 999))
                        .status());
    }

    /** A header of that many grey pixels over a few bytes of deflated zeros, every checksum right. */
    private static byte[] bombPng(int width, int height) {
        byte[] head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(png, "IHDR", head);
        chunk(png, "IDAT", new byte[] {0x78, (byte) 0x9C, 0x63, 0, 0, 0, 1, 0, 1});
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] typed = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 crc = new CRC32();
        crc.update(typed);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(typed);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] bombDocx() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : SampleDocx.sound().parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            zip.putNextEntry(new ZipEntry("word/media/zeros.bin"));
            byte[] zeros = new byte[1024 * 1024];
            for (long written = 0; written < BOMB_BYTES; written += zeros.length) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
