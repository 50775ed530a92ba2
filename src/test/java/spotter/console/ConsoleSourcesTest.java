package spotter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spotter.http.Json;

/** What can be said of the console without running it. */
class ConsoleSourcesTest {
    private static final Path FOLDER = Path.of("src/main/resources/public/console");
    private static final Pattern TEXT = Pattern.compile("\\bt\\(\\s*\"([\\w.]+)\"");
    private static final Set<String> PLURALS = Set.of("zero", "one", "two", "few", "many", "other");

    private static final int MAX_FILE_LINES = 300;
    private static final long MAX_BYTES = 300_000;

    @Test
    void everyTextIsThereInEveryLanguage() throws IOException {
        Set<String> english = texts("en");
        assertEquals(english, texts("he"), "en.json and he.json");
        List<String> missing = new ArrayList<>();
        for (Path script : files(".js")) {
            TEXT.matcher(Files.readString(script))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !english.contains(name))
                    .forEach(name -> missing.add(script.getFileName() + " " + name));
        }
        assertEquals(List.of(), missing);
    }

    /** All screens together, of which a reader loads those he opens; of the texts one language. */
    @Test
    void allOfItIsSmall() throws IOException {
        long bytes = Files.size(FOLDER.resolve("strings/en.json"));
        for (Path file : files("")) {
            bytes += file.toString().endsWith(".json") ? 0 : Files.size(file);
        }
        assertTrue(bytes < MAX_BYTES, bytes + " bytes");
    }

    @Test
    void noScriptGrowsTooLongAndNoneReadsTextAsHtml() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path script : files(".js")) {
            String text = Files.readString(script);
            if (text.lines().count() > MAX_FILE_LINES) {
                wrong.add(script + " has " + text.lines().count() + " lines");
            }
            if (Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|\\bfetch\\(\"/api")
                    .matcher(text)
                    .find()) {
                wrong.add(script + " reads text as HTML, or goes round client.js");
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }

    private static Set<String> texts(String language) throws IOException {
        Set<String> names = new TreeSet<>();
        collect("", Json.readObject(Files.readString(FOLDER.resolve("strings/" + language + ".json"))), names);
        return names;
    }

    private static void collect(String prefix, Map<?, ?> node, Set<String> names) {
        node.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner && !PLURALS.containsAll(inner.keySet())) {
                collect(prefix + key + ".", inner, names);
            } else if (!(value instanceof Map<?, ?> inner && inner.isEmpty())) {
                names.add(prefix + key);
            }
        });
    }
}
