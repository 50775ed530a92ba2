package spotter.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The numbers of one server. A label takes few values, all of them words of this program: never a path, a name or an id
 * that a client sent. Thread-safe.
 */
public final class Metrics {
    /** What {@link #text} is: version 0.0.4 of Prometheus' text format. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    /** Seconds: a read of the database takes the first, a large picture the middle ones, a slow sender the last. */
    private static final double[] BUCKETS = {0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10, 60};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private boolean hasJvm;
    private final Histogram requests = histogram(
            "spotter_http_request_duration_seconds",
            "Time to answer a request; an event stream's is its whole life.",
            "method",
            "route",
            "status");
    private final Histogram transactions = histogram(
            "spotter_db_transaction_duration_seconds",
            "Time of a transaction from asking for a connection to the commit.",
            "kind");
    private final Histogram decodes =
            histogram("spotter_picture_decode_duration_seconds", "Time from a picture's bytes to its variants.");
    private final Histogram memoryWaits = histogram(
            "spotter_upload_memory_wait_seconds", "Time that an upload waited for memory to be worked on in.");
    private final Histogram scans = histogram(
            "spotter_upload_scan_duration_seconds",
            "Time that the malware scanner took for an upload, if there is one.");
    private final Counter uploads = counter(
            "spotter_uploads_total",
            "Uploads by what became of them, a refusal's code included.",
            "category",
            "verdict");
    private final Counter stored =
            counter("spotter_notifications_stored_total", "Notifications written for somebody.", "type");
    private final Counter sent =
            counter("spotter_notifications_sent_total", "Notifications put on sockets and event streams.", "type");

    /** Runs from when it is made to when it is closed. */
    public interface Timing extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * One answered request.
     *
     * @param route the template of the path, never the path
     */
    public void requestAnswered(String method, String route, int status, double seconds) {
        requests.labelValues(method, route, status / 100 + "xx").observe(seconds);
    }

    public Timing reading() {
        return time(transactions.labelValues("read"));
    }

    public Timing writing() {
        return time(transactions.labelValues("write"));
    }

    public Timing decoding() {
        return time(decodes);
    }

    public Timing scanning() {
        return time(scans);
    }

    public Timing waitingForMemory() {
        return time(memoryWaits);
    }

    /** @param verdict {@code accepted}, {@code duplicate}, {@code failed} or the code of a refusal */
    public void uploadEnded(String category, String verdict) {
        uploads.labelValues(category, verdict).inc();
    }

    public void notificationStored(String type) {
        stored.labelValues(type).inc();
    }

    public void notificationSent(String type) {
        sent.labelValues(type).inc();
    }

    /** A number that is looked up whenever somebody asks. */
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(answer -> answer.call(value.getAsDouble()))
                .register(registry);
    }

    /** {@link #gauge(String, String, DoubleSupplier)} of several numbers, by the values of one label. */
    public void gauge(String name, String help, String label, Supplier<Map<String, Long>> values) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(answer -> values.get().forEach((word, value) -> answer.call(value, word)))
                .register(registry);
    }

    /** All numbers as they are now. */
    public byte[] text() {
        registerJvm();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
        return text.toByteArray();
    }

    /** The JVM's own, when first asked for: to find them takes a tenth of a start. */
    private synchronized void registerJvm() {
        if (!hasJvm) {
            JvmMemoryMetrics.builder().register(registry);
            JvmThreadsMetrics.builder().register(registry);
            JvmGarbageCollectorMetrics.builder().register(registry);
            ProcessMetrics.builder().register(registry);
            hasJvm = true;
        }
    }

    private static Timing time(DistributionDataPoint times) {
        return times.startTimer()::close;
    }

    private Histogram histogram(String name, String help, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(BUCKETS)
                .withoutExemplars()
                .register(registry);
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
    }
}
