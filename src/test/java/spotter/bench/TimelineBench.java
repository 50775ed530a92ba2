package spotter.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import spotter.TestBrowser;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.http.Json;

/**
 * When a client sees the photos of the console's timeline, with 60 of them: first contentful paint, the largest one,
 * and when every picture in sight is there, in milliseconds after the address was entered. With an empty browser each
 * time, and with one that was here before. {@code ROUNDS} as a system property; the first of each is not counted.
 */
public final class TimelineBench {
    private static final int ROUNDS = Integer.getInteger("ROUNDS", 11);
    private static final int PHOTOS = 60;
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 1600;

    private static final String TIMES = """
            new Promise(done => {
              let largest = 0;
              new PerformanceObserver(list => list.getEntries().forEach(one => (largest = one.startTime)))
                .observe({ type: 'largest-contentful-paint', buffered: true });
              const look = () => {
                const seen = [...document.querySelectorAll('.shot img')].filter(img => {
                  const box = img.getBoundingClientRect();
                  return box.top < innerHeight && box.bottom > 0;
                });
                if (!seen.length || !seen.every(img => img.complete && img.naturalWidth)) return requestAnimationFrame(look);
                const there = performance.now();
                // What was painted last is reported with the next frames.
                setTimeout(() => done([performance.getEntriesByName('first-contentful-paint')[0].startTime, largest, there]), 300);
              };
              look();
            })""";

    private TimelineBench() {}

    public static void main(String[] arguments) throws IOException {
        try (TestServer server = TestServer.start(Files.createTempDirectory("spotter-bench-"))) {
            Person client = server.client();
            for (int i = 0; i < PHOTOS; i++) {
                addPhoto(server, client, i);
            }
            report("first visit", rounds(server, client, true));
            report("again", rounds(server, client, false));
        }
    }

    private static List<List<Double>> rounds(TestServer server, Person client, boolean isFirst) {
        List<List<Double>> all = new ArrayList<>();
        BrowserContext kept = isFirst ? null : context(server, client);
        for (int round = 0; round < ROUNDS; round++) {
            BrowserContext context = kept == null ? context(server, client) : kept;
            Page page = context.newPage();
            page.navigate("http://localhost:" + server.port() + "/");
            List<?> times = (List<?>) page.evaluate(TIMES);
            if (round > 0) {
                all.add(times.stream()
                        .map(time -> ((Number) time).doubleValue())
                        .toList());
            }
            page.close();
            if (kept == null) {
                context.close();
            }
        }
        return all;
    }

    private static BrowserContext context(TestServer server, Person client) {
        BrowserContext context =
                TestBrowser.chromium().newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        String origin = "http://localhost:" + server.port();
        String tokens = Json.write(Map.of("access_token", client.token(), "refresh_token", client.refreshToken()));
        context.addInitScript(
                "localStorage.setItem(" + Json.write("spotter " + origin) + "," + Json.write(tokens) + ")");
        return context;
    }

    private static void addPhoto(TestServer server, Person client, int index) {
        long entry = server.post("/api/progress", client, "{\"notes\":\"day " + index + "\"}")
                .id();
        TestForm form = TestForm.file("photo.jpg", TestPictures.jpeg(WIDTH + index, HEIGHT))
                .and("category", "progress_photo")
                .and("entity_id", entry);
        TestServer.expect(201, server.upload("/api/files/upload", client, form));
    }

    private static void report(String name, List<List<Double>> rounds) {
        System.out.printf(
                "%-12s first paint %4.0f ms, largest %4.0f ms, all in sight %4.0f ms (medians of %d)%n",
                name, median(rounds, 0), median(rounds, 1), median(rounds, 2), rounds.size());
    }

    private static double median(List<List<Double>> rounds, int index) {
        List<Double> values =
                new ArrayList<>(rounds.stream().map(one -> one.get(index)).toList());
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
