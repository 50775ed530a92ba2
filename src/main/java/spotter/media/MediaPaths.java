package spotter.media;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.storage.StorageKey;

/** What the addresses of media say. */
final class MediaPaths {
    private MediaPaths() {}

    /** The file named by {@code /{file_type}/{filename}}; 400 for an unknown type, 404 for what cannot be a file. */
    static StorageKey key(Context ctx) {
        String folder = ctx.pathParam("file_type");
        String name = ctx.pathParam("filename");
        if (!MediaKind.folders().contains(folder)) {
            throw malformed("file_type must be one of " + String.join(", ", MediaKind.folders()));
        }
        if (!StorageKey.isLegal(folder, name)) {
            throw Problem.notFound("File");
        }
        return new StorageKey(folder, name);
    }

    /** 400 for a word that is no size. */
    static MediaSize size(String name) {
        return MediaSize.named(name)
                .orElseThrow(() -> malformed("size must be one of original, thumbnail, medium, large"));
    }

    /** The size asked for with {@code ?size=}; empty if none was. */
    static Optional<MediaSize> querySize(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("size")).map(MediaPaths::size);
    }

    /** A number in the query; null if it is none. */
    static @Nullable Long number(Context ctx, String name) {
        String text = ctx.queryParam(name);
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    /** 400 for the address of a variant: it goes with its original. */
    static void requireOriginal(Context ctx, MediaItem item) {
        if (!item.filename().equals(ctx.pathParam("filename"))) {
            throw malformed("This is a variant; delete " + item.kind().folder() + "/" + item.filename()
                    + ", its variants go with it.");
        }
    }

    private static Problem malformed(String detail) {
        return new Problem(ProblemKind.MALFORMED, "media.address", detail);
    }
}
