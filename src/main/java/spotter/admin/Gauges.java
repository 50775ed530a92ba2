package spotter.admin;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spotter.db.Database;
import spotter.media.MediaRoom;
import spotter.media.MediaStats;
import spotter.metrics.Metrics;
import spotter.notify.Hub;
import spotter.storage.LocalDisk;

/** The numbers that nobody counts, because they can be looked up when somebody asks. */
public final class Gauges {
    /** The sums look at the row of every stored file. */
    private static final Duration SUMS_KEPT = Duration.ofSeconds(30);

    private Gauges() {}

    public static void register(Metrics metrics, Database db, LocalDisk disk, MediaRoom media, Hub hub) {
        metrics.gauge("spotter_db_file_bytes", "Size of the database and of its log.", "file", db::fileSizes);
        metrics.gauge("spotter_disk_free_bytes", "What can still be written.", () -> bytes(disk::usableBytes));
        metrics.gauge("spotter_disk_total_bytes", "The uploads' file system.", () -> bytes(disk::totalBytes));
        metrics.gauge("spotter_uploads_under_way", "Uploads being received or worked on.", media::uploadsUnderWay);
        metrics.gauge(
                "spotter_sockets_open",
                "Open WebSockets and event streams.",
                () -> hub.count().connections());
        metrics.gauge(
                "spotter_sockets_users",
                "People with one of them.",
                () -> hub.count().users());
        Kept<Map<String, MediaStats.Sum>> sums = new Kept<>(media::sums, SUMS_KEPT);
        metrics.gauge(
                "spotter_media_bytes",
                "Stored files, variants included.",
                "folder",
                () -> each(sums.value(), MediaStats.Sum::size));
        metrics.gauge(
                "spotter_media_files",
                "Stored files, variants included.",
                "folder",
                () -> each(sums.value(), MediaStats.Sum::count));
    }

    private interface Looked {
        long up() throws IOException;
    }

    // A disk that does not answer leaves the other numbers readable.
    private static double bytes(Looked looked) {
        try {
            return looked.up();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static Map<String, Long> each(Map<String, MediaStats.Sum> sums, Function<MediaStats.Sum, Long> number) {
        return sums.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> number.apply(entry.getValue())));
    }

    /** What was found out a moment ago is good enough. Thread-safe. */
    private static final class Kept<T> {
        private final Supplier<T> source;
        private final Duration age;
        private @Nullable T value;
        private long nanos;

        Kept(Supplier<T> source, Duration age) {
            this.source = source;
            this.age = age;
        }

        synchronized T value() {
            T known = value;
            if (known == null || System.nanoTime() - nanos > age.toNanos()) {
                known = source.get();
                value = known;
                nanos = System.nanoTime();
            }
            return known;
        }
    }
}
