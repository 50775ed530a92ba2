package spotter.formats;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The list of content types of an Office package: by extension, or by name of the part (ECMA-376 part 2, 6.2.3). */
final class OpcContentTypes {
    private final Map<String, String> byExtension = new HashMap<>();
    private final Map<String, String> byPart = new HashMap<>();

    /**
     * @throws spotter.problem.Problem 422 if it cannot be read, or names a part with macros
     */
    OpcContentTypes(byte[] xml) {
        OpcXml.forEach(xml, "Types", element -> {
            String type = element.attribute("ContentType").toLowerCase(Locale.ROOT);
            if (element.name().equals("Default")) {
                byExtension.put(ZipItem.key(element.attribute("Extension")), type);
            } else if (element.name().equals("Override")) {
                String part = element.attribute("PartName");
                byPart.put(ZipItem.key(part.startsWith("/") ? part.substring(1) : part), type);
            }
        });
    }

    /** In lower case, without parameters; empty if the part has none. */
    String of(String partKey) {
        String extension = partKey.substring(partKey.lastIndexOf('.') + 1);
        String type = byPart.getOrDefault(partKey, byExtension.getOrDefault(extension, ""));
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip();
    }

    boolean haveMacros() {
        return byPart.values().stream().anyMatch(OpcContentTypes::isMacro)
                || byExtension.values().stream().anyMatch(OpcContentTypes::isMacro);
    }

    private static boolean isMacro(String type) {
        return type.contains("macroenabled") || type.contains("vbaproject") || type.contains("vbadata");
    }
}
