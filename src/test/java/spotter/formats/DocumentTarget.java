package spotter.formats;

import java.util.List;
import java.util.Map;
import spotter.fuzz.FuzzTarget;

/** One kind of document: accepted or refused. */
public final class DocumentTarget implements FuzzTarget {
    /** Directories and lists of parts become objects of Java, larger than they are in the file. */
    private static final int MEMORY_FACTOR = 200;

    private final ContentType type;

    public DocumentTarget(ContentType type) {
        this.type = type;
    }

    @Override
    public Map<String, byte[]> seeds() {
        return switch (type) {
            case PDF -> Map.of("page", SamplePdf.onePage());
            case DOC -> Map.of("word", SampleOle.word());
            case DOCX ->
                Map.of(
                        "deflated", SampleDocx.sound().deflated(),
                        "stored", SampleDocx.sound().stored());
            case JPEG, PNG, GIF, WEBP -> throw new IllegalArgumentException("no document");
        };
    }

    @Override
    public List<String> words() {
        return switch (type) {
            case PDF -> List.of("%PDF-1.4", "startxref", "%%EOF", " obj", "/Root", "trailer", "xref");
            case DOC ->
                List.of(
                        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
                        "\u00fe\u00ff\u00ff\u00ff",
                        "\u00ff\u00ff\u00ff\u00ff",
                        "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
                        "V\0B\0A\0",
                        "\u00ec\u00a5");
            case DOCX ->
                List.of(
                        "PK\u0001\u0002",
                        "PK\u0003\u0004",
                        "PK\u0005\u0006",
                        "PK\u0006\u0006",
                        "PK\u0006\u0007",
                        "PK\u0007\b",
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "word/document.xml");
            case JPEG, PNG, GIF, WEBP -> List.of();
        };
    }

    @Override
    public void take(byte[] input) {
        switch (type) {
            case PDF -> PdfStructure.check(input);
            case DOC -> DocStructure.check(input);
            case DOCX -> DocxStructure.check(input);
            case JPEG, PNG, GIF, WEBP -> throw new IllegalArgumentException("no document");
        }
    }

    @Override
    public long maxAllocatedBytes(int length) {
        return (8 << 20) + (long) MEMORY_FACTOR * length;
    }
}
