package spotter.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Answer;

/** How the console's files reach a browser. */
class ConsoleFilesTest {
    private static final Pattern PART = Pattern.compile("\"(/console/([0-9a-f]+)/[^\"]+)\"");

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBrowserGetsThePageAndAProgramTheWelcome() {
        Answer page = home("text/html,application/xhtml+xml,*/*;q=0.8");
        assertEquals("text/html;charset=utf-8", page.header("Content-Type"));
        assertTrue(page.header("Content-Security-Policy").startsWith("default-src 'none'"));
        assertEquals("no-cache", page.header("Cache-Control"));
        assertTrue(page.header("Vary").contains("Accept"));
        for (String accept : new String[] {"*/*", "application/json"}) {
            assertEquals("application/json", home(accept).header("Content-Type"), accept);
        }
    }

    @Test
    void whatThePageNamesIsThereAndMayBeKeptForAYear() {
        Set<String> parts = named(1);
        assertTrue(parts.size() > 5, parts.toString());
        for (String part : parts) {
            Answer answer = expect(200, server.get(part, null));
            assertTrue(answer.header("Cache-Control").contains("immutable"), part);
            assertEquals("nosniff", answer.header("X-Content-Type-Options"), part);
        }
    }

    @Test
    void anotherVersionsPartsAndWhatIsNotThereAre404() {
        String version = named(2).iterator().next();
        for (String part : new String[] {"0/app.js", version + "/none.js", version + "/core/none.js"}) {
            expect(404, server.get("/console/" + part, null));
        }
    }

    private Set<String> named(int group) {
        return PART.matcher(home("text/html").text())
                .results()
                .map((MatchResult found) -> found.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Answer home(String accept) {
        return expect(200, server.send(HttpRequest.newBuilder(server.uri("/")).header("Accept", accept), null));
    }
}
