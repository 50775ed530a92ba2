package spotter.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import spotter.Shell;

/** Archives that somebody or something has changed: refused, and nothing of them stays. */
class TamperedBackupTest extends BackupCase {
    @Test
    void everyTamperingIsFoundBeforeAnythingIsTouched() throws IOException {
        backedUp();
        refuses(
                "is not what its manifest says",
                rewritten((name, bytes) -> name.endsWith(".pdf") ? changed(bytes) : bytes));
        refuses(
                "is not what its manifest says",
                rewritten((name, bytes) -> name.equals("spotter.db") ? changed(bytes) : bytes));
        refuses("is missing", rewritten((name, bytes) -> name.endsWith(".pdf") ? new byte[0] : bytes, Map.of(), true));
        refuses(
                "is not in its manifest",
                rewritten((name, bytes) -> bytes, Map.of("uploads/documents/more.pdf", "x"), false));
        refuses(
                "has no manifest.json",
                rewritten((name, bytes) -> name.equals("manifest.json") ? new byte[0] : bytes, Map.of(), true));
        refuses(
                "manifest is damaged",
                rewritten(
                        (name, bytes) -> name.equals("manifest.json") ? "{}".getBytes(StandardCharsets.UTF_8) : bytes));
        refuses("has format 2", rewritten(replacing("manifest.json", "\"format\":1", "\"format\":2")));
        Files.writeString(file, "not a zip");
        refuses("is not a whole backup", file);
    }

    @Test
    void aNameThatClimbsOutIsRefused() throws IOException {
        backedUp();
        for (String name : List.of(
                "../evil.pdf",
                "uploads/../../evil.pdf",
                "/tmp/evil.pdf",
                "uploads/documents/../x.pdf",
                "uploads/temp/x.part",
                "uploads\\\\documents\\\\x.pdf")) {
            Path evil = rewritten(
                    replacing(
                            "manifest.json",
                            "\"files\":[",
                            "\"files\":[{\"name\":\"" + name + "\",\"bytes\":1,\"sha256\":\"" + "0".repeat(64)
                                    + "\"},"),
                    Map.of(name, "x"),
                    false);
            refuses("is not to be trusted", evil);
        }
    }

    @Test
    void aRowWithoutItsFileIsRefusedEvenIfTheManifestIsRight() throws IOException {
        backedUp();
        String listed = "";
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("manifest.json"))) {
            String manifest = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int start = manifest.indexOf("{\"name\":\"uploads/documents");
            listed = manifest.substring(start, manifest.indexOf('}', start) + 2);
        }
        String entry = listed.endsWith(",") ? listed : listed.substring(0, listed.length() - 1);
        BiFunction<String, byte[], byte[]> without = replacing("manifest.json", entry, "");
        refuses(
                "1 stored file is missing",
                rewritten(
                        (name, bytes) -> name.endsWith(".pdf") ? new byte[0] : without.apply(name, bytes),
                        Map.of(),
                        true));
    }

    private void refuses(String complaint, Path archive) throws IOException {
        String said = Shell.fail("restore", archive, "--data", other);
        assertTrue(said.contains(complaint), said);
        assertEquals(
                List.of(),
                Files.exists(other)
                        ? names(other).stream()
                                .filter(name -> !name.equals("uploads"))
                                .toList()
                        : List.of());
        assertFalse(Files.exists(folder.resolve("evil.pdf")));
    }

    private static byte[] changed(byte[] bytes) {
        byte[] other = bytes.clone();
        other[other.length / 2] ^= 1;
        return other;
    }

    private static BiFunction<String, byte[], byte[]> replacing(String name, String from, String to) {
        return (entry, bytes) -> entry.equals(name)
                ? new String(bytes, StandardCharsets.UTF_8).replace(from, to).getBytes(StandardCharsets.UTF_8)
                : bytes;
    }

    private Path rewritten(BiFunction<String, byte[], byte[]> change) throws IOException {
        return rewritten(change, Map.of(), false);
    }

    /** A copy with other contents; {@code dropsEmpty} leaves out what has become empty. */
    private Path rewritten(BiFunction<String, byte[], byte[]> change, Map<String, String> more, boolean dropsEmpty)
            throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(copy)) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] bytes =
                        change.apply(entry.getName(), zip.getInputStream(entry).readAllBytes());
                if (!dropsEmpty || bytes.length > 0) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(bytes);
                }
            }
            for (Map.Entry<String, String> entry : more.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey().replace("\\\\", "\\")));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(folder.resolve("rewritten.zip"), copy.toByteArray());
    }
}
