package spotter.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.DateGenerator;
import org.jspecify.annotations.Nullable;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * Answers GET and HEAD with stored bytes: conditions (RFC 9110 section 13), single ranges (section 14), validators.
 * Headers about caching and safety are the caller's, set before.
 */
public final class FileResponse {
    /** Up to here the bytes go into Jetty's buffer, which costs half of what the asynchronous way does. */
    static final int SMALL_BYTES = 64 * 1024;

    private static final Pattern STRONG_ETAG = Pattern.compile("\"[!#-~]*\"");

    /** Opens bytes {@code [offset, offset + length)}; the stream is closed here. */
    @FunctionalInterface
    public interface Opener {
        InputStream open(long offset, long length) throws IOException;
    }

    /**
     * What is sent.
     *
     * @param length in bytes
     * @param etag strong and with its quotes, {@code "\"9f86d0\""}
     * @param contentType exactly as it is to be sent
     */
    public record Blob(long length, String etag, Instant lastModified, String contentType, Opener opener) {
        public Blob {
            if (length < 0 || !STRONG_ETAG.matcher(etag).matches()) {
                throw new IllegalArgumentException("not a length and a strong ETag: " + length + ", " + etag);
            }
        }
    }

    private FileResponse() {}

    /**
     * Sends the blob, a part of it, 304 or 412. Returns before a large one has left; the thread is free then.
     *
     * @throws Problem BAD_RANGE, with Content-Range already set
     * @throws IOException the bytes cannot be opened or read; nothing has been sent then
     */
    public static void send(Context ctx, Blob blob) throws IOException {
        Preconditions conditions = new Preconditions(ctx.req(), blob.etag(), blob.lastModified());
        HttpServletResponse response = ctx.res();
        switch (conditions.judge()) {
            case FAILED -> {
                response.setHeader("Cache-Control", "no-store");
                response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
            }
            case NOT_MODIFIED -> {
                validators(response, blob);
                response.setContentType(null);
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            }
            case PASSED -> sendBytes(ctx, blob, range(ctx, blob, conditions));
        }
    }

    private static @Nullable ByteRange range(Context ctx, Blob blob, Preconditions conditions) {
        // Ranges are defined for GET alone (section 14.2).
        boolean counts = ctx.method() == HandlerType.GET && conditions.rangeCounts();
        ByteRange range = counts ? ByteRange.parse(ctx.req().getHeader("Range"), blob.length()) : null;
        if (range == ByteRange.OUTSIDE) {
            ctx.header("Content-Range", "bytes */" + blob.length());
            ctx.header("Cache-Control", "no-store");
            throw new Problem(
                    ProblemKind.BAD_RANGE,
                    "media.bad_range",
                    "The range is outside of the file's " + blob.length() + " bytes");
        }
        return range;
    }

    private static void sendBytes(Context ctx, Blob blob, @Nullable ByteRange range) throws IOException {
        ByteRange bytes = range == null ? new ByteRange(0, blob.length()) : range;
        if (ctx.method() == HandlerType.HEAD) {
            headers(ctx.res(), blob, range);
            ctx.res().setContentLengthLong(bytes.length());
        } else if (bytes.length() <= SMALL_BYTES) {
            byte[] content = read(blob, bytes);
            headers(ctx.res(), blob, range);
            // Jetty counts it: a write that completes a length given before waits for the reader, with its thread.
            // Past Javalin's own stream, which may compress.
            ctx.res().getOutputStream().write(content);
        } else {
            ctx.future(() -> sendLarge(ctx, blob, range, bytes));
        }
    }

    private static CompletableFuture<Void> sendLarge(
            Context ctx, Blob blob, @Nullable ByteRange range, ByteRange bytes) {
        try {
            // Opened before any header is set, so that a failure is answered as one.
            InputStream content = blob.opener().open(bytes.offset(), bytes.length());
            headers(ctx.res(), blob, range);
            ctx.res().setContentLengthLong(bytes.length());
            return BlobWriter.start(ctx, content, bytes.length());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static byte[] read(Blob blob, ByteRange bytes) throws IOException {
        if (bytes.length() == 0) {
            return new byte[0];
        }
        try (InputStream content = blob.opener().open(bytes.offset(), bytes.length())) {
            byte[] all = content.readNBytes((int) bytes.length());
            if (all.length < bytes.length()) {
                throw new EOFException("a stored file is shorter than its row says");
            }
            return all;
        }
    }

    private static void headers(HttpServletResponse response, Blob blob, @Nullable ByteRange range) {
        validators(response, blob);
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Content-Type", blob.contentType());
        if (range != null) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", range.contentRange(blob.length()));
        }
    }

    private static void validators(HttpServletResponse response, Blob blob) {
        response.setHeader("ETag", blob.etag());
        response.setHeader("Last-Modified", DateGenerator.formatDate(blob.lastModified()));
    }
}
