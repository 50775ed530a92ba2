package spotter.media;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spotter.http.Callers;
import spotter.http.Multipart;
import spotter.http.ReceivedFile;
import spotter.http.UploadGate;
import spotter.metrics.Metrics;
import spotter.problem.FieldError;
import spotter.problem.Problem;

/** Brings an upload's bytes into the temporary folder: bounded in size, in number, and by the disk's reserve. */
public final class Uploads {
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    /** A picture, and what is made of it. */
    private static final int COPIES = 2;

    private final Path temp;
    private final DiskSpace space;
    private final Quota quota;
    private final MediaLimits limits;
    private final UploadGate gate;
    private final Metrics metrics;

    Uploads(Path temp, DiskSpace space, Quota quota, MediaLimits limits, Metrics metrics) {
        this.temp = temp;
        this.space = space;
        this.quota = quota;
        this.limits = limits;
        this.metrics = metrics;
        this.gate = new UploadGate(limits.uploadsAtOnce(), MAX_WAIT);
    }

    /** What to do with a form that has arrived whole; its file is deleted afterwards unless it was moved away. */
    @FunctionalInterface
    public interface Handler {
        /** Returns whose file it is. */
        long handle(Map<String, String> fields, @Nullable ReceivedFile file) throws IOException;
    }

    /** A form whose file is of this kind. The file may be missing where the handler allows it. */
    public void receive(Context ctx, MediaKind kind, Handler handler) throws IOException {
        receive(ctx, kind, Multipart.FILE_FIELD, handler);
    }

    /** {@link #receive(Context, MediaKind, Handler)} for a form that calls its file otherwise than {@code file}. */
    public void receive(Context ctx, MediaKind kind, String fileField, Handler handler) throws IOException {
        receive(ctx, fileField, new Attempt(fields -> Optional.of(kind)), handler);
    }

    /** A form that names its kind in {@code category}; before that is read, the largest limit holds. */
    void receiveAny(Context ctx, Handler handler) throws IOException {
        receive(ctx, Multipart.FILE_FIELD, new Attempt(fields -> MediaKind.find(fields.get("category"))), handler);
    }

    /** The file of a form that must have one; 422 without. */
    public static ReceivedFile required(@Nullable ReceivedFile file) {
        if (file == null) {
            throw Problem.invalid(List.of(FieldError.body("file", "is required", "missing")));
        }
        return file;
    }

    private void receive(Context ctx, String fileField, Attempt attempt, Handler handler) throws IOException {
        try (DiskSpace.Claim claim = claim(ctx, attempt);
                Multipart.Form form =
                        gate.during(Callers.of(ctx).userId(), () -> Multipart.receive(ctx, temp, fileField, attempt))) {
            long ownerId = handler.handle(form.fields(), form.file());
            answerQuota(ctx, quota.remaining(ownerId));
        } catch (Problem refusal) {
            if (refusal instanceof Quota.Exceeded exceeded) {
                answerQuota(ctx, exceeded.remaining());
            }
            metrics.uploadEnded(attempt.category(), refusal.code());
            throw refusal;
        } catch (IOException e) {
            metrics.uploadEnded(attempt.category(), "failed");
            throw e;
        }
    }

    private DiskSpace.Claim claim(Context ctx, Attempt attempt) throws IOException {
        long largest = attempt.maxBytes(Map.of());
        long declared = ctx.req().getContentLengthLong();
        return space.claim(COPIES * (declared < 0 ? largest : Math.min(declared, largest)));
    }

    private static void answerQuota(Context ctx, long bytes) {
        ctx.header("X-Quota-Remaining", Long.toString(bytes));
    }

    /** Of one upload: what its kind allows, as far as the form has told that. */
    private final class Attempt implements Multipart.SizeLimit {
        private final Function<Map<String, String>, Optional<MediaKind>> kindOf;
        private String category = "unknown";

        Attempt(Function<Map<String, String>, Optional<MediaKind>> kindOf) {
            this.kindOf = kindOf;
        }

        @Override
        public long maxBytes(Map<String, String> fields) {
            Optional<MediaKind> kind = kindOf.apply(fields);
            category = kind.map(MediaKind::category).orElse(category);
            return kind.map(limits::maxBytes).orElse(limits.maxBytes());
        }

        String category() {
            return category;
        }
    }
}
