package spotter.formats;

import static spotter.formats.OleFile.require;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Is this OLE2 file a whole Word document (Word 6 to 2003), without macros and readable without a password? By its
 * root storage alone: a workbook that carries a Word document inside is a workbook ([MS-DOC] 2.1).
 */
final class DocStructure {
    private static final String WORD = "WordDocument";

    /** Streams of the root that say what else a compound file is. */
    private static final Map<String, String> OTHERS = Map.of(
            "Workbook", "an Excel workbook",
            "Book", "an old Excel workbook",
            "PowerPoint Document", "a PowerPoint presentation",
            "Current User", "a PowerPoint presentation",
            "VisioDocument", "a Visio drawing",
            "Quill", "a Publisher document",
            "__properties_version1.0", "an Outlook message");

    private static final List<String> PROTECTION =
            List.of("EncryptedPackage", "EncryptionInfo", "EncryptedSummary", "\u0006DataSpaces", "\tDRMContent");

    private static final List<String> MACROS = List.of("VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros");

    /** The fixed start of the file information block ([MS-DOC] 2.5.2: FibBase). */
    private static final int FIB_BASE_BYTES = 32;

    private static final int WORD_97 = 0xA5EC;
    private static final int WORD_6 = 0xA5DC;
    private static final int ENCRYPTED = 0x0100;
    private static final int SECOND_TABLE = 0x0200;

    private DocStructure() {}

    /**
     * @throws spotter.problem.Problem 415 for another kind of document; 422 for a damaged, cut, protected one, or one
     *     with macros
     */
    static void check(byte[] file) {
        OleFile ole = new OleFile(file);
        List<OleEntry> entries = OleDirectory.read(ole);
        OleEntry word = wordStream(entries);
        refuseMacros(entries);
        checkInformationBlock(ole.read(word, FIB_BASE_BYTES), entries);
        followEveryStream(ole, entries, file.length);
    }

    /** Sound streams share no sector, so together they fit into the file; the sum also bounds the work done here. */
    private static void followEveryStream(OleFile ole, List<OleEntry> entries, long fileBytes) {
        long total = 0;
        for (OleEntry entry : entries) {
            total += entry.sizeBytes();
            require(total <= fileBytes, "its streams overlap");
            if (!entry.storage()) {
                ole.read(entry, 0);
            }
        }
    }

    private static OleEntry wordStream(List<OleEntry> entries) {
        for (String name : PROTECTION) {
            if (entries.stream().anyMatch(entry -> entry.depth() == 1 && entry.isNamed(name))) {
                throw Refusal.encrypted();
            }
        }
        OTHERS.forEach((name, found) -> {
            if (find(entries, name).isPresent()) {
                throw Refusal.notWord(found);
            }
        });
        return find(entries, WORD).orElseThrow(() -> Refusal.notWord("an Office file of another kind"));
    }

    private static Optional<OleEntry> find(List<OleEntry> entries, String rootStream) {
        return entries.stream().filter(entry -> entry.isRootStream(rootStream)).findFirst();
    }

    /** At any depth: an embedded document's macros run as well once it is opened. */
    private static void refuseMacros(List<OleEntry> entries) {
        if (entries.stream().anyMatch(entry -> MACROS.stream().anyMatch(entry::isNamed))) {
            throw Refusal.macros();
        }
    }

    private static void checkInformationBlock(byte[] fib, List<OleEntry> entries) {
        require(fib.length == FIB_BASE_BYTES, "its text is missing");
        int identifier = shortAt(fib, 0);
        require(identifier == WORD_97 || identifier == WORD_6, "its text does not begin as a Word document");
        int flags = shortAt(fib, 10);
        if ((flags & ENCRYPTED) != 0) {
            throw Refusal.encrypted();
        }
        if (identifier == WORD_97) {
            String table = (flags & SECOND_TABLE) != 0 ? "1Table" : "0Table";
            require(find(entries, table).isPresent(), "its table stream is missing");
        }
    }

    private static int shortAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    }
}
