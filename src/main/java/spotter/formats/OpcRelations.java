package spotter.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The relations between the parts of an Office package (ECMA-376 part 2, clause 6.5), and which of them are refused. */
final class OpcRelations {
    /** Relations that may always point outside: shown or followed only when the reader of the document wants it. */
    private static final Set<String> HARMLESS = Set.of("hyperlink", "image");

    /** Relations whose target becomes part of the document, so that it must lie inside wherever it comes from. */
    private static final Set<String> ACTIVE =
            Set.of("oleobject", "subdocument", "frame", "afchunk", "package", "control", "activexcontrolbinary");

    private OpcRelations() {}

    /** Targets of the main part in the relations of the package; a sound one has a single such target. */
    static List<String> mainParts(byte[] packageRelations) {
        List<String> targets = new ArrayList<>();
        OpcXml.forEach(packageRelations, "Relationships", element -> {
            if (isRelation(element) && type(element).equals("officedocument") && !isExternal(element)) {
                targets.add(ZipItem.key(partName(element.attribute("Target"))));
            }
        });
        return targets;
    }

    /**
     * @throws spotter.problem.Problem 422 for macros, and for content that is fetched from elsewhere when the document
     *     is opened
     */
    static void refuseDangerous(byte[] relations) {
        OpcXml.forEach(relations, "Relationships", element -> {
            if (isRelation(element)) {
                refuseDangerous(element);
            }
        });
    }

    private static void refuseDangerous(OpcXml.Element element) {
        String type = type(element);
        if (type.equals("vbaproject") || type.equals("wordvbadata")) {
            throw Refusal.macros();
        }
        String target = element.attribute("Target");
        if (HARMLESS.contains(type) || (!isExternal(element) && !isRemote(target))) {
            return;
        }
        if (ACTIVE.contains(type)) {
            throw Refusal.remoteContent("an object or a part of its text");
        }
        if (isRemote(target)) {
            throw Refusal.remoteContent(type.equals("attachedtemplate") ? "its template" : "content");
        }
    }

    private static boolean isRelation(OpcXml.Element element) {
        return element.name().equals("Relationship");
    }

    private static boolean isExternal(OpcXml.Element element) {
        return element.attribute("TargetMode").equalsIgnoreCase("External");
    }

    /** The last word of the type: its beginning differs between the transitional and the strict form of the format. */
    private static String type(OpcXml.Element element) {
        String type = element.attribute("Type").toLowerCase(Locale.ROOT);
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** Reaches another machine: any scheme but file, and any file on a share; drives and folders of this one do not. */
    static boolean isRemote(String target) {
        String path = decode(target).replace('\\', '/').toLowerCase(Locale.ROOT);
        if (path.startsWith("file:")) {
            String rest = path.substring("file:".length());
            // file:///C:/x and file:////Users/x are local, file://server/x and file://///server/x are not.
            int slashes = rest.length() - rest.replaceFirst("^/+", "").length();
            boolean local =
                    slashes <= 1 || slashes == 3 || rest.startsWith("////users/") || rest.startsWith("//localhost/");
            return !local;
        }
        boolean drive = path.length() > 1 && path.charAt(1) == ':';
        return path.startsWith("//") || (!drive && path.matches("[a-z][a-z0-9+.-]*:.*"));
    }

    /** {@code /word/document.xml}, {@code ./word/document.xml} and {@code word/document.xml} are one part. */
    private static String partName(String target) {
        String decoded = decode(target);
        return decoded.startsWith("/")
                ? decoded.substring(1)
                : decoded.startsWith("./") ? decoded.substring(2) : decoded;
    }

    /** Percent-encoding, to the bytes that the archive's names are compared as; a broken escape stays as it is. */
    private static String decode(String target) {
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            out.append((char) (low >= 0 ? high << 4 | low : bytes[i] & 0xFF));
            i += low >= 0 ? 2 : 0;
        }
        return out.toString();
    }
}
