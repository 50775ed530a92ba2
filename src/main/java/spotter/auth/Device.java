package spotter.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody logs in with, as far as it is written down.
 *
 * @param name program and system, {@code Firefox on Windows}; null where nothing was said
 * @param network its address without its last part
 */
record Device(@Nullable String name, @Nullable String network) {
    /** The name of a program that is none of the browsers: the first product of its User-Agent (RFC 9110 section 10.1.5). */
    private static final Pattern PRODUCT = Pattern.compile("([A-Za-z0-9._ -]{1,40})(?:/.*)?");

    /** In this order, for each of them claims to be one of the next as well. */
    private static final Map<String, String> BROWSERS = inOrder(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser/",
            "Samsung Internet",
            "Firefox/",
            "Firefox",
            "FxiOS/",
            "Firefox",
            "CriOS/",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = inOrder(
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Windows",
            "Windows",
            "CrOS",
            "ChromeOS",
            "Mac OS X",
            "macOS",
            "Linux",
            "Linux");

    /** In a few words; a program can say anything, and nothing of what it says is kept but these. */
    static @Nullable String nameOf(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        Optional<String> browser = first(BROWSERS, userAgent);
        if (browser.isPresent()) {
            return browser.get()
                    + first(SYSTEMS, userAgent).map(system -> " on " + system).orElse("");
        }
        Matcher product = PRODUCT.matcher(userAgent);
        return product.matches() ? product.group(1).strip() : "unknown";
    }

    private static Optional<String> first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
