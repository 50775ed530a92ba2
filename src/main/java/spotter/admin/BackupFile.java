package spotter.admin;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A backup in the server's own folder, named after the second in which it was begun.
 *
 * @param name {@code spotter-20261123-030000.zip}, in UTC
 */
record BackupFile(String name, long bytes, Instant createdAt) {
    private static final Pattern NAME = Pattern.compile("spotter-(\\d{8}-\\d{6})\\.zip");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    static String nameAt(Instant moment) {
        return "spotter-" + STAMP.format(moment) + ".zip";
    }

    /** Empty for any other name, and so for one that leads out of the folder. */
    static Optional<Instant> momentOf(String name) {
        Matcher matcher = NAME.matcher(name);
        try {
            return matcher.matches()
                    ? Optional.of(LocalDateTime.parse(matcher.group(1), STAMP).toInstant(ZoneOffset.UTC))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static Optional<BackupFile> of(Path file) {
        String name = file.getFileName().toString();
        return momentOf(name).map(moment -> new BackupFile(name, file.toFile().length(), moment));
    }
}
