package spotter.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import spotter.http.Json;

/** A site of one page, on an origin of its own, whose script can tell the test what it sees: {@code report(object)}. */
final class ReportingPage implements AutoCloseable {
    /** Long enough for a loaded machine; reached only by a failing test. */
    private static final long PATIENCE_SECONDS = 60;
    /** One report after the other, so that they arrive in order. */
    private static final String REPORT = """
            let reported = Promise.resolve();
            function report(what) {
              reported = reported.then(() => fetch('/report', { method: 'POST', body: JSON.stringify(what) }));
            }
            """;

    private final BlockingQueue<Map<String, Object>> reports = new LinkedBlockingQueue<>();
    private final HttpServer site;
    private volatile String script = "";

    ReportingPage() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/report", this::takeReport);
        site.createContext("/", this::servePage);
        site.start();
    }

    /** As a browser states it. */
    String origin() {
        return "http://localhost:" + site.getAddress().getPort();
    }

    /** What the page does once it is opened. */
    ReportingPage run(String newScript) {
        script = newScript;
        return this;
    }

    Map<String, Object> nextReport() throws InterruptedException {
        Map<String, Object> report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError("the page has reported nothing");
        }
        return report;
    }

    @Override
    public void close() {
        site.stop(0);
    }

    private void servePage(HttpExchange exchange) throws IOException {
        String page = "<!doctype html><meta charset=utf-8><title>test</title><script>" + REPORT + script + "</script>";
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
}
