package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.formats.SampleDocx.relation;
import static spotter.formats.SampleDocx.relations;
import static spotter.formats.SampleDocx.sound;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spotter.problem.Problem;

class DocxStructureTest {
    private static final String SETTINGS = "word/_rels/settings.xml.rels";

    @Test
    void soundDocumentPasses() {
        assertDoesNotThrow(() -> DocxStructure.check(sound().deflated()));
        assertDoesNotThrow(() -> DocxStructure.check(sound().stored()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99})
    void truncatedDocumentIsRefused(int percent) {
        byte[] file = sound().deflated();
        byte[] cut = Arrays.copyOf(file, file.length * percent / 100);
        Refused.broken(() -> DocxStructure.check(cut));
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml, Excel",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml, PowerPoint",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml, template",
        "application/x-unheard-of, another kind",
    })
    void otherOfficeFilesAreNamed(String mainType, String found) {
        byte[] file = SampleDocx.withMainType(mainType).deflated();
        assertTrue(Refused.unsupported(() -> DocxStructure.check(file)).detail().contains(found));
    }

    @ParameterizedTest
    @CsvSource({"mimetype, OpenDocument", "META-INF/MANIFEST.MF, Java", "holiday.jpg, ZIP archive"})
    void otherArchivesAreNamed(String entry, String found) {
        SampleDocx archive = sound();
        archive.parts().clear();
        byte[] file = archive.part(entry, "x").deflated();
        assertTrue(Refused.unsupported(() -> DocxStructure.check(file)).detail().contains(found));
    }

    @Test
    void missingPartsAreRefused() {
        Refused.broken(() -> check(sound().without(SampleDocx.CONTENT_TYPES)));
        Refused.broken(() -> check(sound().without(SampleDocx.PACKAGE_RELATIONS)));
        Refused.broken(() -> check(sound().without(SampleDocx.MAIN)));
        Refused.broken(() -> check(sound().part(SampleDocx.MAIN, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {SampleDocx.CONTENT_TYPES, SampleDocx.PACKAGE_RELATIONS, SampleDocx.MAIN_RELATIONS})
    void doctypeInAListOfPartsIsRefused(String part) {
        String root = part.equals(SampleDocx.CONTENT_TYPES) ? "Types" : "Relationships";
        String xml = new String(sound().parts().get(part), StandardCharsets.UTF_8)
                .replace("?><", "?><!DOCTYPE " + root + " [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><");
        assertTrue(xml.contains("DOCTYPE"));
        Refused.broken(() -> check(sound().part(part, xml)));
    }

    @Test
    void listOfPartsThatIsNoXmlIsRefused() {
        Refused.broken(() -> check(sound().part(SampleDocx.CONTENT_TYPES, "rubbish")));
        Refused.broken(() -> check(sound().part(SampleDocx.CONTENT_TYPES, "<Other/>")));
        Refused.broken(() -> check(sound().part(SampleDocx.MAIN_RELATIONS, "<Relationships>")));
        Refused.broken(
                () -> check(sound().part(SampleDocx.MAIN_RELATIONS, "<?xml version='1.0' encoding='no-such'?><a/>")));
        Refused.broken(() ->
                check(sound().part(SampleDocx.MAIN_RELATIONS, relations("<a>".repeat(50) + "</a>".repeat(50)))));
    }

    @Test
    void listOfPartsIsReadInBothFormsOfUnicode() {
        String types = SampleDocx.contentTypes(SampleDocx.WORD).replace("UTF-8", "UTF-16");
        assertDoesNotThrow(
                () -> check(sound().part(SampleDocx.CONTENT_TYPES, types.getBytes(StandardCharsets.UTF_16))));
        assertDoesNotThrow(
                () -> check(sound().part(SampleDocx.CONTENT_TYPES, types.getBytes(StandardCharsets.UTF_16LE))));
        byte[] latin =
                types.replace("'/></Types>", "'/><!-- \u00e4 --></Types>").getBytes(StandardCharsets.ISO_8859_1);
        Refused.broken(() -> check(sound().part(SampleDocx.CONTENT_TYPES, latin)));
    }

    @Test
    void macrosAreRefusedWhereverTheyShow() {
        String macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
        refuseMacros(SampleDocx.withMainType(macros));
        refuseMacros(sound().part("word/vbaProject.bin", "x"));
        refuseMacros(sound().part(SampleDocx.MAIN_RELATIONS, relations(relation("vbaProject", "x.bin", "Internal"))));
        String types = SampleDocx.contentTypes(SampleDocx.WORD)
                .replace(
                        "</Types>",
                        "<Default Extension='bin' ContentType='application/vnd.ms-office.vbaProject'/></Types>");
        refuseMacros(sound().part(SampleDocx.CONTENT_TYPES, types));
    }

    private static void refuseMacros(SampleDocx docx) {
        Refused.invalid("media.macros", () -> check(docx));
    }

    @ParameterizedTest
    @CsvSource({
        "attachedTemplate, http://evil.example/x.dotm",
        "attachedTemplate, \\\\evil.example\\x\\y.dotm",
        "attachedTemplate, file://evil.example/x.dotm",
        "attachedTemplate, file:///%5C%5Cevil.example/x.dotm",
        "oleObject, http://evil.example/x.html",
        "oleObject, file:///C:/x.xlsb",
        "subDocument, https://evil.example/part.docx",
        "frame, page.html",
        "aFChunk, chunk.html",
        "neverHeardOf, https://evil.example/",
    })
    void contentFromElsewhereIsRefused(String type, String target) {
        SampleDocx docx = sound().part(SETTINGS, relations(relation(type, target, "External")));
        Refused.invalid("media.remote_content", () -> check(docx));
    }

    @Test
    void remoteTargetIsRefusedEvenIfItCallsItselfInternal() {
        SampleDocx docx = sound().part(SETTINGS, relations(relation("attachedTemplate", "//evil/x", "Internal")));
        Refused.invalid("media.remote_content", () -> check(docx));
    }

    @ParameterizedTest
    @CsvSource({
        "hyperlink, https://example.org/",
        "hyperlink, mailto:coach@example.org",
        "image, https://example.org/logo.png",
        "attachedTemplate, file:///C:\\Program%20Files\\Normal.dotm",
        "attachedTemplate, file:////Users/coach/Normal.dotm",
        "attachedTemplate, Normal.dotm",
        "mailMergeSource, file:///C:/list.csv",
    })
    void linksPicturesAndLocalTemplatesPass(String type, String target) {
        assertDoesNotThrow(() -> check(sound().part(SETTINGS, relations(relation(type, target, "External")))));
    }

    @Test
    void bombIsRefused() {
        SampleDocx docx = sound();
        byte[] zeros = new byte[30 << 20];
        for (int i = 0; i < 7; i++) {
            docx.part("word/media/" + i, zeros);
        }
        byte[] file = docx.deflated();
        Problem refusal = Refused.invalid("media.too_large_unpacked", () -> DocxStructure.check(file));
        assertTrue(refusal.detail().contains("200 MB"));
    }

    @Test
    void tooManyPartsAreRefused() {
        SampleDocx docx = sound();
        for (int i = 0; i < 2000; i++) {
            docx.part("x" + i, "");
        }
        Refused.invalid("media.too_large_unpacked", () -> check(docx));
    }

    @Test
    void hugeListOfPartsIsRefusedWithoutReadingIt() {
        byte[] huge = new byte[17 << 20];
        Refused.invalid("media.too_large_unpacked", () -> check(sound().part(SampleDocx.MAIN_RELATIONS, huge)));
    }

    @Test
    void mainPartIsFoundHoweverItIsWritten() {
        for (String target :
                new String[] {"/word/document.xml", "./word/document.xml", "WORD/Document.xml", "word%2Fdocument.xml"
                }) {
            String relations = relations(relation("officeDocument", target, "Internal"));
            assertDoesNotThrow(() -> check(sound().part(SampleDocx.PACKAGE_RELATIONS, relations)), target);
        }
    }

    @Test
    void remoteTargetsAreToldFromLocalOnes() {
        assertEquals(
                "false true true false true",
                "%s %s %s %s %s"
                        .formatted(
                                OpcRelations.isRemote("c:/x"),
                                OpcRelations.isRemote("mhtml:http://x"),
                                OpcRelations.isRemote("file://///server/x"),
                                OpcRelations.isRemote("file://localhost/x"),
                                OpcRelations.isRemote("\\\\server\\x")));
    }

    private static void check(SampleDocx docx) {
        DocxStructure.check(docx.deflated());
    }
}
