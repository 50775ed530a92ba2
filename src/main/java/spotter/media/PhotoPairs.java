package spotter.media;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import spotter.access.Caller;
import spotter.pictures.SideBySide;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.storage.StorageBackend;

/** Two progress photos of one person on one page, so that what has changed is seen at a glance. */
public final class PhotoPairs {
    private final MediaService media;
    private final Pipeline pipeline;
    private final StorageBackend storage;
    private final MediaResponse response;
    private final Clock clock;

    PhotoPairs(MediaService media, Pipeline pipeline, StorageBackend storage, MediaResponse response, Clock clock) {
        this.media = media;
        this.pipeline = pipeline;
        this.storage = storage;
        this.response = response;
        this.clock = clock;
    }

    /** Both are the same person's progress photos. */
    public record Pair(MediaItem before, MediaItem after) {}

    /**
     * What the page says.
     *
     * @param fileName under which it is saved
     */
    public record Words(String before, String after, String fileName) {}

    /**
     * The two, if the caller may see them; 404 otherwise.
     *
     * @throws Problem 400 for two that make no pair
     */
    public Pair read(Caller caller, long beforeId, long afterId) {
        Pair pair = new Pair(media.read(caller, beforeId), media.read(caller, afterId));
        requireProgressPhoto("before", pair.before());
        requireProgressPhoto("after", pair.after());
        if (pair.before().ownerId() != pair.after().ownerId()) {
            throw new Problem(
                    ProblemKind.MALFORMED, "progress.two_clients", "The two photos are of different clients.");
        }
        media.look(caller, pair.before());
        media.look(caller, pair.after());
        return pair;
    }

    /** Answers with the page as a JPEG. */
    public void send(Context ctx, Pair pair, Words words) throws IOException {
        StoredFile before = large(pair.before());
        StoredFile after = large(pair.after());
        byte[] jpeg = pipeline.sideBySide(
                before.sizeBytes() + after.sizeBytes(),
                () -> new SideBySide(
                        new SideBySide.Half(read(before), words.before()),
                        new SideBySide.Half(read(after), words.after())));
        response.sendMade(ctx, jpeg, words.fileName(), clock.instant());
    }

    private StoredFile large(MediaItem item) {
        return StoredFile.choose(media.files(item), item.longerSide(), MediaSize.LARGE);
    }

    private byte[] read(StoredFile file) throws IOException {
        try (InputStream bytes = storage.open(file.key(), 0, file.sizeBytes())
                // Deleted between the row and the bytes.
                .orElseThrow(() -> Problem.notFound("File"))) {
            return bytes.readAllBytes();
        }
    }

    private static void requireProgressPhoto(String field, MediaItem item) {
        if (item.kind() != MediaKind.PROGRESS_PHOTO) {
            throw new Problem(
                    ProblemKind.MALFORMED,
                    "progress.not_a_progress_photo",
                    field + " must be the id of a progress photo; " + item.id() + " is a "
                            + item.kind().category().replace('_', ' ') + ".");
        }
    }
}
