package spotter.admin;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spotter.http.Json;

/**
 * The list of contents of a backup.
 *
 * @param format of the archive; raised when an older program could not read it
 * @param serverVersion that made it
 * @param schemaVersion of the database in it
 * @param files all entries but the manifest itself
 */
record Manifest(int format, Instant createdAt, String serverVersion, int schemaVersion, List<Entry> files) {
    static final int FORMAT = 1;

    /** One file: its name in the archive, its length, its SHA-256 as hex. */
    record Entry(String name, long bytes, String sha256) {
        Entry {
            if (bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("not a length and a SHA-256: " + bytes + ", " + sha256);
            }
        }
    }

    Manifest {
        files = List.copyOf(files);
    }

    /** The uploads among the files. */
    int uploads() {
        return (int) files.stream()
                .filter(file -> file.name().startsWith(Archive.UPLOADS))
                .count();
    }

    String write() {
        return Json.write(this);
    }

    /** @throws IOException with a sentence for the operator: this is no manifest, or one of a newer program */
    static Manifest read(String text) throws IOException {
        try {
            Map<String, @Nullable Object> object = Json.readObject(text);
            int format = value(object, "format", Integer.class);
            if (format != FORMAT) {
                throw new IOException("The backup has format " + format + ", this program knows " + FORMAT
                        + "; restore it with the Spotter that made it.");
            }
            List<Entry> files = new ArrayList<>();
            for (Object file : value(object, "files", List.class)) {
                Map<?, ?> entry = (Map<?, ?>) file;
                files.add(new Entry(
                        value(entry, "name", String.class),
                        value(entry, "bytes", Number.class).longValue(),
                        value(entry, "sha256", String.class)));
            }
            return new Manifest(
                    format,
                    Instant.parse(value(object, "created_at", String.class)),
                    value(object, "server_version", String.class),
                    value(object, "schema_version", Integer.class),
                    files);
        } catch (RuntimeException e) {
            throw new IOException("The backup's manifest is damaged: " + e.getMessage() + ".", e);
        }
    }

    private static <T> T value(Map<?, ?> object, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(object.get(name), name + " is missing"));
    }
}
