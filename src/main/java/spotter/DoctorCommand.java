package spotter;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.admin.DataFolder;
import spotter.admin.Doctor;
import spotter.admin.Finding;
import spotter.admin.Repair;
import spotter.storage.UploadsMark;

/** {@code doctor [--repair [--forget-missing]]}: whether rows and files fit, from a shell on the server. */
final class DoctorCommand {
    private static final String REPAIR = "--repair";
    private static final String FORGET = "--forget-missing";
    private static final Clock CLOCK = Clock.systemUTC();

    private DoctorCommand() {}

    /** @return 0 if all is well in the end, 1 with a line for each thing that is not */
    static int run(List<String> args, Map<String, String> environment, PrintStream out) throws IOException {
        CommandArguments own = CommandArguments.split(args, List.of(REPAIR, FORGET));
        boolean repairs = own.flags().contains(REPAIR);
        if (!own.files().isEmpty() || own.flags().contains(FORGET) && !repairs) {
            throw new ConfigException("doctor takes --repair, and with it --forget-missing.");
        }
        Config config = Config.read(own.settings(), environment);
        DataFolder data = new DataFolder(config.data());
        // A lock must not make folders in whatever place was meant by mistake.
        if (!Files.isRegularFile(config.databaseFile()) || !Files.isDirectory(config.uploads())) {
            throw new StartException(
                    "There is no spotter.db with its uploads in " + config.data() + "; --data says where they are.");
        }
        try (UploadsMark mark = take(config)) {
            if (mark == null) {
                out.println(
                        "A server is running here: nothing is changed, and what is younger than an hour is its work.");
            }
            if (mark == null && repairs) {
                throw new StartException("Stop the server first: --repair works on what nobody is changing.");
            }
            List<Finding> findings = Doctor.examine(data, mark == null, CLOCK);
            findings.forEach(out::println);
            if (repairs && !findings.isEmpty()) {
                new Repair(data, CLOCK, own.flags().contains(FORGET))
                        .run(findings)
                        .forEach(out::println);
                findings = Doctor.examine(data, false, CLOCK);
                findings.forEach(finding -> out.println("left: " + finding));
            }
            out.println(summary(findings.size(), repairs));
            return findings.isEmpty() ? 0 : 1;
        }
    }

    private static String summary(int findings, boolean repairs) {
        if (findings == 0) {
            return "All is well.";
        }
        String count = findings == 1 ? "1 finding" : findings + " findings";
        return repairs
                ? count + " left."
                : count + "; nothing was changed. --repair removes what nobody needs and makes variants again.";
    }

    /** Null while a server runs. */
    private static @Nullable UploadsMark take(Config config) {
        try {
            return UploadsMark.take(config.uploads());
        } catch (IOException e) {
            return null;
        }
    }
}
