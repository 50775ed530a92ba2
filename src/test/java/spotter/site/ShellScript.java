package spotter.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code spotter.sh} in the hands of one person: a folder to work in, and one for what the script keeps. */
final class ShellScript {
    private static final long PATIENCE_SECONDS = 60;

    private final Path script;
    private final Path home;
    private final Path folder;

    /** How it ended. */
    record Result(int status, String out, String err) {
        /** Fails with everything it said unless it ended like this. */
        Result expect(int wanted) {
            assertEquals(wanted, status, toString());
            return this;
        }
    }

    /** @param home an empty folder of this person's */
    ShellScript(Path script, Path home) throws IOException {
        this.script = script;
        this.home = home;
        this.folder = Files.createDirectories(home.resolve("work"));
    }

    /** Where its commands run. */
    Path folder() {
        return folder;
    }

    Path session() {
        return home.resolve("config/spotter/session");
    }

    Result run(String... words) throws Exception {
        return runWith("", words);
    }

    /** @param input comes as its standard input, which is no terminal */
    Result runWith(String input, String... words) throws Exception {
        Path in = Files.writeString(home.resolve("in"), input);
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        Process process = builder(words)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            boolean isOver = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(out);
            String complained = Files.readString(err);
            return new Result(isOver ? process.exitValue() : -1, said, complained);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A command that does not end by itself. */
    Running start(String... words) throws IOException {
        return new Running(builder(words).redirectErrorStream(true).start());
    }

    private ProcessBuilder builder(String... words) {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        builder.environment().put("TMPDIR", home.toString());
        return builder;
    }

    /** What it says is read line by line; closing ends it as a service manager would. */
    static final class Running implements AutoCloseable {
        private final Process process;
        private final BufferedReader lines;

        private Running(Process process) {
            this.process = process;
            this.lines = process.inputReader(StandardCharsets.UTF_8);
        }

        /** Waits for it. */
        String line() throws IOException {
            return lines.readLine();
        }

        /** Its exit status once it has been told to end. */
        int end() throws InterruptedException {
            process.destroy();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
