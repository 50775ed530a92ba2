package spotter.progress;

import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.media.PhotoPairs;

/** {@code /api/progress/compare}: two photos side by side, each with its day and weight. */
final class CompareRoutes {
    private final PhotoPairs pairs;
    private final ProgressService progress;

    CompareRoutes(PhotoPairs pairs, ProgressService progress) {
        this.pairs = pairs;
        this.progress = progress;
    }

    void register(Routes routes) {
        routes.get("/api/progress/compare", Action.MEDIA_READ, this::compare);
    }

    private void compare(Context ctx) throws IOException {
        Fields query = Requests.query(ctx);
        long beforeId = query.id("before");
        long afterId = query.id("after");
        query.check();
        PhotoPairs.Pair pair = pairs.read(Callers.of(ctx), beforeId, afterId);
        EntryValues before = values(ctx, pair.before().entityId());
        EntryValues after = values(ctx, pair.after().entityId());
        String fileName = "progress " + before.date() + " to " + after.date() + ".jpg";
        pairs.send(ctx, pair, new PhotoPairs.Words(text(before), text(after), fileName));
    }

    private EntryValues values(Context ctx, long entryId) {
        return progress.require(Callers.of(ctx), Action.PROGRESS_READ, entryId).values();
    }

    /** To one place, as a scale shows it. */
    private static String text(EntryValues values) {
        Double weight = values.weight();
        if (weight == null) {
            return values.date().toString();
        }
        BigDecimal rounded = BigDecimal.valueOf(weight).setScale(1, RoundingMode.HALF_UP);
        return values.date() + "  ·  " + rounded + " kg";
    }
}
