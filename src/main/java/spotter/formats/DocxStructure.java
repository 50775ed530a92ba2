package spotter.formats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Is this ZIP archive a whole Word document (ECMA-376) without macros, and without content that is fetched from
 * elsewhere when it is opened? Every entry is unpacked and proved; of the XML only the lists of parts are read.
 */
final class DocxStructure {
    private static final String CONTENT_TYPES = "[content_types].xml";
    private static final String PACKAGE_RELATIONS = "_rels/.rels";
    private static final String WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /** Of all lists of parts together; real ones are some kilobytes. */
    private static final long MAX_LIST_BYTES = 4L << 20;

    /** What the main part's content type contains, if it is not a Word document. */
    private static final Map<String, String> OTHERS = Map.of(
            "wordprocessingml.template", "a Word template (DOTX)",
            "spreadsheetml", "an Excel workbook",
            "presentationml", "a PowerPoint presentation",
            "visio", "a Visio drawing",
            "xps", "an XPS document");

    private final ZipReader reader;
    private final Map<String, ZipItem> items = new HashMap<>();
    private long listBytes;

    private DocxStructure(byte[] file) {
        reader = new ZipReader(file);
        for (ZipItem item : ZipDirectory.read(file)) {
            items.put(item.key(), item);
        }
    }

    /**
     * @throws spotter.problem.Problem 415 for another kind of archive; 422 for a damaged, cut, hostile or protected
     *     document, or one with macros
     */
    static void check(byte[] file) {
        new DocxStructure(file).check();
    }

    private void check() {
        OpcContentTypes types = new OpcContentTypes(list(CONTENT_TYPES).orElseThrow(this::notOffice));
        byte[] relations = list(PACKAGE_RELATIONS).orElseThrow(() -> broken("its relations are missing"));
        checkMainPart(types, OpcRelations.mainParts(relations));
        refuseMacros(types);
        for (ZipItem item : items.values()) {
            if (item.key().endsWith(".rels")) {
                OpcRelations.refuseDangerous(read(item));
            } else {
                reader.verify(item);
            }
        }
    }

    private void checkMainPart(OpcContentTypes types, List<String> mainParts) {
        if (mainParts.isEmpty()) {
            throw Refusal.notWord("an Office file of another kind");
        }
        for (String part : mainParts) {
            ZipItem item = items.get(part);
            if (item == null || item.unpackedBytes() == 0) {
                throw broken("its text is missing");
            }
            refuseOtherThanWord(types.of(part));
        }
    }

    private static void refuseOtherThanWord(String type) {
        OTHERS.forEach((word, found) -> {
            if (type.contains(word)) {
                throw Refusal.notWord(found);
            }
        });
        if (type.contains("macroenabled")) {
            throw Refusal.macros();
        }
        if (!type.equals(WORDPROCESSING + "document.main+xml")) {
            throw Refusal.notWord("an Office file of another kind");
        }
    }

    private void refuseMacros(OpcContentTypes types) {
        boolean part =
                items.keySet().stream().anyMatch(key -> key.contains("vbaproject") || key.endsWith("vbadata.xml"));
        if (part || types.haveMacros()) {
            throw Refusal.macros();
        }
    }

    private RuntimeException notOffice() {
        if (items.containsKey("mimetype")) {
            return Refusal.notWord("an OpenDocument file or an e-book");
        }
        if (items.containsKey("meta-inf/manifest.mf")) {
            return Refusal.notWord("a Java program");
        }
        if (items.keySet().stream().anyMatch(key -> key.startsWith("word/"))) {
            return broken("its list of content types is missing");
        }
        return Refusal.notWord("a ZIP archive");
    }

    private Optional<byte[]> list(String key) {
        return Optional.ofNullable(items.get(key)).map(this::read);
    }

    private byte[] read(ZipItem item) {
        listBytes += item.unpackedBytes();
        if (listBytes > MAX_LIST_BYTES) {
            throw Refusal.tooLargeUnpacked("its lists of parts");
        }
        return reader.read(item);
    }

    private static RuntimeException broken(String finding) {
        return Refusal.broken("Word document", finding);
    }
}
