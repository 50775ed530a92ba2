package spotter.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import spotter.files.PrivateFiles;

/**
 * The files of one picture on their way to the disk, each written by a thread of its own: the original while the
 * variants are rendered, the variants at once, for a disk syncs several files in little more time than one.
 */
final class TempFiles implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;

    private final Path folder;
    private final Executor writers;
    private final List<Writing> all = new ArrayList<>();

    /**
     * @param folder for the files; named {@code <uuid>.part} they go at the next start, should a crash leave them
     * @param writers {@link #writers()}
     */
    TempFiles(Path folder, Executor writers) {
        this.folder = folder;
        this.writers = writers;
    }

    /** Threads that mostly wait for the disk: as many as there is to write. */
    static ExecutorService writers() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "disk");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private record Writing(Pipeline.Finished file, CompletableFuture<Void> end) {}

    /** Begins to write a new file. The content must not change until that is finished or closed. */
    void add(MediaSize size, byte[] content) {
        Path path = folder.resolve(UUID.randomUUID() + ".part");
        begin(size, path, content, () -> PrivateFiles.write(path, content));
    }

    /** Begins to write what the file holds from now on, as {@link #add} does. */
    void replace(Path file, MediaSize size, byte[] content) {
        begin(size, file, content, () -> PrivateFiles.overwrite(file, content));
    }

    /** Waits until all are on the disk, and gives them to the caller, in their order. */
    List<Pipeline.Finished> finish() throws IOException {
        for (Writing writing : all) {
            await(writing.end());
        }
        List<Pipeline.Finished> finished = all.stream().map(Writing::file).toList();
        all.clear();
        return finished;
    }

    /** Deletes what was not given away, once nobody writes it any more. */
    @Override
    public void close() throws IOException {
        for (Writing writing : all) {
            writing.end().exceptionally(failure -> null).join();
            Files.deleteIfExists(writing.file().path());
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    private void begin(MediaSize size, Path path, byte[] content, Write write) {
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> unchecked(write), writers);
        all.add(new Writing(new Pipeline.Finished(size, path, content.length), end));
    }

    private static void unchecked(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CompletableFuture<Void> end) throws IOException {
        try {
            end.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
