package spotter.formats;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import spotter.fuzz.FuzzTarget;

/**
 * The lists of parts of a Word document, behind right sums: else hardly a change would reach the XML parser. The first
 * byte says which list the rest is.
 */
public final class PartListsTarget implements FuzzTarget {
    private static final List<String> LISTS =
            List.of(SampleDocx.CONTENT_TYPES, SampleDocx.PACKAGE_RELATIONS, SampleDocx.MAIN_RELATIONS);

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> parts = SampleDocx.sound().parts();
        return Map.of(
                "types", PictureSamples.concat(new byte[] {0}, parts.get(LISTS.get(0))),
                "package", PictureSamples.concat(new byte[] {1}, parts.get(LISTS.get(1))),
                "main", PictureSamples.concat(new byte[] {2}, parts.get(LISTS.get(2))));
    }

    @Override
    public List<String> words() {
        return List.of(
                "<!DOCTYPE a [<!ENTITY b \"c\">]>",
                "&b;",
                "<![CDATA[",
                "]]>",
                "<!--",
                "xmlns",
                "encoding='UTF-16'",
                "<Override PartName='",
                "<Default Extension='",
                "ContentType='",
                "<Relationship Id='r' Type='",
                "Target='../",
                "TargetMode='External'",
                "officeDocument",
                "attachedTemplate",
                "macroEnabled",
                SampleDocx.WORD);
    }

    @Override
    public void take(byte[] input) {
        if (input.length > 0) {
            SampleDocx docx = SampleDocx.sound();
            docx.part(LISTS.get((input[0] & 0xFF) % LISTS.size()), Arrays.copyOfRange(input, 1, input.length));
            DocxStructure.check(docx.deflated());
        }
    }

    /** The parser's own tables and buffers, and packing. */
    @Override
    public long maxAllocatedBytes(int length) {
        return (8 << 20) + 200L * length;
    }
}
