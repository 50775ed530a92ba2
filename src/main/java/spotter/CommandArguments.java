package spotter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words after a command that works on files.
 *
 * @param files without a {@code --}
 * @param flags the command's own, which have no value
 * @param settings all other flags with their values, for {@link Config}
 */
record CommandArguments(List<String> files, List<String> flags, List<String> settings) {
    static CommandArguments split(List<String> args, List<String> ownFlags) {
        CommandArguments split = new CommandArguments(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (ownFlags.contains(arg)) {
                split.flags.add(arg);
            } else if (arg.startsWith("--")) {
                split.settings.add(arg);
                if (!arg.contains("=") && i + 1 < args.size()) {
                    split.settings.add(args.get(++i));
                }
            } else {
                split.files.add(arg);
            }
        }
        return split;
    }

    /** The only file. */
    Path file(String complaint) {
        if (files.size() != 1) {
            throw new ConfigException(complaint);
        }
        return Path.of(files.get(0));
    }
}
