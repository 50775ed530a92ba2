package spotter.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small Word document as named parts, to be changed and then packed. */
public final class SampleDocx {
    static final String CONTENT_TYPES = "[Content_Types].xml";
    static final String PACKAGE_RELATIONS = "_rels/.rels";
    static final String MAIN = "word/document.xml";
    static final String MAIN_RELATIONS = "word/_rels/document.xml.rels";
    static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private SampleDocx() {}

    /** Content types, relations, a text and a picture relation. */
    public static SampleDocx sound() {
        return withMainType(WORD);
    }

    static SampleDocx withMainType(String type) {
        return new SampleDocx()
                .part(CONTENT_TYPES, contentTypes(type))
                .part(PACKAGE_RELATIONS, relations(relation("officeDocument", "word/document.xml", "Internal")))
                .part(
                        MAIN,
                        "<w:document xmlns:w='urn:w'><w:body>" + "Eat more greens. ".repeat(200)
                                + "</w:body></w:document>")
                .part(MAIN_RELATIONS, relations(relation("hyperlink", "https://example.org/", "External")));
    }

    static String contentTypes(String mainType) {
        return "<?xml version='1.0' encoding='UTF-8'?>"
                + "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Default Extension='xml' ContentType='application/xml'/>"
                + "<Override PartName='/word/document.xml' ContentType='" + mainType + "'/></Types>";
    }

    static String relations(String relations) {
        return "<?xml version='1.0'?><Relationships "
                + "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + relations
                + "</Relationships>";
    }

    static String relation(String type, String target, String mode) {
        return "<Relationship Id='r1' Type='" + OFFICE + type + "' Target='" + target + "' TargetMode='" + mode + "'/>";
    }

    SampleDocx part(String name, String text) {
        return part(name, text.getBytes(StandardCharsets.UTF_8));
    }

    SampleDocx part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    SampleDocx without(String name) {
        parts.remove(name);
        return this;
    }

    /** The parts under their names, in the order they are packed. */
    public Map<String, byte[]> parts() {
        return parts;
    }

    /** Deflated, sizes behind the data, as most writers do. */
    public byte[] deflated() {
        return pack(false);
    }

    /** Stored, so that a test finds what it wants to change. */
    byte[] stored() {
        return pack(true);
    }

    private byte[] pack(boolean stored) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(stored ? storedEntry(part) : new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static ZipEntry storedEntry(Map.Entry<String, byte[]> part) {
        ZipEntry entry = new ZipEntry(part.getKey());
        CRC32 sum = new CRC32();
        sum.update(part.getValue());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(part.getValue().length);
        entry.setCrc(sum.getValue());
        return entry;
    }
}
