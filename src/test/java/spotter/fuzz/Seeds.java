package spotter.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes what a target begins with: its seeds and its dictionary, to be read by Jazzer. */
public final class Seeds {
    private Seeds() {}

    /** @param args the target's name and a folder, in which {@code seeds/} and {@code words} are written */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || !FuzzTargets.ALL.containsKey(args[0])) {
            System.err.println("Targets: " + String.join(" ", FuzzTargets.ALL.keySet()));
            System.exit(2);
        }
        FuzzTarget target = FuzzTargets.named(args[0]);
        Path folder = Files.createDirectories(Path.of(args[1], "seeds"));
        for (Map.Entry<String, byte[]> seed : target.seeds().entrySet()) {
            Files.write(folder.resolve(seed.getKey()), seed.getValue());
        }
        StringBuilder words = new StringBuilder();
        target.words().forEach(word -> words.append('"').append(escaped(word)).append("\"\n"));
        Files.writeString(Path.of(args[1], "words"), words);
    }

    private static String escaped(String word) {
        StringBuilder escaped = new StringBuilder();
        for (char c : word.toCharArray()) {
            boolean isPlain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
            escaped.append(isPlain ? String.valueOf(c) : "\\x%02X".formatted((int) c));
        }
        return escaped.toString();
    }
}
