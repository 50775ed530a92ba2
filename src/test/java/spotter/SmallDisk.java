package spotter;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file system of a few MiB that can be filled and can fail, mounted for one test; without the right to, the test is skipped. */
public final class SmallDisk implements AutoCloseable {
    private final Path root;
    private final Path filler;

    private SmallDisk(Path root) {
        this.root = root;
        this.filler = root.resolve("filler");
    }

    /** @param folder empty, where it is mounted */
    public static SmallDisk mount(Path folder, int mib) {
        require("mount", "-t", "tmpfs", "-o", "size=" + mib + "m", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    /** One that can {@link #fail}; its image lies beside it. */
    public static SmallDisk mountImage(Path folder, int mib) throws IOException {
        Path image = folder.resolveSibling(folder.getFileName() + ".ext4");
        Files.createFile(image);
        require("truncate", "-s", mib + "M", image.toString());
        require("mkfs.ext4", "-q", "-m", "0", image.toString());
        require("mount", "-o", "loop", image.toString(), folder.toString());
        return new SmallDisk(folder);
    }

    public Path root() {
        return root;
    }

    public long freeBytes() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }

    /** Leaves this much, to a page of memory. */
    public void fill(long leftBytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (int piece = 1 << 20; piece >= 4096; piece /= 16) {
                while (freeBytes() >= leftBytes + piece) {
                    out.write(new byte[piece]);
                }
            }
        }
    }

    public void empty() throws IOException {
        Files.delete(filler);
    }

    /** What a kernel does to a file system that it finds broken: no file takes a byte any more, open ones neither. */
    public void fail() {
        require("mount", "-o", "remount,abort", root.toString());
    }

    /** Nothing below can be written by its name until this is closed; files that are open can. */
    public static AutoCloseable readOnly(Path path) {
        require("mount", "--bind", path.toString(), path.toString());
        require("mount", "-o", "remount,bind,ro", path.toString());
        return () -> run("umount", "-l", path.toString());
    }

    @Override
    public void close() {
        run("umount", "-l", root.toString());
    }

    private static void require(String... command) {
        List<String> said = run(command);
        boolean isDone = said.get(0).equals("0");
        if (!isDone) {
            System.err.println("SKIPPED: no small file system to fill and break (needs root): " + said);
        }
        assumeTrue(isDone, "no file system can be mounted here: " + said);
    }

    /** The exit status and what it said. */
    private static List<String> run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            List<String> said = new ArrayList<>();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            said.add(Integer.toString(process.waitFor()));
            said.add(text.strip());
            return said;
        } catch (IOException e) {
            return List.of("127", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
