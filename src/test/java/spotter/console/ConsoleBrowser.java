package spotter.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.TestServer;
import spotter.http.Json;

/** Debian's Chromium without a window, one for all tests; every {@link ConsolePage} is a profile of its own. */
final class ConsoleBrowser {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage");

    private static @Nullable Browser browser;

    private ConsoleBrowser() {}

    /** A page that nobody has signed in to yet. */
    static ConsolePage open(TestServer server, String address) {
        return open(server, address, new Browser.NewContextOptions());
    }

    /** @param options language, zone, size of the window */
    static ConsolePage open(TestServer server, String address, Browser.NewContextOptions options) {
        BrowserContext context = chromium().newContext(options.setBaseURL(origin(server)));
        return new ConsolePage(context, origin(server)).go(address);
    }

    /** A page of somebody who has signed in before. */
    static ConsolePage open(TestServer server, TestServer.Person person, String address) {
        return open(server, person, address, new Browser.NewContextOptions());
    }

    static ConsolePage open(
            TestServer server, TestServer.Person person, String address, Browser.NewContextOptions options) {
        BrowserContext context = chromium().newContext(options.setBaseURL(origin(server)));
        String tokens = Json.write(Map.of("access_token", person.token(), "refresh_token", person.refreshToken()));
        // Once: a page that signs out stays signed out.
        context.addInitScript("if (!sessionStorage.seen) { sessionStorage.seen = 1;" + "localStorage.setItem("
                + Json.write("spotter " + origin(server)) + "," + Json.write(tokens) + "); }");
        return new ConsolePage(context, origin(server)).go(address);
    }

    private static String origin(TestServer server) {
        return "http://localhost:" + server.port();
    }

    private static synchronized Browser chromium() {
        if (browser == null) {
            Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(PROGRAM)
                            .setArgs(FLAGS));
        }
        return browser;
    }
}
