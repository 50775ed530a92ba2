package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plan of the house, read from the sources: who may look at whom, which library lives where, how long things get. */
class HouseRulesTest {
    private static final Path MAIN = Path.of("src/main/java/spotter");
    private static final Path TESTS = Path.of("src/test/java/spotter");
    private static final int MAX_FILE_LINES = 300;
    private static final int MAX_METHOD_LINES = 40;

    /** Each room may import from those with a smaller number only; rooms with the same number not from each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("problem"),
            List.of("access"),
            List.of("metrics"),
            List.of("files"),
            List.of("db"),
            List.of("http"),
            List.of("audit"),
            List.of("storage"),
            List.of("formats"),
            List.of("jpeg"),
            List.of("pictures"),
            List.of("users"),
            List.of("auth"),
            List.of("notify"),
            List.of("media"),
            List.of("nutrition", "progress"),
            List.of("admin", "export", "site", "demo"),
            List.of(""));

    /** What routes of these rooms share: receiving a form, naming a file in an address, writing an answer piecemeal. */
    private static final Predicate<Source> ROUTE_PARTS = source -> Set.of(
                    "media/Uploads",
                    "media/MediaPaths",
                    "media/MediaResponse",
                    "media/PhotoPairs",
                    "notify/EventStreamOutlet")
            .contains(source.toString());

    private static final Map<String, Predicate<Source>> LIBRARIES = Map.ofEntries(
            Map.entry(
                    "io.javalin",
                    in("http").or(named("(.*Routes|Listener|Action|SiteFile)").or(ROUTE_PARTS))),
            Map.entry("org.eclipse.jetty", in("http").or(in("notify"))),
            Map.entry("jakarta.servlet", in("http").or(ROUTE_PARTS)),
            Map.entry("org.jdbi", in("db").or(named(".*Store"))),
            Map.entry("org.sqlite", in("db")),
            Map.entry("io.prometheus", in("metrics")),
            // Which mode a new file gets is said in one place.
            Map.entry("java.nio.file.attribute.PosixFilePermissions", in("files")),
            Map.entry("com.sksamuel", in("pictures")),
            Map.entry("javax.imageio", in("pictures").or(named("Sketch"))),
            Map.entry("com.twelvemonkeys", in("pictures")),
            Map.entry("ar.com.hjg.pngj", in("pictures")),
            Map.entry("net.sf.jmimemagic", named("MagicNumbers")),
            Map.entry("com.auth0", named("Tokens")),
            Map.entry("com.fasterxml.jackson", named("(Json|SocketCommand)")),
            Map.entry("at.favre", named("Passwords")),
            Map.entry("jakarta.mail", named("Mailer")));

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);

    private static final Pattern METHOD =
            Pattern.compile("^    (?!.*\\b(record|class|enum|interface) )[^\\s@][^=;]*\\(.*");

    private record Source(Path file, String room, String name, String text) {
        List<String> imports() {
            Matcher matcher = IMPORT.matcher(text);
            return matcher.results().map(found -> found.group(1)).toList();
        }

        @Override
        public String toString() {
            return room + "/" + name;
        }
    }

    @Test
    void noRoomLooksUpwards() {
        List<String> wrong = new ArrayList<>();
        for (Source source : sources(MAIN)) {
            for (String imported : source.imports()) {
                if (imported.startsWith("spotter.") && !room(imported).equals(source.room())) {
                    if (floor(room(imported)) >= floor(source.room())) {
                        wrong.add(source + " imports " + imported);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyLibraryStaysInItsRoom() {
        List<String> wrong = new ArrayList<>();
        for (Source source : sources(MAIN)) {
            for (String imported : source.imports()) {
                LIBRARIES.forEach((library, allowed) -> {
                    if ((imported + ".").startsWith(library + ".") && !allowed.test(source)) {
                        wrong.add(source + " imports " + imported);
                    }
                });
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void storesStayInTheirRoom() {
        List<String> wrong = sources(MAIN).stream()
                .filter(source -> source.name().endsWith("Store"))
                .filter(source -> Pattern.compile("^public .*(class|record|interface)", Pattern.MULTILINE)
                        .matcher(source.text())
                        .find())
                .map(Source::toString)
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyRoomSaysWhatItIsForAndChecksNulls() throws IOException {
        Map<Path, Boolean> rooms = new TreeMap<>();
        sources(MAIN).forEach(source -> rooms.put(source.file().getParent(), true));
        for (Path room : rooms.keySet()) {
            String text = Files.readString(room.resolve("package-info.java"));
            assertTrue(text.startsWith("/** ") && text.contains("\n@NullMarked\n"), room.toString());
        }
    }

    @Test
    void nothingGrowsTooLong() {
        List<String> wrong = new ArrayList<>();
        for (Source source : all()) {
            List<String> lines = source.text().lines().toList();
            if (lines.size() > MAX_FILE_LINES) {
                wrong.add(source + " has " + lines.size() + " lines");
            }
            longMethods(lines).forEach(found -> wrong.add(source + found));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void noTodoWithoutANumberAndNoDrawerForOddThings() {
        // Written in halves, so that this file does not find itself.
        Pattern loose = Pattern.compile("TO" + "DO(?! #\\d)|FIX" + "ME|XX" + "X");
        for (Source source : all()) {
            assertFalse(loose.matcher(source.text()).find(), source.toString());
            assertFalse(source.room().matches(".*(util|common|helper).*"), source.toString());
        }
    }

    /** A method or constructor starts at four spaces with a parenthesis, and ends at a brace at four spaces. */
    private static List<String> longMethods(List<String> lines) {
        List<String> found = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (METHOD.matcher(lines.get(i)).matches()) {
                start = i;
            }
            if (lines.get(i).equals("    }") && start >= 0) {
                int length = i - start + 1;
                if (length > MAX_METHOD_LINES) {
                    found.add(":" + (start + 1) + " is a method of " + length + " lines");
                }
                start = -1;
            }
        }
        return found;
    }

    private static Predicate<Source> in(String room) {
        return source -> source.room().equals(room);
    }

    private static Predicate<Source> named(String pattern) {
        return source -> source.name().matches(pattern);
    }

    private static int floor(String room) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(room)) {
                return i;
            }
        }
        throw new AssertionError("the plan does not know the room " + room);
    }

    /** Of an imported name: {@code spotter.users.User} is in {@code users}, {@code spotter.Server} in the root. */
    private static String room(String imported) {
        String rest = imported.substring("spotter.".length());
        return Character.isLowerCase(rest.charAt(0)) ? rest.substring(0, rest.indexOf('.')) : "";
    }

    private static List<Source> all() {
        return Stream.concat(sources(MAIN).stream(), sources(TESTS).stream()).toList();
    }

    private static List<Source> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> source(root, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(Path root, Path file) {
        try {
            String name = file.getFileName().toString().replace(".java", "");
            String room = root.relativize(file.getParent()).toString();
            return new Source(file, room, name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
