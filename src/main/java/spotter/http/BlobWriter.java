package spotter.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a stream out whenever the client takes more, holding no thread while it does not. */
final class BlobWriter implements WriteListener {
    private static final Logger log = LoggerFactory.getLogger(BlobWriter.class);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Context ctx;
    private final InputStream content;
    private final ServletOutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private long left;

    private BlobWriter(Context ctx, InputStream content, long length) throws IOException {
        this.ctx = ctx;
        this.content = content;
        this.left = length;
        this.out = ctx.res().getOutputStream();
    }

    /**
     * The request must be asynchronous already. The future ends normally in every case: once bytes are out, no
     * answer about a failure can follow them. The stream is closed here, also if starting fails.
     */
    static CompletableFuture<Void> start(Context ctx, InputStream content, long length) throws IOException {
        boolean started = false;
        try {
            BlobWriter writer = new BlobWriter(ctx, content, length);
            writer.out.setWriteListener(writer);
            started = true;
            return writer.done;
        } finally {
            if (!started) {
                content.close();
            }
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            int ready = left == 0 ? 0 : readSome();
            if (ready <= 0) {
                finish();
                return;
            }
            left -= ready;
            // The buffer is Jetty's until isReady() says otherwise.
            out.write(buffer, 0, ready);
        }
    }

    /** The client went away or stopped taking bytes for longer than the idle timeout. */
    @Override
    public void onError(Throwable failure) {
        log.debug("a file was not taken to its end", failure);
        finish();
    }

    private int readSome() {
        try {
            int got = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (got < 0) {
                throw new EOFException("a stored file is shorter than its row says");
            }
            return got;
        } catch (IOException e) {
            log.error("a stored file cannot be read to its end", e);
            // Cut off, the client knows that something is missing; a clean end would pass for the whole file.
            ServletContextRequest.getServletContextRequest(ctx.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close();
            return -1;
        }
    }

    private void finish() {
        try {
            content.close();
        } catch (IOException e) {
            log.debug("closing a stored file failed", e);
        }
        done.complete(null);
    }
}
