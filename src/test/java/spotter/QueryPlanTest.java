package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.db.Database;

/** SQLite's plan for every statement of every store: none walks through a table that grows. */
class QueryPlanTest {
    private static final Path CLASSES = Path.of("target/classes");

    /** A step that looks at every row; an index that is walked through along an order is left by its LIMIT. */
    private static final Pattern WALK = Pattern.compile("SCAN (\\w+)(?! USING (COVERING )?INDEX)\\b.*");

    /** What a statement names itself: a row without a table, and tables that it has just made. */
    private static final Set<String> OWN_NAMES = Set.of("CONSTANT", "both_ways", "asked", "day", "planned");

    /** Parts that no statement is made of alone. */
    private static final Set<String> PARTS = Set.of("COLUMNS", "SELECT", "WITH_FILES");

    /** Walks that are meant: lists and sums of all, of one row a person or by the administrator, and tables of a few rows. */
    private static final Set<String> MEANT = Set.of(
            "AccountStore.COUNT: a",
            "AccountStore.LIST: a",
            "InviteStore.DELETE_EXPIRED: invite",
            "InviteStore.LIST: i",
            "NamedFileStore.SUM_BYTES: media_blob",
            "PasswordResetStore.DELETE_EXPIRED: password_reset");

    /** By what a statement reads from, the column that says whose a row is. */
    private static final Map<String, String> OWNERS = Map.of(
            "FROM account a", "a.id",
            "FROM media", "m.owner_id",
            "FROM progress_entry", "client_id",
            "FROM audit_event e", "e.subject_id");

    @Test
    void noStatementWalksThroughATableThatGrows(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("spotter.db");
        Database.open(file, Clock.systemUTC()).close();
        Set<String> walks = new TreeSet<>();
        int statements = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (Class<?> store : stores()) {
                for (Map.Entry<String, String> sql : statements(store).entrySet()) {
                    statements++;
                    for (String step : plan(connection, sql.getValue())) {
                        Matcher walk = WALK.matcher(step);
                        if (walk.matches() && !OWN_NAMES.contains(walk.group(1))) {
                            walks.add(store.getSimpleName() + "." + sql.getKey() + ": " + walk.group(1));
                        }
                    }
                }
            }
        }
        assertTrue(statements > 100, "found only " + statements);
        assertEquals(String.join("\n", new TreeSet<>(MEANT)), String.join("\n", walks));
    }

    private static List<String> plan(Connection connection, String sql) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        } catch (SQLException e) {
            throw new SQLException(sql, e);
        }
        return steps;
    }

    /** The statements that stand as constants in a store, completed as it completes them. */
    private static Map<String, String> statements(Class<?> store) throws IllegalAccessException {
        Map<String, String> found = new TreeMap<>();
        for (Field field : store.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && field.getType() == String.class
                    && !PARTS.contains(field.getName())) {
                field.setAccessible(true);
                String text = (String) field.get(null);
                String sql = text.strip().startsWith("FROM ") ? "SELECT 1 " + text : text;
                if (sql.strip().matches("(?s)(SELECT|INSERT|UPDATE|DELETE|WITH)\\b.*") && isWhole(sql)) {
                    found.put(field.getName(), completed(sql));
                }
            }
        }
        return found;
    }

    private static boolean isWhole(String sql) {
        return !sql.strip().startsWith("SELECT") || sql.contains("FROM") || sql.contains("EXISTS");
    }

    private static String completed(String sql) {
        String owner = OWNERS.entrySet().stream()
                .filter(table -> sql.contains(table.getKey()))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder())
                .orElse("");
        return sql.replace("<whose>", owner + " IN (1, 2)")
                .replace("<days>", "('2026-01-01', 1, 0, 1)")
                .replaceAll("<[a-zA-Z]+>", "1, 2");
    }

    private static List<Class<?>> stores() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("spotter"))) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith("Store.class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .sorted()
                    .<Class<?>>map(QueryPlanTest::load)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
