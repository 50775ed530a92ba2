package spotter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One person's browser with the console in it. Whatever the page should never do is written down while it is open and
 * fails the test when it is closed: an error of a script, something its policy forbids, a request to another host.
 */
final class ConsolePage implements AutoCloseable {
    private static final double PATIENCE_MS = 60_000;
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String AXE = resource("/axe.min.js");

    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();

    ConsolePage(BrowserContext context, String origin) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onPageError(error -> faults.add("error: " + error));
        page.onConsoleMessage(message -> {
            // A refusal that the page handles is no fault of the page.
            boolean isAnswer = message.text().startsWith("Failed to load resource");
            if (message.type().equals("error") && !isAnswer) {
                faults.add("console: " + message.text());
            }
        });
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(origin + "/") && !url.matches("(?s)(blob|data):.*")) {
                faults.add("request to " + url);
            }
        });
    }

    /** Playwright's own page, for all that is not here. */
    Page page() {
        return page;
    }

    ConsolePage go(String address) {
        page.navigate(address);
        return this;
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** In the dialog that is open. */
    Locator dialogButton(String name) {
        return page.locator("dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator meter(String label) {
        return page.getByRole(AriaRole.METER, new Page.GetByRoleOptions().setName(label));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator text(String text) {
        return page.getByText(text);
    }

    /** What axe-core finds wrong: rule and element, a line each. */
    void assertAccessible() {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.evaluate(AXE);
        Object found = page.evaluate("axe.run().then(result => result.violations.flatMap(one => one.nodes.map(node =>"
                + " one.id + ': ' + node.target + ' ' + (node.any[0]?.message ?? one.help))).join('\\n'))");
        assertEquals("", found, "axe-core at " + page.url());
    }

    /** Nothing is wider than the window: no sideways scrolling. */
    void assertFits() {
        Object over = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertEquals(true, ((Number) over).intValue() <= 0, over + " pixels too wide at " + page.url());
    }

    /** Pictures for the eye, as {@code target/screenshots/NAME-390-dark.png}; and that it fits both windows. */
    void shoot(String name) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, width == 390 ? 844 : 900);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                page.waitForLoadState(LoadState.NETWORKIDLE);
                // The new colours are there with the next frame but one.
                page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
                String file =
                        "%s-%d-%s.png".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(file))
                        .setAnimations(ScreenshotAnimations.DISABLED));
                assertFits();
            }
        }
        page.setViewportSize(1280, 720);
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), faults);
    }

    private static String resource(String name) {
        try (InputStream in = ConsolePage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
