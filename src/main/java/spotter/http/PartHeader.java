package spotter.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the content of one part of a form (RFC 7578 section 4).
 *
 * @param name of the field
 * @param fileName as sent, decoded but not made safe; null for an ordinary field
 * @param type the declared type of the content, which decides nothing
 */
record PartHeader(
        String name, @Nullable String fileName, @Nullable String type) {
    private static final int MAX_BYTES = 8 * 1024;
    private static final int MAX_NAME_CHARS = 255;
    private static final int MAX_EXTENSION_CHARS = 16;

    /** Reads the lines up to and with the empty one. */
    static PartHeader read(MultipartStream stream) throws IOException {
        Map<String, String> lines = new HashMap<>();
        int left = MAX_BYTES;
        for (String line = stream.line(left); !line.isEmpty(); line = stream.line(left)) {
            left = Math.max(0, left - line.length());
            int colon = line.indexOf(':');
            if (colon < 1 || line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                throw MultipartStream.malformed("a part has a broken header line");
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (lines.put(name, line.substring(colon + 1).strip()) != null) {
                throw MultipartStream.malformed("a part has the same header twice");
            }
        }
        return of(lines.getOrDefault("content-disposition", ""), lines.get("content-type"));
    }

    private static PartHeader of(String disposition, @Nullable String type) {
        Map<String, String> parameters = parameters(disposition);
        String name = parameters.get("name");
        if (name == null || name.isEmpty()) {
            throw MultipartStream.malformed("a part has no field name");
        }
        String extended = extended(parameters.get("filename*"));
        String plain = parameters.get("filename");
        String fileName = extended != null || plain == null ? extended : browserEscapes(plain);
        return new PartHeader(browserEscapes(name), fileName, type);
    }

    /**
     * The last element of a path as a name to show: no control or direction characters, 1 to 255 of
     * {@code char}; a long name loses its middle, not its extension.
     */
    static String displayName(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        last.codePoints().filter(PartHeader::isShown).forEach(clean::appendCodePoint);
        String name = clean.toString().strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return "unnamed";
        }
        return name.length() <= MAX_NAME_CHARS ? name : shortened(name).strip();
    }

    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot >= name.length() - MAX_EXTENSION_CHARS && dot > 0 ? name.substring(dot) : "";
        int end = MAX_NAME_CHARS - extension.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // Format characters turn the reading direction ("gpj.exe"); the joiners inside emoji and scripts stay.
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> true;
        };
    }

    /** {@code form-data; name="a"; filename="b;c"}: names in lower case; the first of equal ones counts. */
    private static Map<String, String> parameters(String value) {
        Map<String, String> found = new HashMap<>();
        int at = skipTo(value, 0, ';');
        while (at < value.length()) {
            int equals = skipTo(value, at + 1, '=');
            String key =
                    value.substring(Math.min(at + 1, equals), equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder text = new StringBuilder();
            at = value(value, equals + 1, text);
            found.putIfAbsent(key, text.toString());
        }
        return found;
    }

    /** Appends the value that begins at {@code from}; the place of the next semicolon, or the end. */
    private static int value(String all, int from, StringBuilder text) {
        int at = from;
        while (at < all.length() && all.charAt(at) == ' ') {
            at++;
        }
        if (at >= all.length() || all.charAt(at) != '"') {
            int end = skipTo(all, at, ';');
            text.append(all.substring(Math.min(at, end), end).strip());
            return end;
        }
        for (at++; at < all.length() && all.charAt(at) != '"'; at++) {
            // Only a quote is ever escaped by a backslash: other backslashes are paths of Windows.
            if (all.charAt(at) == '\\' && at + 1 < all.length() && all.charAt(at + 1) == '"') {
                at++;
            }
            text.append(all.charAt(at));
        }
        return skipTo(all, at, ';');
    }

    private static int skipTo(String value, int from, char wanted) {
        int at = value.indexOf(wanted, Math.min(from, value.length()));
        return at < 0 ? value.length() : at;
    }

    /** Browsers escape exactly these three in names (HTML, section 4.10.21.8), and nothing else. */
    private static String browserEscapes(String text) {
        return text.replace("%22", "\"")
                .replace("%0D", "\r")
                .replace("%0d", "\r")
                .replace("%0A", "\n")
                .replace("%0a", "\n");
    }

    /** RFC 8187: {@code UTF-8'en'%e2%82%ac}; null if there is none or it is broken. */
    private static @Nullable String extended(@Nullable String text) {
        String[] pieces = text == null ? new String[0] : text.split("'", 3);
        if (pieces.length < 3 || !pieces[0].equalsIgnoreCase("UTF-8")) {
            return null;
        }
        try {
            return URLDecoder.decode(pieces[2].replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
