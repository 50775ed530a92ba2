package spotter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window, on one page. It and all it has started ends with the test. */
public final class TestBrowser implements AutoCloseable {
    private static final String PROGRAM = "chromium";
    private static final long PATIENCE_SECONDS = 30;

    /** Where Chromium writes the port it has chosen for tools. */
    private static final String PORT_FILE = "DevToolsActivePort";

    private final Path profile;
    private final Process process;

    /** @param profile an empty folder */
    public TestBrowser(Path profile, String address) throws IOException {
        this.profile = profile;
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
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                address);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What it cannot clean up itself, being killed, goes with the folder.
        builder.environment().put("TMPDIR", profile.toString());
        process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** To look into its page, and to act there. */
    public DevTools tools() throws IOException, InterruptedException {
        Path file = profile.resolve(PORT_FILE);
        while (!Files.exists(file) || Files.size(file) == 0) {
            Thread.onSpinWait();
        }
        return new DevTools(Integer.parseInt(Files.readAllLines(file).get(0)));
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
