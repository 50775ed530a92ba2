package spotter.db;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import spotter.files.PrivateFiles;

/** Copies of a database file: of one state, whoever writes meanwhile. */
final class Copies {
    private static final Pattern BEFORE_SCHEMA = Pattern.compile("spotter-before-schema-(\\d{1,9})\\.db");
    private static final int KEPT = 3;

    private Copies() {}

    /** @param target missing or empty */
    static void write(Handle handle, Path file, Path target) throws IOException {
        try {
            handle.createUpdate("VACUUM INTO :target")
                    .bind("target", target.toString())
                    .execute();
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLiteException failure
                    && failure.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
                // The words of the operating system, by which a full disk is known everywhere.
                throw new IOException("No space left on device for a copy of the database at " + target, e);
            }
            throw new IOException(
                    "The database " + file + " cannot be copied to " + target + ": "
                            + (e.getCause() == null
                                    ? e.getMessage()
                                    : e.getCause().getMessage()),
                    e);
        }
    }

    /** Into the folder {@code backups} beside the file; the last three such copies stay. */
    static Path beforeSchema(Handle handle, Path file, int schema) throws IOException {
        Path folder = PrivateFiles.makeFolder(file.resolveSibling("backups"));
        Path copy = folder.resolve("spotter-before-schema-" + schema + ".db");
        Path unfinished = folder.resolve(copy.getFileName() + ".tmp");
        Files.deleteIfExists(unfinished);
        try {
            write(handle, file, PrivateFiles.create(unfinished));
            PrivateFiles.sync(unfinished);
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        PrivateFiles.sync(folder);
        removeOld(folder);
        return copy;
    }

    private static void removeOld(Path folder) throws IOException {
        List<Path> copies = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, Copies::isBeforeSchema)) {
            found.forEach(copies::add);
        }
        copies.sort(Comparator.comparing(Copies::schema).reversed());
        for (Path old : copies.subList(Math.min(KEPT, copies.size()), copies.size())) {
            Files.delete(old);
        }
    }

    private static boolean isBeforeSchema(Path file) {
        return BEFORE_SCHEMA.matcher(file.getFileName().toString()).matches();
    }

    private static int schema(Path copy) {
        Matcher name = BEFORE_SCHEMA.matcher(copy.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }
}
