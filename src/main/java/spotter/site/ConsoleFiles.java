package spotter.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The console's files, all of them in memory.
 *
 * @param version changes whenever a file does; it stands in the addresses, so that a browser need not ask again
 * @param files by their path, like {@code core/dom.js}
 */
record ConsoleFiles(String version, Map<String, SiteFile> files) {
    private static final String FOLDER = "/public/console";
    private static final String PAGE = "index.html";
    private static final int VERSION_BYTES = 8;

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml");

    ConsoleFiles {
        files = Map.copyOf(files);
    }

    /** @param lastModified of all of them */
    static ConsoleFiles read(Instant lastModified) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        try {
            URI folder = Objects.requireNonNull(resource(), "the jar lacks its console")
                    .toURI();
            if (folder.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                    collect(jar.getPath(FOLDER), contents);
                }
            } else {
                collect(Path.of(folder), contents);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return of(contents, lastModified);
    }

    private static URL resource() {
        return ConsoleFiles.class.getResource(FOLDER);
    }

    private static void collect(Path folder, Map<String, byte[]> into) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                into.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    private static ConsoleFiles of(SortedMap<String, byte[]> contents, Instant lastModified) {
        String version = versionOf(contents);
        contents.computeIfPresent(
                PAGE,
                (name, page) -> new String(page, StandardCharsets.UTF_8)
                        .replace("{version}", version)
                        .getBytes(StandardCharsets.UTF_8));
        Map<String, SiteFile> files = new TreeMap<>();
        contents.forEach((name, content) -> files.put(name, SiteFile.of(content, lastModified, typeOf(name))));
        return new ConsoleFiles(version, files);
    }

    private static String versionOf(SortedMap<String, byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((name, content) -> {
                digest.update((name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String typeOf(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return Objects.requireNonNull(type, name);
    }

    SiteFile page() {
        return Objects.requireNonNull(files.get(PAGE));
    }

    /** Empty if there is none, and for a file of an earlier or later version of the console. */
    Optional<SiteFile> find(String wantedVersion, String path) {
        return wantedVersion.equals(version) ? Optional.ofNullable(files.get(path)) : Optional.empty();
    }
}
