package spotter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window, on one page. It and all it has started ends with the test. */
public final class TestBrowser implements AutoCloseable {
    private static final String PROGRAM = "chromium";
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;

    /** @param profile an empty folder */
    public TestBrowser(Path profile, String address) throws IOException {
        List<String> command = List.of(
                PROGRAM,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                address);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What it cannot clean up itself, being killed, goes with the folder.
        builder.environment().put("TMPDIR", profile.toString());
        process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    public static boolean isInstalled() throws InterruptedException {
        try {
            Process version = new ProcessBuilder(PROGRAM, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }

    @Override
    public void close() {
        // Asked for before the parent is gone: afterwards nobody knows whose they were.
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        // Its profile is about to be deleted: nobody may still be writing there.
        all.forEach(one ->
                one.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }
}
