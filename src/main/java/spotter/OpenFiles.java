package spotter;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many files this process may open, connections among them; who takes too many leaves none for the database. */
final class OpenFiles {
    private static final Logger log = LoggerFactory.getLogger(OpenFiles.class);

    private OpenFiles() {}

    /**
     * What can be had of what the settings want, said in the log if it is less.
     *
     * @param percent of all files that these may take
     */
    static int affordable(String what, int wanted, int percent) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long affordable = system.getMaxFileDescriptorCount() / 100 * percent;
            if (affordable < wanted) {
                log.warn(
                        "at most {} {} at a time instead of {}: this process may open {} files (ulimit -n)",
                        affordable,
                        what,
                        wanted,
                        system.getMaxFileDescriptorCount());
                return (int) affordable;
            }
        }
        return wanted;
    }
}
