package spotter;

/** What {@code --help} prints: every command and every setting. */
final class Help {
    private static final String COMMANDS = """
            Spotter, the private file and live-update server of a small gym.

              java -jar spotter.jar [serve] [--setting value ...]
              java -jar spotter.jar demo [--setting value ...]
              java -jar spotter.jar user add --email E --role admin|trainer|client --full-name N --password-stdin
              java -jar spotter.jar user passwd --email E --password-stdin
              java -jar spotter.jar user list
              java -jar spotter.jar backup FILE
              java -jar spotter.jar restore FILE --data FOLDER [--force]
              java -jar spotter.jar doctor [--repair [--forget-missing]]
              java -jar spotter.jar version
              java -jar spotter.jar help

            Without --password-stdin, user add prints a link where the person chooses a password, and user passwd asks.
            demo serves an invented gym on a temporary folder, which goes when it ends.
            backup writes one ZIP, beside a running server too. restore fills an empty folder; --force moves aside what is
            there. doctor compares database and files; --repair, on a stopped server, removes what no row names and makes
            missing variants again, --forget-missing also removes the rows of lost originals. Its exit status is 0 if all
            is well, 1 if not.

            Settings: as --name value, as SPOTTER_NAME in the environment (SPOTTER_NAME_FILE: read it from that file),
            or as name=value in spotter.properties in the data folder; the first of these wins.

            """;

    private Help() {}

    static String text() {
        StringBuilder text = new StringBuilder(COMMANDS);
        for (Setting setting : Setting.values()) {
            String otherwise = setting.otherwise().isEmpty() ? "" : " [" + setting.otherwise() + "]";
            text.append(String.format("  %-22s %s%s%n", setting.wireName(), setting.help(), otherwise));
        }
        return text.toString();
    }
}
