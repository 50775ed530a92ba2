package spotter.site;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import spotter.auth.Secrets;
import spotter.http.FileResponse;

/**
 * One file of the jar, in memory, served with its ETag: a browser asks each time and mostly hears 304.
 *
 * @param contentType exactly as it is to be sent
 */
record SiteFile(byte[] content, String etag, Instant lastModified, String contentType) {
    /** @param lastModified when this server started; the file changes with the jar only */
    static SiteFile of(byte[] content, Instant lastModified, String contentType) {
        return new SiteFile(content, "\"" + Secrets.hash(content) + "\"", lastModified, contentType);
    }

    /** @param resource below {@code public/} */
    static SiteFile ofResource(String resource, Instant lastModified, String contentType) {
        return of(read("/public/" + resource), lastModified, contentType);
    }

    /** A file of the jar. */
    static byte[] read(String resource) {
        try (InputStream in = SiteFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(Context ctx) throws IOException {
        send(ctx, "no-cache");
    }

    /** @param caching the {@code Cache-Control} */
    void send(Context ctx, String caching) throws IOException {
        ctx.header("Cache-Control", caching);
        // A frontend of another allowed origin may import it; what is here is public.
        ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
        FileResponse.send(
                ctx,
                new FileResponse.Blob(
                        content.length,
                        etag,
                        lastModified,
                        contentType,
                        (offset, length) -> new ByteArrayInputStream(content, (int) offset, (int) length)));
    }
}
