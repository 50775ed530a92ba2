package spotter.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.util.Map;
import spotter.TestBrowser;
import spotter.TestServer;
import spotter.http.Json;

/** Opens the console; every {@link ConsolePage} is a profile of its own. */
final class ConsoleBrowser {
    private ConsoleBrowser() {}

    /** A page that nobody has signed in to yet. */
    static ConsolePage open(TestServer server, String address) {
        return open(server, address, new Browser.NewContextOptions());
    }

    /** @param options language, zone, size of the window */
    static ConsolePage open(TestServer server, String address, Browser.NewContextOptions options) {
        BrowserContext context = context(server, options);
        return new ConsolePage(context, origin(server)).go(address);
    }

    /** A page of somebody who has signed in before. */
    static ConsolePage open(TestServer server, TestServer.Person person, String address) {
        return open(server, person, address, new Browser.NewContextOptions());
    }

    static ConsolePage open(
            TestServer server, TestServer.Person person, String address, Browser.NewContextOptions options) {
        BrowserContext context = context(server, options);
        String tokens = Json.write(Map.of("access_token", person.token(), "refresh_token", person.refreshToken()));
        // Once: a page that signs out stays signed out.
        context.addInitScript("if (!sessionStorage.seen) { sessionStorage.seen = 1;" + "localStorage.setItem("
                + Json.write("spotter " + origin(server)) + "," + Json.write(tokens) + "); }");
        return new ConsolePage(context, origin(server)).go(address);
    }

    private static String origin(TestServer server) {
        return "http://localhost:" + server.port();
    }

    private static BrowserContext context(TestServer server, Browser.NewContextOptions options) {
        assumeTrue(
                TestBrowser.isInstalled(),
                "NOT TESTED: chromium is not installed, so nobody has looked at the console; on Debian: apt-get install"
                        + " chromium");
        return TestBrowser.chromium().newContext(options.setBaseURL(origin(server)));
    }
}
