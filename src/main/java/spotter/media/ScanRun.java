package spotter.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program that is not ours: without a shell, with nothing to read, nothing of our environment but
 * where programs are, and not a moment longer than allowed.
 *
 * @param status its exit status; empty if it had to be killed
 * @param said the first of what it said on both streams, on one line
 */
record ScanRun(OptionalInt status, String said) {
    private static final int MAX_SAID_BYTES = 1000;
    private static final long GLANCE_MILLIS = 10;

    /**
     * Returns when the program has ended or was killed, with all that it had started.
     *
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is to stop; the program is killed
     */
    static ScanRun of(List<String> command, Duration patience) throws IOException, InterruptedException {
        Process process = start(command);
        try {
            process.getOutputStream().close();
            return watch(process, System.nanoTime() + patience.toNanos());
        } finally {
            end(process);
        }
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Settings may stand in the environment, passwords among them.
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private static ScanRun watch(Process process, long deadlineNanos) throws IOException, InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        boolean ended = false;
        while (!ended && System.nanoTime() < deadlineNanos) {
            ended = process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            read(process.getInputStream(), said);
        }
        return new ScanRun(ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(), line(said));
    }

    // Never waiting: a program that goes on in the background may hold the pipe open after this one's end. And all of
    // it: a program whose pipe is full waits.
    private static void read(InputStream in, ByteArrayOutputStream said) throws IOException {
        for (int ready = in.available(); ready > 0; ready = in.available()) {
            byte[] more = in.readNBytes(Math.min(ready, MAX_SAID_BYTES));
            said.write(more, 0, Math.min(more.length, MAX_SAID_BYTES - said.size()));
        }
    }

    // One line an event in the log, whatever a file's content made the scanner say.
    private static String line(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.US_ASCII)
                .replaceAll("[^ -~]+", " ")
                .strip();
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            // A script that is killed leaves the scanner that it has called.
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly();
    }
}
