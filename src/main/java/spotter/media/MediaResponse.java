package spotter.media;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import spotter.auth.Secrets;
import spotter.http.ContentDisposition;
import spotter.http.FileResponse;
import spotter.problem.Problem;
import spotter.storage.StorageBackend;

/** Sends one size of a medium with the headers its type needs. */
final class MediaResponse {
    private static final String PICTURE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
    private static final String DOCUMENT_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";
    /** Chrome's own PDF viewer refuses to run in a sandbox or without sources. */
    private static final String INLINE_PDF_POLICY = "frame-ancestors 'none'";

    private static final String PDF = "application/pdf";

    private final StorageBackend storage;
    private final String resourcePolicy;

    /** @param resourcePolicy value of Cross-Origin-Resource-Policy */
    MediaResponse(StorageBackend storage, String resourcePolicy) {
        this.storage = storage;
        this.resourcePolicy = resourcePolicy;
    }

    /** @param caching {@code Cache-Control} of a picture; documents are never stored by a browser */
    void send(Context ctx, ShownMedia shown, MediaSize wanted, String caching) throws IOException {
        StoredFile file = shown.in(wanted);
        boolean isDocument = shown.kind() == MediaKind.DOCUMENT;
        String type = file.size() == MediaSize.ORIGINAL ? shown.mimeType() : "image/jpeg";
        ctx.header("X-Media-Size", file.size().wireName());
        ctx.header("Cross-Origin-Resource-Policy", resourcePolicy);
        ctx.header("Cache-Control", isDocument ? "private, no-store" : caching);
        boolean inline = !isDocument || (PDF.equals(type) && "1".equals(ctx.queryParam("inline")));
        ctx.header("Content-Security-Policy", policy(isDocument, inline));
        ctx.header("Content-Disposition", disposition(inline, name(shown, file)));
        String etag = "\"" + shown.uuid() + "-" + file.size().wireName() + "\"";
        FileResponse.send(
                ctx,
                new FileResponse.Blob(
                        file.sizeBytes(), etag, shown.createdAt(), type, (from, length) -> open(file, from, length)));
    }

    /** A picture made for this request alone; what it was made of may change, so it is asked for anew each time. */
    void sendMade(Context ctx, byte[] jpeg, String name, Instant madeAt) throws IOException {
        ctx.header("Cross-Origin-Resource-Policy", resourcePolicy);
        ctx.header("Cache-Control", "private, no-cache");
        ctx.header("Vary", "Authorization");
        ctx.header("Content-Security-Policy", PICTURE_POLICY);
        ctx.header("Content-Disposition", ContentDisposition.inline(name));
        FileResponse.Opener opener =
                (from, length) -> new ByteArrayInputStream(jpeg, Math.toIntExact(from), Math.toIntExact(length));
        String etag = "\"" + Secrets.hash(jpeg) + "\"";
        FileResponse.send(ctx, new FileResponse.Blob(jpeg.length, etag, madeAt, "image/jpeg", opener));
    }

    private InputStream open(StoredFile file, long from, long length) throws IOException {
        // Deleted between the row and the bytes.
        return storage.open(file.key(), from, length).orElseThrow(() -> Problem.notFound("File"));
    }

    private static String policy(boolean isDocument, boolean inline) {
        if (!isDocument) {
            return PICTURE_POLICY;
        }
        return inline ? INLINE_PDF_POLICY : DOCUMENT_POLICY;
    }

    private static String disposition(boolean inline, String name) {
        return inline ? ContentDisposition.inline(name) : ContentDisposition.attachment(name);
    }

    private static String name(ShownMedia shown, StoredFile file) {
        return file.size() == MediaSize.ORIGINAL
                ? shown.originalName()
                : file.key().name();
    }
}
