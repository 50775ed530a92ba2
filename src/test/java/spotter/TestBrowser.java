package spotter;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium without a window, one for all tests; each of these is a profile of its own with one page. */
public final class TestBrowser implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage");

    /** Long enough for a loaded machine; reached only by a failing test. */
    private static final double PATIENCE_MS = 60_000;

    private static Browser chromium;

    private final BrowserContext context;

    /** @param address opened at once; what its scripts do is not waited for */
    public TestBrowser(String address) {
        context = chromium().newContext();
        context.newPage().navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** The one that all share; it ends with the tests. */
    public static synchronized Browser chromium() {
        if (chromium == null) {
            Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            BrowserType.LaunchOptions options =
                    new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(FLAGS);
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            chromium = playwright.chromium().launch(options);
        }
        return chromium;
    }

    @Override
    public void close() {
        context.close();
    }
}
