package spotter.notify;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import spotter.db.Database;
import spotter.metrics.Metrics;

/** Writes notifications into a running server's database, many in a transaction; the server hears no bell. */
final class SideDoor implements AutoCloseable {
    private final Database db;
    private final NotificationService notifications;

    SideDoor(Path data) {
        Metrics metrics = new Metrics();
        db = Database.open(data.resolve("spotter.db"), Clock.systemUTC(), metrics);
        notifications = new NotificationService(
                db, new InProcessFanOut(), Duration.ofDays(90), (reader, payload) -> payload, metrics);
    }

    /** @param sizeChars of each message */
    void post(long userId, int count, int sizeChars) {
        String text = IntStream.range(0, sizeChars).mapToObj(i -> "x").collect(Collectors.joining());
        db.run(tx -> LongStream.range(0, count)
                .forEach(i -> notifications.post(
                        tx, userId, Notice.of(NotificationType.PLAN_UPDATED, "Plan", text, Map.of("test", true)))));
    }

    @Override
    public void close() {
        db.close();
    }
}
