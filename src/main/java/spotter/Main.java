package spotter;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import spotter.db.DatabaseException;
import spotter.files.PrivateFiles;

/** The command line of the jar. */
public final class Main {
    private static final int EXIT_WRONG_USE = 2;
    private static final int EXIT_FAILED = 1;

    private Main() {}

    public static void main(String[] args) {
        leaveOutProbing();
        int status = run(Arrays.asList(args), System.getenv(), System.in, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * What libraries would find out at every start and nobody here asks for: 0.17 s of it and 12 MB. Jetty loads JMX
     * for the width of a pointer; Jdbi loads the JDK's flight recorder to report statements, which a recording started
     * with the program still has. Jetty also makes a thousand locales nine times; no text of ours depends on one.
     */
    private static void leaveOutProbing() {
        System.getProperties().putIfAbsent("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        System.getProperties().putIfAbsent("jfr.unsupported.vm", "true");
        System.getProperties().putIfAbsent("java.locale.providers", "SPI");
    }

    /** @return the exit status; what went wrong is one sentence on {@code err} */
    static int run(
            List<String> args, Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
        List<String> rest = new ArrayList<>(args);
        String command = rest.isEmpty() || rest.get(0).startsWith("--") ? "serve" : rest.remove(0);
        try {
            if (rest.contains("--help") || args.contains("--help")) {
                out.print(Help.text());
                return 0;
            }
            switch (command) {
                case "serve" -> serve(Config.read(rest, environment), out);
                case "demo" -> DemoCommand.run(rest, environment, out);
                case "backup" -> BackupCommand.backup(rest, environment, out);
                case "restore" -> BackupCommand.restore(rest, environment, out);
                case "doctor" -> {
                    return DoctorCommand.run(rest, environment, out);
                }
                case "user" -> UserCommand.run(rest, environment, in, out);
                case "version" -> out.println("spotter " + version());
                case "help" -> out.print(Help.text());
                default -> throw new ConfigException("There is no command '" + command + "'; see help.");
            }
            return 0;
        } catch (ConfigException e) {
            err.println(e.getMessage());
            return EXIT_WRONG_USE;
        } catch (DatabaseException | StartException e) {
            err.println(e.getMessage());
            return EXIT_FAILED;
        } catch (IOException e) {
            err.println(sentence(e));
            return EXIT_FAILED;
        }
    }

    // The message of a file system's exception is often no more than a path.
    private static String sentence(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + " cannot be read or written by this user; check its owner.";
        }
        if (failure instanceof FileSystemException failed) {
            String reason = failed.getReason() == null ? failed.getClass().getSimpleName() : failed.getReason();
            return failed.getFile() + " cannot be used: " + reason + ".";
        }
        return String.valueOf(failure.getMessage());
    }

    /** Of the jar's manifest; {@code dev} when run from classes. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    private static void serve(Config config, PrintStream out) throws IOException {
        // Before the first connection: its native library is unpacked here, not where a kill would leave it for ever.
        Path unpacked = PrivateFiles.makeFolder(config.uploads().resolve("temp"));
        System.setProperty("org.sqlite.tmpdir", unpacked.toString());
        Server server = Server.start(config, Clock.systemUTC());
        UntilStopped untilStopped = new UntilStopped(server::close);
        String setupCode = server.setupCode();
        if (setupCode != null) {
            out.println("No administrator yet. One-time set-up code: " + setupCode);
        }
        untilStopped.await();
    }
}
