package spotter.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.storage.RemovalLock;

/** The {@link Doctor} beside the running server: one at a time, its result kept until the next. Thread-safe. */
final class Examination {
    /** More are counted and not shown: what so many have in common is seen from these. */
    private static final int MAX_SHOWN = 1000;

    private static final Logger log = LoggerFactory.getLogger(Examination.class);

    private final DataFolder data;
    private final RemovalLock removals;
    private final Clock clock;
    private final Worker worker;
    private volatile Report last = Report.NONE;

    Examination(DataFolder data, RemovalLock removals, Clock clock, Worker worker) {
        this.data = data;
        this.removals = removals;
        this.clock = clock;
        this.worker = worker;
    }

    /**
     * What was found.
     *
     * @param startedAt null if nothing was examined since the server started
     * @param finishedAt null while it is under way
     * @param count of all findings, of which {@code items} are the first
     * @param removableBytes of what nobody needs any more
     */
    record Report(
            boolean running,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String error,
            int count,
            long removableBytes,
            List<Item> items) {
        static final Report NONE = new Report(false, null, null, null, 0, 0, List.of());

        Report {
            items = List.copyOf(items);
        }
    }

    /**
     * A {@link Finding} as the administrator reads it.
     *
     * @param bytes of a file that nobody needs any more; null for any other finding
     */
    record Item(
            String kind, String what, String why, @Nullable Long bytes) {}

    Report last() {
        return last;
    }

    /** Begins one, in the background: all originals are read and hashed. 409 while one is under way. */
    synchronized Report start() {
        Report begun = new Report(true, clock.instant(), null, null, 0, 0, List.of());
        if (last.running()) {
            throw new Problem(ProblemKind.CONFLICT, "doctor.running", "An examination is under way; wait for its end.");
        }
        last = begun;
        worker.start(() -> last = examine(begun.startedAt()));
        return begun;
    }

    private Report examine(@Nullable Instant startedAt) {
        try {
            List<Finding> findings = Doctor.examine(data, removals, true, clock);
            List<Item> items = findings.stream().map(this::item).toList();
            return new Report(
                    false,
                    startedAt,
                    clock.instant(),
                    null,
                    items.size(),
                    items.stream()
                            .mapToLong(item -> item.bytes() == null ? 0 : item.bytes())
                            .sum(),
                    items.subList(0, Math.min(MAX_SHOWN, items.size())));
        } catch (IOException | RuntimeException e) {
            Failure failure = Failure.of(clock.instant(), e, "the examination", log);
            return new Report(false, startedAt, failure.at(), failure.detail(), 0, 0, List.of());
        }
    }

    private Item item(Finding finding) {
        return new Item(
                finding.kind().name().toLowerCase(Locale.ROOT), finding.what(), finding.why(), removable(finding));
    }

    private @Nullable Long removable(Finding finding) {
        return switch (finding.kind()) {
            case ORPHAN, DOOMED -> size(data.uploads().resolve(finding.what()));
            case UNFINISHED -> size(data.root().resolve(finding.what()));
            case DATABASE, NUMBERING, MISSING, CHANGED, VARIANT, MODE -> null;
        };
    }

    /** Null for a folder, and for what has gone meanwhile. */
    private static @Nullable Long size(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Long.valueOf(file.toFile().length())
                : null;
    }
}
