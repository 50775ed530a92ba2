package spotter.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import spotter.TestRows;

/** What is really in a server's data folder: files by walking, rows by a connection of its own. */
public final class DataFolderView {
    private final Path data;

    public DataFolderView(Path data) {
        this.data = data;
    }

    /** Stored files as {@code folder/name} and their sizes; the temporary folder is not one of them. */
    public Map<String, Long> stored() {
        Map<String, Long> found = new TreeMap<>();
        for (String folder : MediaKind.folders()) {
            for (Path file : list(folder)) {
                found.put(folder + "/" + file.getFileName(), size(file));
            }
        }
        return found;
    }

    /** Names in the temporary folder but for the database's library and the server's lock. */
    public List<String> temporary() {
        return list("temp").stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.startsWith("sqlite-") && !name.equals("server.lock"))
                .toList();
    }

    public long bytes(String folder) {
        return list(folder).stream().mapToLong(DataFolderView::size).sum();
    }

    public byte[] read(String key) {
        try {
            return Files.readAllBytes(path(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path(String key) {
        return data.resolve("uploads").resolve(key);
    }

    /** {@code SELECT count(*) FROM} what follows. */
    public long count(String from) {
        return Long.parseLong(column("SELECT count(*) FROM " + from).get(0));
    }

    /** The first column of every row. */
    public List<String> column(String sql) {
        return TestRows.strings(data, sql);
    }

    /** Not a file, not a row, nothing begun. */
    public void assertNothing() {
        assertEquals(Map.of(), stored());
        assertEquals(List.of(), temporary());
        assertEquals(0, count("media") + count("media_blob") + count("doomed_blob"));
    }

    private List<Path> list(String folder) {
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
