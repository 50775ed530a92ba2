package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocStructureTest {
    /** Where the allocation table starts: in sector 0, behind the header. */
    private static final int FAT = 512;

    private final byte[] sound = SampleOle.word();

    @Test
    void soundDocumentPasses() {
        assertDoesNotThrow(() -> DocStructure.check(sound));
        assertDoesNotThrow(() -> DocStructure.check(Arrays.copyOf(sound, sound.length + 100)));
    }

    @Test
    void everyCutIsRefused() {
        int lastUsed = sound.length - 512;
        for (int length = 9; length < lastUsed; length += 7) {
            byte[] cut = Arrays.copyOf(sound, length);
            Refused.broken(() -> DocStructure.check(cut));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 20, 30, 40, 50, 60, 70, 80, 90})
    void truncatedDocumentIsRefused(int percent) {
        byte[] cut = Arrays.copyOf(sound, sound.length * percent / 100);
        Refused.broken(() -> DocStructure.check(cut));
    }

    @Test
    void chainThatRunsInACircleIsRefused() {
        for (int sector = 1; sector < sound.length / 512 - 2; sector++) {
            byte[] circle = sound.clone();
            number(circle, FAT + sector * 4, sector);
            // The last sectors belong to short chains whose length is known without following them further.
            if (next(sound, sector) >= 0) {
                Refused.broken(() -> DocStructure.check(circle));
            }
        }
    }

    @Test
    void directoryThatRunsInACircleIsRefused() {
        byte[] circle = sound.clone();
        int directory = 512 * 2;
        number(circle, directory + 128 + 72, 1);
        Refused.broken(() -> DocStructure.check(circle));
        number(circle, directory + 128 + 72, 0);
        Refused.broken(() -> DocStructure.check(circle));
        for (int index : new int[] {4000, Integer.MAX_VALUE, -2}) {
            number(circle, directory + 128 + 72, index);
            Refused.broken(() -> DocStructure.check(circle));
        }
    }

    @Test
    void allocationTableOutsideTheFileIsRefused() {
        for (int value : new int[] {0, 2, 100_000, Integer.MAX_VALUE, -1}) {
            byte[] wrong = sound.clone();
            number(wrong, 44, value);
            Refused.broken(() -> DocStructure.check(wrong));
        }
        byte[] wrong = sound.clone();
        number(wrong, 76, 5000);
        Refused.broken(() -> DocStructure.check(wrong));
    }

    @Test
    void streamsThatClaimTheSameSectorsAreRefused() {
        byte[] greedy = sound.clone();
        int directory = 512 * 2;
        number(greedy, directory + 128 + 120, greedy.length);
        Refused.broken(() -> DocStructure.check(greedy));
    }

    @ParameterizedTest
    @CsvSource({
        "Workbook, Excel",
        "BOOK, Excel",
        "PowerPoint Document, PowerPoint",
        "VisioDocument, Visio",
        "__properties_version1.0, Outlook",
        "Contents, another kind"
    })
    void otherOfficeFilesAreNamed(String stream, String found) {
        byte[] file = SampleOle.empty().stream(stream, new byte[5000]).build();
        assertTrue(Refused.unsupported(() -> DocStructure.check(file)).detail().contains(found));
    }

    @Test
    void workbookWithAWordDocumentInsideIsAWorkbook() {
        SampleOle ole = SampleOle.empty().stream("Workbook", new byte[5000]);
        byte[] file = ole.storage("MBD00012345", "WordDocument", new byte[5000]).build();
        assertTrue(Refused.unsupported(() -> DocStructure.check(file)).detail().contains("Excel"));
    }

    @Test
    void wordDocumentBelowTheRootDoesNotCount() {
        byte[] file = SampleOle.empty()
                .storage("Deep", "WordDocument", new byte[5000])
                .build();
        Refused.unsupported(() -> DocStructure.check(file));
    }

    @Test
    void macrosAreRefused() {
        byte[] file = SampleOle.empty()
                .word(0)
                .storage("Macros", "PROJECT", new byte[100])
                .build();
        Refused.invalid("media.macros", () -> DocStructure.check(file));
        byte[] other = SampleOle.empty()
                .word(0)
                .storage("Pool", "_VBA_PROJECT", new byte[100])
                .build();
        Refused.invalid("media.macros", () -> DocStructure.check(other));
    }

    @Test
    void encryptedDocumentsAreRefused() {
        byte[] flagged = SampleOle.empty().word(0x0100).build();
        Refused.invalid("media.encrypted", () -> DocStructure.check(flagged));
        byte[] packed =
                SampleOle.empty().stream("EncryptedPackage", new byte[5000]).build();
        Refused.invalid("media.encrypted", () -> DocStructure.check(packed));
    }

    @Test
    void wrongInformationBlockIsRefused() {
        byte[] zeros = SampleOle.empty().stream("WordDocument", new byte[5000]).stream("0Table", new byte[10])
                .build();
        Refused.broken(() -> DocStructure.check(zeros));
        byte[] tiny = SampleOle.empty().stream("WordDocument", new byte[20]).build();
        Refused.broken(() -> DocStructure.check(tiny));
        byte[] otherTable = SampleOle.empty().word(0x0200).build();
        Refused.broken(() -> DocStructure.check(otherTable));
    }

    @Test
    void nameIsComparedWithoutRegardToCase() {
        byte[] upper = sound.clone();
        byte[] name = "WORDDOCUMENT".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, upper, 512 * 2 + 128, name.length);
        assertDoesNotThrow(() -> DocStructure.check(upper));
    }

    private static void number(byte[] file, int at, int value) {
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }

    private static int next(byte[] file, int sector) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(FAT + sector * 4);
    }
}
