package spotter.admin;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.db.Database;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.storage.LocalDisk;

/**
 * Whether the server can do its work: the database answers, takes a change and is in its place, uploads can be written,
 * the disk is above its reserve. Found out by doing it, so at most once a second however many ask. Thread-safe.
 */
public final class Readiness {
    /** Each check costs two syncs of the disk, and anybody may ask for it. */
    private static final Duration KEPT = Duration.ofSeconds(1);
    /** Longer than the database waits for a lock: a check that takes this long hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private final Database db;
    private final LocalDisk disk;
    private final long reserve;
    private final AtomicReference<@Nullable Long> begunNanos = new AtomicReference<>();
    private volatile Verdict last;

    private record Verdict(List<String> complaints, long nanos) {}

    /** @param reserve bytes that must be free on the disk of the uploads */
    public Readiness(Database db, LocalDisk disk, long reserve) {
        this.db = db;
        this.disk = disk;
        this.reserve = reserve;
        this.last = check();
    }

    /** @throws Problem 503 that says what does not work */
    void require() {
        List<String> complaints = complaints();
        if (!complaints.isEmpty()) {
            throw Problem.retryLater(
                    ProblemKind.OVERLOADED, "health.not_ready", String.join(" ", complaints), RETRY_AFTER);
        }
    }

    private List<String> complaints() {
        // Nobody waits for a check that another one has begun: a hanging disk must not take all threads.
        if (isLongerAgo(last.nanos(), KEPT) && begunNanos.compareAndSet(null, System.nanoTime())) {
            try {
                last = check();
            } finally {
                begunNanos.set(null);
            }
        }
        Long begun = begunNanos.get();
        boolean hangs = begun != null && isLongerAgo(begun, PATIENCE);
        return hangs ? List.of("The database or the disk does not answer.") : last.complaints();
    }

    private static boolean isLongerAgo(long nanos, Duration age) {
        return System.nanoTime() - nanos > age.toNanos();
    }

    private Verdict check() {
        List<String> complaints = new ArrayList<>();
        if (!db.isInPlace()) {
            complaints.add(
                    "The database's file was moved, replaced or deleted; until it is put back, nothing is saved.");
        } else if (!db.isWorking()) {
            complaints.add("The database cannot be read or written.");
        }
        try {
            disk.requireWritable();
            if (disk.usableBytes() < reserve) {
                complaints.add("The disk is almost full; nothing can be uploaded.");
            }
        } catch (IOException e) {
            log.warn("the folder for uploads cannot be written", e);
            complaints.add("The folder for uploads cannot be written.");
        }
        return new Verdict(complaints, System.nanoTime());
    }
}
