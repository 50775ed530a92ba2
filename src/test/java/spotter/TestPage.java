package spotter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import spotter.http.Json;

/**
 * A site of one page, on an origin of its own. The page's script tells the test what it sees with {@code report(object)}
 * and waits for it with {@code await go()}.
 */
public final class TestPage implements AutoCloseable {
    /** Long enough for a loaded machine; reached only by a failing test. */
    private static final long PATIENCE_SECONDS = 60;
    /** One report after the other, so that they arrive in order. */
    private static final String TOOLS = """
            let reported = Promise.resolve();
            function report(what) {
              reported = reported.then(() => fetch('/report', { method: 'POST', body: JSON.stringify(what) }));
            }
            const go = () => fetch('/go');
            addEventListener('error', event => report({ type: 'error', message: String(event.message) }));
            addEventListener('unhandledrejection', event => report({ type: 'error', message: String(event.reason) }));
            """;

    private final BlockingQueue<Map<String, Object>> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> permits = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer site;
    private volatile String script = "";

    public TestPage() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(threads);
        site.createContext("/report", this::takeReport);
        site.createContext("/go", this::letGo);
        site.createContext("/", this::servePage);
        site.start();
    }

    /** As a browser states it. */
    public String origin() {
        return "http://localhost:" + site.getAddress().getPort();
    }

    /** Something else on the same origin. */
    public void serve(String path, HttpHandler handler) {
        site.createContext(path, handler);
    }

    /** What the page does once it is opened; as a module, so that it may import. */
    public TestPage run(String newScript) {
        script = newScript;
        return this;
    }

    /** The next report, whatever it is; waits for it. */
    public Map<String, Object> next() throws InterruptedException {
        Map<String, Object> report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError("the page has reported nothing");
        }
        return report;
    }

    /** The next report, which must be of this type. */
    public Map<String, Object> next(String type) throws InterruptedException {
        Map<String, Object> report = next();
        if (!type.equals(report.get("type"))) {
            throw new AssertionError("the page should report " + type + " and reports " + report);
        }
        return report;
    }

    /** Lets the page's script go on from where it waits, or will. */
    public void proceed() {
        permits.add(true);
    }

    @Override
    public void close() {
        site.stop(0);
        threads.shutdownNow();
    }

    private void servePage(HttpExchange exchange) throws IOException {
        String page = "<!doctype html><meta charset=utf-8><title>test</title><script>" + TOOLS
                + "</script><script type=module>" + script + "</script>";
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void takeReport(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        reports.add(Json.readObject(new String(body, StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private void letGo(HttpExchange exchange) throws IOException {
        try {
            permits.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
