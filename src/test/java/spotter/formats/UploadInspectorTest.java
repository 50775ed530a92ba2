package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.formats.ContentType.DOCUMENTS;
import static spotter.formats.ContentType.PICTURES;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

class UploadInspectorTest {
    private final UploadInspector inspector = new UploadInspector(PictureLimits.DEFAULT);

    @Test
    void soundFilesPassAsWhatTheyAre() throws IOException {
        assertEquals(ContentType.PDF, document(SamplePdf.onePage(), "plan.pdf").type());
        assertEquals(ContentType.DOC, document(SampleOle.word(), "plan.doc").type());
        Inspection docx = document(SampleDocx.sound().deflated(), "plan.docx");
        assertEquals(ContentType.DOCX, docx.type());
        assertNull(docx.picture());
        for (String format : List.of("jpg", "png", "gif")) {
            Inspection picture = picture(image(format), "photo." + format);
            assertEquals(format, picture.type().extension());
            assertEquals(new PictureFacts(40, 30, 1, 1), picture.picture());
        }
    }

    @Test
    void nameDoesNotDecideTheType() throws IOException {
        assertEquals(ContentType.JPEG, picture(image("jpg"), "photo.png").type());
        assertEquals(ContentType.PDF, document(SamplePdf.onePage(), "plan.docx").type());
        assertEquals(ContentType.PNG, picture(image("png"), null).type());
    }

    @Test
    void dangerousNameIsRefusedOnAGoodFile() throws IOException {
        byte[] photo = image("jpg");
        Problem refusal = Refused.unsupported(() -> picture(photo, "photo.jpg.php"));
        assertTrue(refusal.detail().contains(".php"), refusal.detail());
    }

    @Test
    void emptyFileIsInvalid() {
        Refused.invalid("media.empty", () -> picture(new byte[0], "photo.jpg"));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void refusalNamesWhatWasFoundAndWhatIsAccepted(Family family) {
        byte[] file = Arrays.copyOf(family.sample(), 100);
        boolean isPicture = family.contentType().map(ContentType::isPicture).orElse(false);
        Set<ContentType> accepted = isPicture ? DOCUMENTS : PICTURES;
        String detail = Refused.unsupported(() -> inspector.inspect(file, null, accepted))
                .detail();
        assertTrue(detail.startsWith("This is " + family.description() + "; accepted are "), detail);
        assertTrue(detail.contains(isPicture ? "PDF, DOC and DOCX." : "JPEG, PNG, WebP and GIF."), detail);
    }

    @Test
    void heicGetsItsHint() {
        byte[] heic = Arrays.copyOf(Family.HEIC.sample(), 100);
        String detail = Refused.unsupported(() -> picture(heic, "IMG_1.HEIC")).detail();
        assertEquals(
                "This is a HEIC picture; accepted are JPEG, PNG, WebP and GIF. On an iPhone choose Settings > Camera >"
                        + " Formats > 'Most Compatible', or share the photo as JPEG.",
                detail);
    }

    @Test
    void documentIsNoPictureAndPictureNoDocument() throws IOException {
        String pdf =
                Refused.unsupported(() -> picture(SamplePdf.onePage(), "x.jpg")).detail();
        assertTrue(pdf.contains("a PDF document"), pdf);
        byte[] photo = image("jpg");
        String jpeg = Refused.unsupported(() -> document(photo, "x.pdf")).detail();
        assertTrue(jpeg.contains("a JPEG picture; accepted are PDF, DOC and DOCX."), jpeg);
    }

    @Test
    void headerAloneIsNotEnough() {
        Map<String, byte[]> stubs = Map.of(
                "GIF89a<script>alert(1)</script>", new byte[200],
                "\u0089PNG\r\n\u001A\n<html></html>", new byte[200],
                "\u00FF\u00D8\u00FF\u00E0<?php ?>", new byte[200],
                "RIFF\u0004\0\0\0WEBP", new byte[200]);
        stubs.forEach((head, body) -> {
            byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(start, 0, body, 0, start.length);
            assertEquals(ProblemKind.INVALID, refusal(body, PICTURES).kind(), head);
        });
    }

    @Test
    void filesBehindOtherFilesAreRefused() throws IOException {
        byte[] pdfAfterJunk = join("junk\n".getBytes(StandardCharsets.US_ASCII), SamplePdf.onePage());
        assertEquals(
                ProblemKind.UNSUPPORTED_TYPE, refusal(pdfAfterJunk, DOCUMENTS).kind());
        byte[] docxAfterJpeg = join(image("jpg"), SampleDocx.sound().deflated());
        assertEquals(
                ProblemKind.UNSUPPORTED_TYPE, refusal(docxAfterJpeg, DOCUMENTS).kind());
        byte[] htmlThenJpeg = join("<html>".getBytes(StandardCharsets.US_ASCII), image("jpg"));
        assertEquals(
                ProblemKind.UNSUPPORTED_TYPE, refusal(htmlThenJpeg, PICTURES).kind());
    }

    private Problem refusal(byte[] file, Set<ContentType> accepted) {
        return assertThrows(Problem.class, () -> inspector.inspect(file, null, accepted));
    }

    private Inspection picture(byte[] file, String name) {
        return inspector.inspect(file, name, PICTURES);
    }

    private Inspection document(byte[] file, String name) {
        return inspector.inspect(file, name, DOCUMENTS);
    }

    private static byte[] image(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR), format, out);
        return out.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
