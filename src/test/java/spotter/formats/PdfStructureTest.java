package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfStructureTest {
    private final String sound = new String(SamplePdf.onePage(), StandardCharsets.ISO_8859_1);

    @Test
    void soundFilePasses() {
        assertDoesNotThrow(() -> check(sound));
    }

    @Test
    void byteOrderMarkWhiteSpaceAndTrailingBytesPass() {
        assertDoesNotThrow(() -> check("\u00EF\u00BB\u00BF\r\n" + sound));
        assertDoesNotThrow(() -> check(sound + "\r\n" + "\0".repeat(2000)));
        assertDoesNotThrow(() -> check(sound.replace("startxref\n", "startxref\r\n  ")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99})
    void truncatedFileIsRefused(int percent) {
        int length = sound.length() * percent / 100;
        Refused.broken(() -> PdfStructure.check(Arrays.copyOf(SamplePdf.onePage(), length)));
    }

    @Test
    void junkBeforeTheHeaderIsRefused() {
        Refused.broken(() -> check("junk\n" + sound));
    }

    @Test
    void headerWithoutVersionIsRefused() {
        Refused.broken(() -> check(sound.replace("%PDF-1.4", "%PDF-x.4")));
    }

    @Test
    void endWithoutCrossReferenceIsRefused() {
        Refused.broken(() -> check(sound.replace("startxref", "startnone")));
        Refused.broken(() -> check(sound.replaceFirst("startxref\n\\d+", "startxref\nx")));
        Refused.broken(() -> check(sound.replaceFirst("startxref\n\\d+", "startxref\n99999999999999999999")));
    }

    @Test
    void endFarFromTheEndIsRefused() {
        Refused.broken(() -> check(sound + " ".repeat(5000)));
    }

    /** The first part of a linearised file ends like a whole one, with an offset of 0. */
    @Test
    void firstPartOfALinearisedFileIsRefused() {
        Refused.broken(() -> check(sound.replaceFirst("startxref\n\\d+", "startxref\n0")));
    }

    @Test
    void updateThatWasCutOffIsRefused() {
        Refused.broken(() -> check(sound + "\n4 0 obj\n<</Type/Page"));
    }

    @Test
    void fileWithoutObjectsOrCatalogueIsRefused() {
        Refused.broken(() -> check(sound.replace(" 0 obj", " 0 job")));
        Refused.broken(() -> check(sound.replace("/Root", "/Boot")));
    }

    private static void check(String file) {
        PdfStructure.check(file.getBytes(StandardCharsets.ISO_8859_1));
    }
}
