package spotter.http;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The Content-Disposition of an answer (RFC 6266, RFC 8187); safe for any name a client ever sent. */
public final class ContentDisposition {
    /** A name that is the same however it is written: all of ours. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,200}(\\.[A-Za-z0-9]{1,8})?");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String PLAIN_IN_8187 = "!#$&+-.^_`|~";

    private ContentDisposition() {}

    /** To be shown where it is asked for. */
    public static String inline(String fileName) {
        return "inline" + names(fileName);
    }

    /** To be saved. */
    public static String attachment(String fileName) {
        return "attachment" + names(fileName);
    }

    private static String names(String fileName) {
        if (PLAIN.matcher(fileName).matches()) {
            return "; filename=\"" + fileName + "\"; filename*=UTF-8''" + fileName;
        }
        String name = PartHeader.displayName(fileName);
        return "; filename=\"" + ascii(name) + "\"; filename*=UTF-8''" + percentEncoded(name);
    }

    /** For clients that know no {@code filename*}: accents dropped, what is left of other scripts underscored. */
    private static String ascii(String name) {
        // A percent sign goes too: some clients decode it, RFC 6266 appendix D.
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^ -~]|[\"\\\\%;]", "_");
        return plain.isEmpty() ? "unnamed" : plain;
    }

    private static String percentEncoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= '0' && b <= '9')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= 'a' && b <= 'z')
                    || PLAIN_IN_8187.indexOf(b) >= 0;
            if (plain) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}
