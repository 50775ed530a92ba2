package spotter.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import spotter.auth.Secrets;
import spotter.files.PrivateFiles;
import spotter.formats.ContentType;
import spotter.formats.Inspection;
import spotter.formats.MetadataStripper;
import spotter.formats.PictureFacts;
import spotter.formats.PictureLimits;
import spotter.formats.UploadInspector;
import spotter.http.ReceivedFile;
import spotter.metrics.Metrics;
import spotter.pictures.ImageProcessor;
import spotter.pictures.MemoryBudget;
import spotter.pictures.RenderedVariant;
import spotter.pictures.SideBySide;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * From received bytes to finished files in the temporary folder: scanned, judged, cleaned, rendered. How many run at once is
 * bounded by memory: a file in hand takes its size, a decode what its format needs.
 */
final class Pipeline implements AutoCloseable {
    /** Parts of the heap; the rest is for everything else the server does. */
    private static final double FILES_SHARE = 0.25;

    private static final double DECODES_SHARE = 0.55;

    private static final Duration MAX_WAIT = Duration.ofSeconds(30);
    /** Each holds a thread of the pool of 250 while it waits for memory. */
    private static final int MAX_AT_ONCE = 64;

    /** Streams and tables around a file in hand. */
    private static final long FIXED_BYTES = 1 << 20;

    private final @Nullable MalwareScanner scanner;
    private final UploadInspector inspector;
    private final ImageProcessor images = new ImageProcessor();
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);
    private final long filesBytes;
    private final long smallestShare;
    private final MemoryBudget files;
    private final MemoryBudget decodes;
    private final Path temp;
    private final ExecutorService disk = TempFiles.writers();
    private final Metrics metrics;

    /** @param scanner null for none */
    Pipeline(PictureLimits limits, @Nullable MalwareScanner scanner, Path temp, Metrics metrics) {
        this.scanner = scanner;
        this.inspector = new UploadInspector(limits);
        this.temp = temp;
        this.metrics = metrics;
        long heap = Runtime.getRuntime().maxMemory();
        this.filesBytes = (long) (heap * FILES_SHARE);
        this.smallestShare = filesBytes / (Runtime.getRuntime().availableProcessors() + 1);
        this.files = new MemoryBudget(filesBytes, MAX_WAIT);
        this.decodes = new MemoryBudget((long) (heap * DECODES_SHARE), MAX_WAIT);
    }

    /** One finished file: its content is on the disk, but still in the temporary folder. */
    record Finished(MediaSize size, Path path, long sizeBytes) {}

    /**
     * An accepted upload, ready to be stored. Closing it deletes what was not moved away.
     *
     * @param sha256 of the original as it will be stored
     */
    record Prepared(
            ContentType type, @Nullable PictureFacts picture, String sha256, Finished original, List<Finished> variants)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(original.path());
            for (Finished variant : variants) {
                Files.deleteIfExists(variant.path());
            }
        }
    }

    /** Reads the pictures of a page that are stored already. */
    @FunctionalInterface
    interface PageReader {
        SideBySide read() throws IOException;
    }

    /** Two stored pictures on one page, in the memory that uploads share. */
    byte[] sideBySide(long storedBytes, PageReader reader) throws IOException {
        return inPlace(() -> {
            try (MemoryBudget.Permit inHand = acquire(files, Math.min(filesBytes, storedBytes + FIXED_BYTES))) {
                SideBySide page = reader.read();
                try (MemoryBudget.Permit decode = acquire(decodes, page.heapNeeded());
                        Metrics.Timing decoding = metrics.decoding()) {
                    return page.render();
                }
            }
        });
    }

    /** Refuses with a Problem, leaving nothing behind but the received file, which stays the caller's to delete. */
    Prepared prepare(ReceivedFile received, MediaKind kind) throws IOException {
        return inPlace(() -> {
            // Before any memory is taken: nothing of ours waits for a program that is not.
            if (scanner != null) {
                scanner.require(received.path(), metrics);
            }
            return judge(received, kind);
        });
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T inPlace(Work<T> work) throws IOException {
        if (!places.tryAcquire()) {
            throw busy("Too many pictures are being worked on; try again in a few seconds.");
        }
        try {
            return work.run();
        } catch (OutOfMemoryError full) {
            throw busy("There is no memory for this file just now; try again later or send a smaller one.");
        } finally {
            places.release();
        }
    }

    private static Problem busy(String detail) {
        return Problem.retryLater(ProblemKind.OVERLOADED, "media.busy", detail, MAX_WAIT);
    }

    private Prepared judge(ReceivedFile received, MediaKind kind) throws IOException {
        // Two budgets taken in this order, the second never held while waiting for the first: no deadlock.
        // A picture is in memory as it came and as it is cleaned, a document only as it came.
        long copies = kind == MediaKind.DOCUMENT ? 1 : 2;
        // A file larger than the whole share waits until it has that for itself. A small one takes no less than a
        // processor's part: more at once than there are processors, and one that waits for the disk, gain nothing.
        long needed = Math.min(filesBytes, Math.max(smallestShare, copies * received.sizeBytes() + FIXED_BYTES));
        try (MemoryBudget.Permit inHand = acquire(files, needed)) {
            byte[] bytes = received.readAll();
            Inspection verdict = inspector.inspect(bytes, received.originalName(), kind.accepted());
            PictureFacts facts = verdict.picture();
            return facts == null
                    ? prepareDocument(received, verdict.type())
                    : preparePicture(received, bytes, verdict.type(), facts);
        }
    }

    private Prepared prepareDocument(ReceivedFile received, ContentType type) throws IOException {
        PrivateFiles.sync(received.path());
        Finished original = new Finished(MediaSize.ORIGINAL, received.path(), received.sizeBytes());
        return new Prepared(type, null, received.sha256Hex(), original, List.of());
    }

    private Prepared preparePicture(ReceivedFile received, byte[] bytes, ContentType type, PictureFacts facts)
            throws IOException {
        byte[] clean = MetadataStripper.strip(bytes, type);
        try (TempFiles files = new TempFiles(temp, disk)) {
            files.replace(received.path(), MediaSize.ORIGINAL, clean);
            for (RenderedVariant variant : render(clean, type, facts)) {
                files.add(MediaSize.of(variant.variant()), variant.jpeg());
            }
            String sha256 = Secrets.hash(clean);
            List<Finished> written = files.finish();
            return new Prepared(type, facts, sha256, written.get(0), written.subList(1, written.size()));
        }
    }

    private List<RenderedVariant> render(byte[] clean, ContentType type, PictureFacts facts) {
        try (MemoryBudget.Permit decode = acquire(decodes, ImageProcessor.heapNeeded(clean, type, facts));
                Metrics.Timing decoding = metrics.decoding()) {
            return images.render(clean, type, facts);
        }
    }

    @Override
    public void close() {
        disk.shutdown();
    }

    private MemoryBudget.Permit acquire(MemoryBudget budget, long bytes) {
        try (Metrics.Timing waiting = metrics.waitingForMemory()) {
            return budget.acquire(bytes);
        }
    }
}
