package spotter.pictures;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A variant that is encoded by a second thread while the smaller ones are made from the same canvas. */
final class Encoding implements AutoCloseable {
    private final FutureTask<RenderedVariant> task;
    private final Thread thread;

    /** @param canvas not to be changed before the end */
    Encoding(Variant variant, Canvas canvas) {
        this.task = new FutureTask<>(() -> encode(variant, canvas));
        this.thread = new Thread(task, "encoder");
        thread.setDaemon(true);
        thread.start();
    }

    static RenderedVariant encode(Variant variant, Canvas canvas) throws IOException {
        Size size = canvas.size();
        return new RenderedVariant(variant, JpegEncoder.encode(canvas), size.width(), size.height());
    }

    /** Waits for it, and throws what encoding threw. */
    RenderedVariant variant() throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a picture was encoded", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IOException("a picture could not be encoded", e.getCause());
        }
    }

    /** Waits for it: its memory is in use until then. */
    @Override
    public void close() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
