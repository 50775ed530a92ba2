package spotter.http;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Has small bodies read before a thread is given to their request: one that comes in byte by byte waits for none. Of
 * larger ones the beginning; forms with files, which their handlers write to the disk as they come, not at all.
 */
final class EarlyBodies extends EagerContentHandler {
    /** Of nearly every JSON body; that of each connection may be in memory. */
    private static final int MAX_BYTES = 16 * 1024;

    EarlyBodies() {
        super(new RetainedContentLoaderFactory(MAX_BYTES, -1, false), new Left());
    }

    private static final class Left implements ContentLoaderFactory {
        @Override
        public String getApplicableMimeType() {
            return "multipart/form-data";
        }

        @Override
        public @Nullable ContentLoader newContentLoader(
                String contentType,
                String mimeType,
                Handler handler,
                Request request,
                Response response,
                Callback callback) {
            return null;
        }
    }
}
