package spotter.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.http.Json;

/** The API's description and the page over it, as a browser without a network gets them. */
class DocsTest {
    private static final Pattern PART = Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"");
    /** An address with a host, or one that takes the page's own scheme. */
    private static final Pattern ELSEWHERE = Pattern.compile("\\bhttps?:|[\"'(=]//");

    @TempDir
    Path data;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pageAndAllItsPartsAreServedWithTheirTypes() {
        Map<String, String> types = new TreeMap<>();
        parts().forEach(part -> types.put(part, type(part)));
        assertEquals(
                Map.of(
                        "/docs", "text/html;charset=utf-8",
                        "/docs/init.js", "text/javascript; charset=utf-8",
                        "/docs/page.css", "text/css; charset=utf-8",
                        "/docs/swagger-ui-bundle.js", "text/javascript; charset=utf-8",
                        "/docs/swagger-ui.css", "text/css; charset=utf-8"),
                types);
    }

    @Test
    void policyOfThePageLetsNothingInFromElsewhere() {
        for (String part : parts()) {
            assertEquals(
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                    server.get(part, null).header("Content-Security-Policy"),
                    part);
        }
    }

    @Test
    void pageHasNoScriptInItAndAsksNobodyElse() {
        String page = server.get("/docs", null).text();
        assertFalse(
                Pattern.compile("<script(?![^>]* src=)|<style|\\bon\\w+=|style=")
                        .matcher(page)
                        .find(),
                page);
        for (String own : List.of("/docs", "/docs/init.js", "/docs/page.css")) {
            assertFalse(ELSEWHERE.matcher(server.get(own, null).text()).find(), own);
        }
        String styles = server.get("/docs/swagger-ui.css", null).text();
        assertFalse(
                Pattern.compile("@import|url\\([\"']?+(?!data:)")
                        .matcher(styles)
                        .find(),
                "the viewer's styles");
    }

    @Test
    void documentIsServedAsYamlAndAsJsonAlike() {
        Answer yaml = expect(200, server.get("/openapi.yaml", null));
        Answer json = expect(200, server.get("/openapi.json", null));
        assertEquals("application/yaml; charset=utf-8", yaml.header("Content-Type"));
        assertEquals("application/json", json.header("Content-Type"));
        assertEquals(Json.ofYaml(yaml.text()), json.text());
    }

    @Test
    void documentIsNotSentAgainToWhoHasIt() {
        for (String path : List.of("/openapi.yaml", "/openapi.json", "/docs", "/docs/swagger-ui-bundle.js")) {
            Answer first = server.get(path, null);
            assertEquals("no-cache", first.header("Cache-Control"));
            HttpRequest.Builder again =
                    HttpRequest.newBuilder(server.uri(path)).header("If-None-Match", first.header("ETag"));
            assertArrayEquals(new byte[0], expect(304, server.send(again, null)).body());
        }
    }

    @Test
    void nothingElseOfTheJarIsServed() {
        for (String path : List.of("/docs/x", "/docs/..%2fspotter%2fMain.class", "/docs/index.js", "/docs/a/b")) {
            assertTrue(server.get(path, null).status() >= 400, path);
        }
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>(List.of("/docs"));
        PART.matcher(expect(200, server.get("/docs", null)).text())
                .results()
                .map(found -> found.group(1))
                .forEach(parts::add);
        return parts;
    }

    private String type(String part) {
        return expect(200, server.get(part, null)).header("Content-Type");
    }
}
