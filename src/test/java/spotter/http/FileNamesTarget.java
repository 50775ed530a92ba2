package spotter.http;

import static spotter.fuzz.FuzzTarget.require;
import static spotter.fuzz.FuzzTarget.utf8;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import spotter.fuzz.FuzzTarget;

/** A file's name as a client sends it: shown, and given back in Content-Disposition, it can do nothing. */
public final class FileNamesTarget implements FuzzTarget {
    private static final int MAX_SHOWN = 255;

    @Override
    public Map<String, byte[]> seeds() {
        return Map.of(
                "plain", utf8("photo.jpg"),
                "path", utf8("C:\\fakepath\\..\\..\\etc/passwd"),
                "scripts", utf8("日本語 🏋️‍♀️ é\u202egpj.exe"));
    }

    @Override
    public List<String> words() {
        return List.of("\r\n", "\"; filename=\"", "%22", "../", "\\");
    }

    @Override
    public void take(byte[] input) {
        String sent = new String(input, StandardCharsets.UTF_8);
        String shown = PartHeader.displayName(sent);
        require(!shown.isEmpty() && shown.length() <= MAX_SHOWN, shown);
        require(shown.chars().noneMatch(c -> c < ' ' || c == 0x7F || c == '/' || c == '\\'), shown);
        require(PartHeader.displayName(shown).equals(shown), "shown again, it is another: " + shown);
        String header = ContentDisposition.attachment(sent);
        require(
                header.matches("attachment; filename=\"[ !#-$&-:<-\\[\\]-~]+\"; filename\\*=UTF-8''[!#-.0-~]+"),
                header);
        require(ContentDisposition.inline(sent).equals(header.replaceFirst("attachment", "inline")), header);
    }

    /** Percent signs are written by a formatter, byte by byte. */
    @Override
    public long maxAllocatedBytes(int length) {
        return (2 << 20) + 2000L * length;
    }
}
