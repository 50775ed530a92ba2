package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that the README names as its proof. */
class ReadmeTestsTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)`");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Set<String> named = NAMED.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.size() > 10, named.toString());
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            sources.forEach(file -> named.remove(file.getFileName().toString().replace(".java", "")));
        }
        assertEquals(Set.of(), named);
    }
}
